import { problems as texts, type ProblemText } from '../language/en/problems.js';
import { say } from '../language/text.js';
import type { TextRange } from '../text/range.js';
import type { Uri } from '../workspace.js';
import { joinPolicies } from './inherit.js';
import type { Policy, PolicyProblem } from './model.js';
import { buildPolicy } from './build.js';
import { prune } from './prune.js';
import { readYaml, type TextProblem, type YamlTree } from './yaml-tree.js';
import { resolveBeside } from './uris.js';

/** What to load, and how to see the files that it refers to. Nothing here may throw. */
export interface PolicyInput {
  readonly uri: Uri;
  readonly text: string;
  /** The text of a source document, or undefined where there is no such file. Left out, quotes are not held against their sources. */
  readonly readSource?: (uri: Uri) => string | undefined;
  /** The text of a parent policy file, or undefined where there is no such file. Left out, `extends` is not followed. */
  readonly readParent?: (uri: Uri) => string | undefined;
}

export interface LoadedPolicy {
  /** What could be read, parents joined in; undefined where nothing could. */
  readonly policy: Policy | undefined;
  readonly problems: readonly PolicyProblem[];
  /**
   * False where mistakes made the file lose something that it may have meant to say, so that the last good policy should stay in force. Wrong quotes and
   * missing sources do not: the rows still say what they say.
   */
  readonly intact: boolean;
  /** False where a whole part of the file, or of a parent, may be missing: it is no YAML, or a parent cannot be read. What it does not say means nothing then. */
  readonly readable: boolean;
}

/** Codes of mistakes that leave every row as it was meant. */
const harmless = new Set(['quote-not-in-source', 'unknown-source', 'unknown-row-id', 'duplicate-id']);
/** Codes of mistakes that may hide any number of rows. */
const hiding = new Set(['syntax', 'too-large', 'too-complex', 'extends-missing', 'extends-cycle']);
const deepestParents = 8;

type Tell = (at: TextRange, code: string, said: ProblemText, severity?: 'error' | 'warning') => void;

/** A mistake of a text as one of a file. */
export function policyProblem(uri: Uri, { at, severity, code, said, suggestions }: TextProblem): PolicyProblem {
  return { uri, at, severity, code, said, message: say(texts, said), suggestions };
}

/** The first line of a text: where what is wrong with all of it is told. */
export function firstLine(text: string): TextRange {
  const end = text.search(/[\r\n]/);
  return { start: 0, end: end < 0 ? text.length : end };
}

/** The ids of all rows as they were written, before rows with mistakes are left out: what refers to such a row is not wrong as well. */
function idsIn(root: object): string[] {
  const ids: string[] = [];
  for (const [section, rows] of Object.entries(root) as [string, unknown][]) {
    if (section === 'sources' || !Array.isArray(rows)) continue;
    for (const row of rows as unknown[]) {
      if (typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'string') ids.push(row.id);
    }
  }
  return ids;
}

function load(input: PolicyInput, above: readonly Uri[]): LoadedPolicy {
  const { uri, text } = input;
  const tree = readYaml(text);
  const problems: TextProblem[] = [...tree.problems];
  const tell: Tell = (at, code, said, severity = 'error') => {
    problems.push({ at, severity, code, said, suggestions: [] });
  };
  let isParentReadable = true;
  const done = (policy: Policy | undefined): LoadedPolicy => {
    const readable =
      policy !== undefined &&
      isParentReadable &&
      problems.every(({ severity, code }) => severity === 'warning' || !hiding.has(code));
    return {
      policy,
      problems: problems.map((problem) => policyProblem(uri, problem)),
      intact: readable && problems.every(({ severity, code }) => severity === 'warning' || harmless.has(code)),
      readable,
    };
  };
  const root = tree.value;
  if (root === undefined || root === null) {
    if (problems.length === 0) tell(firstLine(text), 'empty', ['empty']);
    return done(undefined);
  }
  if (typeof root !== 'object' || Array.isArray(root)) {
    tell(firstLine(text), 'wrong-type', ['noMapping']);
    return done(undefined);
  }
  const loadedParent = parentOf(input, tree, above, tell);
  const parent = loadedParent?.policy;
  isParentReadable = loadedParent?.readable ?? true;
  const ids = idsIn(root);
  const pruned = prune(text, tree);
  problems.push(...pruned.problems);
  if (!pruned.file) return done(undefined);
  const built = buildPolicy(input, tree, pruned.file, pruned.originalIndex, parent, ids);
  problems.push(...built.problems);
  return done(parent ? joinPolicies(parent, built.policy) : built.policy);
}

function parentOf(input: PolicyInput, tree: YamlTree, above: readonly Uri[], tell: Tell): LoadedPolicy | undefined {
  const root = tree.value as Record<string, unknown>;
  const written = root['extends'];
  if (typeof written !== 'string' || written === '' || !input.readParent) return undefined;
  const at = tree.valueRange(root, 'extends') ?? firstLine(input.text);
  const uri = resolveBeside(input.uri, written);
  const chain = [...above, input.uri];
  if (uri !== undefined && chain.includes(uri)) {
    tell(at, 'extends-cycle', uri === input.uri ? ['extendsItself'] : ['extendsInTurn', written]);
    return undefined;
  }
  if (chain.length > deepestParents) {
    tell(at, 'extends-cycle', ['tooManyParents', deepestParents]);
    return undefined;
  }
  const text = uri === undefined ? undefined : input.readParent(uri);
  if (uri === undefined || text === undefined) {
    tell(at, 'extends-missing', ['noParent', written]);
    return undefined;
  }
  const parent = load({ ...input, uri, text }, chain);
  const cycle = parent.problems.some(({ code }) => code === 'extends-cycle');
  if (cycle) tell(at, 'extends-cycle', ['parentCycle', written]);
  else if (!parent.intact) tell(at, 'extends-broken', ['parentBroken', written], 'warning');
  return parent;
}

/**
 * Reads a policy file, its parents joined in, and checks all of it: form, vocabulary, ids, scopes, and quotes against their sources. Every mistake is a
 * problem at its place in this file (a parent's own mistakes are told when that file is loaded). A row that is wrong is left out and the rest is kept.
 * Never throws.
 */
export function loadPolicy(input: PolicyInput): LoadedPolicy {
  return load(input, []);
}

/** The files that a policy text refers to, so that they can be read beforehand: its sources and its parent. */
export function policyReferences(
  uri: Uri,
  text: string,
): { readonly sources: readonly Uri[]; readonly parent: Uri | undefined } {
  const root = readYaml(text).value;
  if (typeof root !== 'object' || root === null) return { sources: [], parent: undefined };
  const { extends: parent, sources } = root as { readonly extends?: unknown; readonly sources?: unknown };
  const files = Array.isArray(sources)
    ? sources.map((entry: unknown) => (entry as { file?: unknown } | null)?.file)
    : [];
  const found = files.flatMap((file) => (typeof file === 'string' ? (resolveBeside(uri, file) ?? []) : []));
  return {
    sources: [...new Set(found)],
    parent: typeof parent === 'string' && parent !== '' ? resolveBeside(uri, parent) : undefined,
  };
}
