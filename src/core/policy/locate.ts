import type { TextRange } from '../text/range.js';
import { descriptionAt, keysAt, vocabularyAt, type PolicyVocabulary } from './schema-shape.js';
import { readYaml } from './yaml-tree.js';

/** What stands at a place of a policy file, for hovers and completion. */
export interface PolicyPlace {
  /** From the root of the file: `['collects', 3, 'category']`. */
  readonly path: readonly (string | number)[];
  /** The key or the value. */
  readonly at: TextRange;
  readonly onKey: boolean;
  /** The value as text, where it is a scalar. */
  readonly text: string | undefined;
  /** From which vocabulary the value is, where it is from one. */
  readonly vocabulary: PolicyVocabulary | undefined;
  /** The row around the place, where it is in one. */
  readonly row: { readonly section: string; readonly index: number } | undefined;
  /** The keys that may stand in the innermost mapping around the place. */
  readonly keys: readonly string[];
  /** What the key means, where the schema says so. */
  readonly description: string | undefined;
}

/** The innermost key or value at a UTF-16 offset of a policy text; undefined outside of all. */
export function locateInPolicy(text: string, offset: number): PolicyPlace | undefined {
  const found = readYaml(text).placeAt(offset);
  if (!found) return undefined;
  const { path, at, onKey, value } = found;
  const [section, index] = path;
  const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const own = !onKey && typeof value === 'object' ? keysAt(path) : [];
  return {
    path,
    at,
    onKey,
    text: isScalar ? String(value) : undefined,
    vocabulary: onKey ? undefined : vocabularyAt(path),
    row:
      typeof section === 'string' && typeof index === 'number' && section !== 'sources'
        ? { section, index }
        : undefined,
    keys: own.length > 0 ? own : keysAt(path.slice(0, -1)),
    description: descriptionAt(path),
  };
}
