import type { ModuleFacts } from '../facts/model.js';
import type { FieldMapping } from '../program/mapping.js';
import type { Observation } from '../program/observation.js';
import { Program } from '../program/program.js';
import type { ProgramOptions } from '../program/program.js';
import { joinSummaries, summarise } from '../rules/summary.js';
import type { ProgramSummary } from '../rules/rule.js';
import type { Uri } from '../workspace.js';
import { follow, programOptions } from './check.js';
import type { Pace } from './pace.js';
import type { KnownFiles, Project } from './project.js';

/** What a program was made with: another one is needed only where this has changed. */
interface Basis {
  readonly resolutionKey: string;
  readonly choiceKeys: string;
  readonly mappings: ReadonlyMap<Uri, FieldMapping>;
}

/** The program of the whole workspace: made once, and brought up to date where files change. */
export class WholeProgram {
  /** The state of `Project.structure` that it was linked for. */
  structure = -1;
  readonly #project: Project;
  #program: Program | undefined;
  #basis: Basis | undefined;
  #facts: ReadonlyMap<Uri, ModuleFacts> = new Map();
  #last: Promise<unknown> = Promise.resolve();
  /** By what a file does, as long as that is the same. */
  readonly #summaries = new WeakMap<
    readonly Observation[],
    { readonly facts: ModuleFacts; readonly own: ProgramSummary }
  >();
  readonly #joined = new WeakMap<ProgramSummary, { readonly right: ProgramSummary; readonly joined: ProgramSummary }>();

  constructor(project: Project) {
    this.#project = project;
  }

  /** Whether the workspace has been read. */
  get isKnown(): boolean {
    return this.#program !== undefined;
  }

  /** The facts of all linked files. */
  get facts(): ReadonlyMap<Uri, ModuleFacts> {
    return this.#facts;
  }

  /** Forgets the program: the facts that it was made of are void. */
  reset(): void {
    this.#program = undefined;
    this.#facts = new Map();
    this.structure = -1;
  }

  /** Runs work on the program alone: linking takes many turns, and nothing may be asked in between. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#last;
    let done: () => void = () => undefined;
    this.#last = new Promise<void>((resolve) => (done = resolve));
    await before;
    try {
      return await work();
    } finally {
      done();
    }
  }

  /** Links all files of the workspace. To be called by work that runs `alone`. */
  async link(
    facts: ReadonlyMap<Uri, ModuleFacts>,
    files: KnownFiles,
    pace: Pace,
    onDone: (done: number) => void,
  ): Promise<Program> {
    const options = await programOptions(this.#project, facts.values(), files);
    const basis = basisOf(options, facts, files);
    const known = this.#program;
    const program = known && this.#takesIn(facts, basis) ? known : new Program(facts.values(), options);
    this.#program = program;
    this.#basis = basis;
    this.#facts = facts;
    await follow(program, pace, onDone);
    return program;
  }

  /** Puts new facts of files in the place of their old ones where the workspace has not changed else; undefined where `link` is needed. */
  async edit(edited: readonly ModuleFacts[], pace: Pace): Promise<Program | undefined> {
    const program = this.#program;
    if (!program) return undefined;
    const facts = new Map(this.#facts);
    for (const each of edited) {
      if (facts.get(each.uri) === each) continue;
      if (!program.replace(each)) return undefined;
      facts.set(each.uri, each);
      this.#facts = facts;
    }
    await follow(program, pace, () => undefined);
    return program;
  }

  /** What the whole program does. Call when it is linked. */
  async summary(pace: Pace): Promise<ProgramSummary> {
    const program = this.#program;
    let level: ProgramSummary[] = [];
    for (const [uri, facts] of this.#facts) {
      const observations = program?.observe(uri) ?? [];
      // An edit may change what a file tests or offers to others, and nothing of what it does with data.
      let known = this.#summaries.get(observations);
      if (known?.facts !== facts)
        this.#summaries.set(observations, (known = { facts, own: summarise(observations, [facts]) }));
      level.push(known.own);
      await pace.step();
    }
    // Joined in pairs, and these in pairs again: an edit changes few of them.
    while (level.length > 1) {
      const next: ProgramSummary[] = [];
      for (let i = 0; i < level.length; i += 2) {
        const [left, right] = [level[i], level[i + 1]];
        if (left) next.push(right ? this.#join(left, right) : left);
      }
      await pace.step();
      level = next;
    }
    return level[0] ?? summarise([], []);
  }

  #join(left: ProgramSummary, right: ProgramSummary): ProgramSummary {
    const known = this.#joined.get(left);
    if (known?.right === right) return known.joined;
    const joined = joinSummaries(left, right);
    this.#joined.set(left, { right, joined });
    return joined;
  }

  /** Whether the program at hand can be brought to new facts. */
  #takesIn(facts: ReadonlyMap<Uri, ModuleFacts>, basis: Basis): boolean {
    const { resolutionKey, choiceKeys, mappings } = this.#basis ?? {};
    if (resolutionKey !== basis.resolutionKey || choiceKeys !== basis.choiceKeys) return false;
    if (mappings?.size !== basis.mappings.size) return false;
    for (const [uri, mapping] of basis.mappings) if (mappings.get(uri) !== mapping) return false;
    for (const [uri, each] of facts)
      if (this.#facts.get(uri) !== each && this.#program?.replace(each) !== true) return false;
    return true;
  }
}

function basisOf(options: ProgramOptions, facts: ReadonlyMap<Uri, ModuleFacts>, files: KnownFiles): Basis {
  return {
    resolutionKey: files.resolutionKey,
    choiceKeys: [...options.choiceKeys].sort().join('\n'),
    mappings: new Map([...facts.keys()].map((uri) => [uri, options.mapping(uri)])),
  };
}
