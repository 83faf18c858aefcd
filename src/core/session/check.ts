import { loadCatalogue } from '../catalogue/load.js';
import type { ModuleFacts } from '../facts/model.js';
import type { Observation } from '../program/observation.js';
import { Program } from '../program/program.js';
import type { ProgramOptions } from '../program/program.js';
import { checkFiles, type SuppressedFinding } from '../rules/engine.js';
import type { Finding, ProgramSummary, RuleContext, RuleFile } from '../rules/rule.js';
import type { Settings } from '../settings.js';
import { classifyName } from '../vocabulary/classify.js';
import type { Uri } from '../workspace.js';
import type { Pace } from './pace.js';
import type { HeldPolicy } from './policyStore.js';
import type { Governed, KnownFiles, Project } from './project.js';

/** What a program of some files is made with. */
export async function programOptions(
  project: Project,
  facts: Iterable<ModuleFacts>,
  files: KnownFiles,
): Promise<ProgramOptions> {
  const governed = new Map<Uri, Governed>();
  for (const { uri } of facts) governed.set(uri, await project.governed(uri));
  const policies = new Set([...governed.values()].flatMap(({ policy }) => policy?.policy ?? []));
  const keys = [...policies].flatMap(({ choices }) => choices.flatMap(({ key }) => key ?? []));
  return {
    catalogue: loadCatalogue(),
    classify: classifyName,
    mapping: (uri) => {
      const found = governed.get(uri);
      if (found === undefined) throw new Error(`${uri} is not governed: it is not among the linked files`);
      return found.mapping;
    },
    resolution: files.resolution,
    choiceKeys: new Set(keys),
  };
}

/** Follows the values of a program, or what of them has changed. */
export async function follow(program: Program, pace: Pace, onDone: (done: number) => void): Promise<void> {
  const turns = program.solve();
  let done = 0;
  for (let turn = turns.next(); turn.done !== true; turn = turns.next()) {
    if (turn.value !== undefined) onDone(++done);
    await pace.step();
  }
}

/** Links some files and follows their values. */
export async function solve(
  project: Project,
  facts: readonly ModuleFacts[],
  files: KnownFiles,
  pace: Pace,
  onDone: (done: number) => void,
): Promise<Program> {
  const program = new Program(facts, await programOptions(project, facts, files));
  await follow(program, pace, onDone);
  return program;
}

/** One analysed file, ready for the rules. */
export interface AnalysedFile {
  readonly facts: ModuleFacts;
  readonly text: string;
  readonly observations: readonly Observation[];
}

export interface CheckInput {
  readonly policy: HeldPolicy | undefined;
  readonly files: readonly AnalysedFile[];
  readonly complete: boolean;
  readonly summary: ProgramSummary | undefined;
}

/** What the rules see of files that one policy governs. */
export function ruleContext(project: Project, { policy, files, complete, summary }: CheckInput): RuleContext {
  return {
    policy: policy !== undefined && policy.unreadable === undefined ? policy.policy : undefined,
    oracle: policy?.oracle,
    catalogue: loadCatalogue(),
    policyProblems: policy?.problems ?? [],
    files: files.map(({ facts, text, observations }): RuleFile => {
      const mapping = project.mappingOf(facts.uri);
      return {
        uri: facts.uri,
        path: project.policyPathOf(facts.uri, policy?.uri),
        text,
        observations,
        annotations: facts.annotations,
        facts,
        ...(mapping && { mapping }),
      };
    }),
    complete,
    ...(summary === undefined ? {} : { summary }),
  };
}

/**
 * Runs the rules over files that one policy governs. Where their settings differ, each file's own count, and those of the policy's folder for what stands in
 * the policy file.
 */
export async function check(
  project: Project,
  input: CheckInput,
  onSuppressed?: (suppressed: SuppressedFinding) => void,
): Promise<Finding[]> {
  const settings = new Map<Uri, Settings>();
  for (const { facts } of input.files) settings.set(facts.uri, (await project.governed(facts.uri)).resolved.settings);
  if (input.policy !== undefined)
    settings.set(input.policy.uri, (await project.governed(input.policy.uri)).resolved.settings);
  const context = ruleContext(project, input);
  const groups = new Map<string, { readonly settings: Settings; readonly uris: Set<Uri> }>();
  for (const [uri, own] of settings) {
    const key = JSON.stringify([own.preset, own.rules]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { settings: own, uris: new Set([uri]) });
    else group.uris.add(uri);
  }
  return [...groups.values()].flatMap((group) => {
    const isOwn = ({ uri }: Finding): boolean => groups.size === 1 || group.uris.has(uri);
    return checkFiles(context, group.settings, (suppressed) => {
      if (isOwn(suppressed.finding)) onSuppressed?.(suppressed);
    }).filter(isOwn);
  });
}
