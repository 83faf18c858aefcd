import { loadCatalogue } from '../../../../src/core/catalogue/load.js';
import { readAnnotations } from '../../../../src/core/facts/annotation-reader.js';
import { extractFacts } from '../../../../src/core/facts/extract.js';
import type { ModuleFacts } from '../../../../src/core/facts/model.js';
import { loadPolicy } from '../../../../src/core/policy/load.js';
import { createOracle } from '../../../../src/core/policy/verdict.js';
import { FieldMapping } from '../../../../src/core/program/mapping.js';
import { Program } from '../../../../src/core/program/program.js';
import { readPathMapping } from '../../../../src/core/program/resolution.js';
import { checkFiles, type RuleSettings } from '../../../../src/core/rules/engine.js';
import { ruleOf } from '../../../../src/core/rules/registry.js';
import type { Finding, Fix, FixContext, RuleContext } from '../../../../src/core/rules/rule.js';
import { summarise } from '../../../../src/core/rules/summary.js';
import { LineIndex } from '../../../../src/core/text/range.js';
import { classifyName } from '../../../../src/core/vocabulary/classify.js';
import { parseWithEstree } from '../../../../src/parsers/estree.js';

const root = 'file:///work';
export const policyUri = `${root}/privacy.policy.yaml`;
export const uriOf = (path: string): string => `${root}/${path}`;

/** Texts of a workspace by path; `privacy.policy.yaml` is its policy, and what ends in `.md` a source document of it. */
export type Files = Readonly<Record<string, string>>;

export interface Checked {
  readonly findings: readonly Finding[];
  readonly context: RuleContext;
}

export interface CheckOptions {
  readonly rules?: RuleSettings['rules'];
  readonly preset?: RuleSettings['preset'];
  readonly fields?: Readonly<Record<string, string | false>>;
  readonly complete?: boolean;
  /** Only these files are checked, though all are linked. */
  readonly only?: readonly string[];
}

const extracted = new Map<string, ModuleFacts>();

/** The facts of a text, kept: a test that tries many fixes changes one file at a time. */
function factsOf(path: string, text: string): ModuleFacts {
  const key = `${path}\n${text}`;
  const known = extracted.get(key);
  if (known) return known;
  const input = { uri: uriOf(path), path, text, hash: text };
  const facts = extractFacts(parseWithEstree(text, path), input, readAnnotations);
  extracted.set(key, facts);
  return facts;
}

/** Runs the whole engine over texts in memory. */
export function check(files: Files, options: CheckOptions = {}): Checked {
  const yaml = files['privacy.policy.yaml'];
  const loaded =
    yaml === undefined
      ? undefined
      : loadPolicy({
          uri: policyUri,
          text: yaml,
          ...(Object.keys(files).some((path) => path.endsWith('.md')) && {
            readSource: (uri: string) => files[uri.slice(root.length + 1)],
          }),
        });
  const policy = loaded?.policy;
  const code = Object.entries(files).filter(([path]) => /\.[cm]?[jt]sx?$/.test(path));
  const facts = code.map(([path, text]) => factsOf(path, text));
  const mappings = Object.entries(files)
    .filter(([path]) => path.endsWith('tsconfig.json'))
    .map(([path, text]) => readPathMapping(uriOf(path), text));
  const mapping = new FieldMapping(options.fields ?? {}, policy?.code);
  const program = new Program(facts, {
    catalogue: loadCatalogue(),
    classify: classifyName,
    mapping: () => mapping,
    resolution: { mappings, packages: [] },
    choiceKeys: new Set(policy?.choices.flatMap(({ key }) => key ?? [])),
  });
  Array.from(program.solve());
  const context: RuleContext = {
    policy,
    oracle: policy && createOracle(policy),
    catalogue: loadCatalogue(),
    policyProblems: loaded?.problems ?? [],
    files: facts
      .filter(({ path }) => options.only?.includes(path) !== false)
      .map((each) => ({
        uri: each.uri,
        path: each.path,
        text: files[each.path] ?? '',
        observations: program.observe(each.uri),
        annotations: each.annotations,
        facts: each,
        mapping,
      })),
    complete: options.complete ?? false,
    summary: summarise(
      facts.flatMap(({ uri }) => program.observe(uri)),
      facts,
    ),
  };
  const settings: RuleSettings = { preset: options.preset ?? 'recommended', rules: options.rules ?? {} };
  return { findings: checkFiles(context, settings), context };
}

/** `path:line rule (severity) message` for each finding. */
export function lines(files: Files, { findings }: Checked): string[] {
  return findings.map(({ uri, range, rule, severity, message }) => {
    const path = uri.slice(root.length + 1);
    return `${path}:${new LineIndex(files[path] ?? '').at(range.start).line} ${rule} (${severity}) ${message}`;
  });
}

export function fixesFor(files: Files, { context }: Checked, finding: Finding): readonly Fix[] {
  const fixContext: FixContext = {
    ...context,
    textOf: (uri) => files[uri.slice(root.length + 1)],
    display: (uri) => uri.slice(root.length + 1),
    workspaceRoot: root,
    parse: parseWithEstree,
  };
  return ruleOf(finding.rule)?.fixes(finding, fixContext) ?? [];
}

/** The texts and settings after a fix. */
export function apply(files: Files, fix: Fix): { files: Files; fields: Record<string, string | false> } {
  const texts: Record<string, string> = { ...files };
  const fields: Record<string, string | false> = {};
  const edits = [...fix.edits].sort((a, b) => ('range' in a && 'range' in b ? b.range.start - a.range.start : 0));
  for (const edit of edits) {
    if ('setting' in edit) fields[edit.key] = typeof edit.value === 'string' ? edit.value : false;
    else if ('create' in edit) texts[edit.uri.slice(root.length + 1)] = edit.create;
    else {
      const path = edit.uri.slice(root.length + 1);
      const text = texts[path] ?? '';
      texts[path] = text.slice(0, edit.range.start) + edit.newText + text.slice(edit.range.end);
    }
  }
  return { files: texts, fields };
}
