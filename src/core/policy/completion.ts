import type { TextRange } from '../text/range.js';
import { descriptionAt, isListAt, keysAt, valuesAt, vocabularyAt, type PolicyVocabulary } from './schema-shape.js';
import { readYaml, type YamlTree } from './yaml-tree.js';

/** What may be written at a place of a policy file. */
export interface PolicyCompletion {
  /** What is written already and will be replaced. */
  readonly replace: TextRange;
  /** From the root of the file. */
  readonly path: readonly (string | number)[];
  /** A key of a mapping, a value, or an item of a list that is a mapping. */
  readonly expects: 'key' | 'value' | 'row';
  readonly keys: readonly PolicyKey[];
  readonly values: readonly { readonly value: string; readonly description: string | undefined }[];
  readonly vocabulary: PolicyVocabulary | undefined;
  /** Names that the file itself gives: ids of rows and sources, scopes. */
  readonly names: readonly string[];
}

export interface PolicyKey {
  readonly name: string;
  readonly description: string | undefined;
  /** What is written after the key: a list, a mapping or one value. */
  readonly holds: 'list' | 'mapping' | 'value';
}

/** Stands for what is being written, so that the text around it can be read. */
const placeholder = 'p1ace_h01der';
/** Words, keys with dots, and what people may write in a path; not the marks of YAML. */
const wordBefore = /[\p{L}\p{N}_.@/*-]*$/u;
const wordAfter = /^[\p{L}\p{N}_.@/*-]*/u;

interface Attempt {
  readonly path: readonly (string | number)[];
  readonly onKey: boolean;
  readonly tree: YamlTree;
}

function attempt(text: string, replace: TextRange, written: string): Attempt | undefined {
  const tree = readYaml(text.slice(0, replace.start) + written + text.slice(replace.end));
  const place = tree.placeAt(replace.start + 1);
  const holds = place?.onKey === true ? place.path.at(-1) === placeholder : place?.value === placeholder;
  return place && holds ? { path: place.path, onKey: place.onKey, tree } : undefined;
}

function namesIn(tree: YamlTree, path: readonly (string | number)[]): string[] {
  const root = tree.value;
  if (typeof root !== 'object' || root === null) return [];
  const sections = root as Readonly<Record<string, unknown>>;
  const idsOf = (list: unknown): string[] =>
    (Array.isArray(list) ? (list as unknown[]) : []).flatMap((row) =>
      typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'string' ? [row.id] : [],
    );
  if (path[2] === 'disables')
    return ['collects', 'uses', 'shares', 'trackers'].flatMap((section) => idsOf(sections[section]));
  if (path.at(-1) === 'scope') return Object.keys((sections['scopes'] as object | null | undefined) ?? {});
  if (path.at(-1) === 'source' && path.includes('quote')) return idsOf(sections['sources']);
  return [];
}

function keyAt(path: readonly (string | number)[], name: string): PolicyKey {
  const own = [...path, name];
  const holds = isListAt(own) ? 'list' : keysAt(own).length > 0 ? 'mapping' : 'value';
  return { name, description: descriptionAt(own), holds };
}

/** What stands in the mapping around a key already, so that it is not offered again. */
function keysThere({ tree, path }: Attempt): ReadonlySet<string> {
  let value: unknown = tree.value;
  for (const key of path.slice(0, -1))
    value = typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  return new Set(typeof value === 'object' && value !== null ? Object.keys(value) : []);
}

/**
 * What may be written at an offset of a policy text, also where the text around it is not finished.
 *
 * @returns undefined in comments, in texts, and where nothing is known of what may stand
 */
export function completeInPolicy(text: string, offset: number): PolicyCompletion | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  if (/(?:^|\s)#/.test(before)) return undefined;
  const start = offset - (wordBefore.exec(before)?.[0].length ?? 0);
  const end = offset + (wordAfter.exec(text.slice(offset))?.[0].length ?? 0);
  const replace = { start, end };
  const follows = /^[ \t]*:(?:\s|$)/.test(text.slice(end));
  // A bare word among keys is no YAML until its colon stands.
  for (const written of follows ? [placeholder] : [`${placeholder}:`, placeholder]) {
    const found = attempt(text, replace, written);
    const completion = found && completionFor(found, replace);
    if (completion) return completion;
  }
  return undefined;
}

function completionFor(found: Attempt, replace: TextRange): PolicyCompletion | undefined {
  const { path, onKey, tree } = found;
  const parent = path.slice(0, -1);
  const none: PolicyCompletion = {
    replace,
    path,
    expects: 'value',
    keys: [],
    values: [],
    vocabulary: undefined,
    names: [],
  };
  const there = keysThere(found);
  const keys = onKey ? keysAt(parent).filter((name) => !there.has(name)) : [];
  // A lone word in a list may become an item that is a mapping, or one that is not.
  const isItem = typeof parent.at(-1) === 'number' && there.size === 1;
  const offered = onKey ? (isItem ? itemValues(tree, parent) : {}) : itemValues(tree, path);
  const completion: PolicyCompletion = {
    ...none,
    ...offered,
    expects: keys.length === 0 ? 'value' : isItem ? 'row' : 'key',
    keys: keys.map((name) => keyAt(parent, name)),
  };
  const { values, names, vocabulary } = completion;
  return keys.length + values.length + names.length > 0 || vocabulary !== undefined ? completion : undefined;
}

function itemValues(
  tree: YamlTree,
  path: readonly (string | number)[],
): Pick<PolicyCompletion, 'values' | 'vocabulary' | 'names'> {
  const vocabulary = vocabularyAt(path);
  const values = vocabulary === undefined || vocabulary === 'tracker' ? valuesAt(path) : [];
  return {
    vocabulary,
    values: values.map(({ value, description }) => ({ value: String(value), description })),
    names: namesIn(tree, path),
  };
}
