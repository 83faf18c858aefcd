import type { CategoryKey, PurposeKey } from '../../../vocabulary/taxonomy.js';
import type { DataOrigin, ImportedRecipient, ImportedRow, Modality, Practice } from '../imported.js';
import type { TrackerKind } from '../../model.js';
import type { Token } from '../structure/words.js';

/** A row before it has its quote: token indexes instead of offsets. */
export interface Draft {
  readonly practice: Practice;
  readonly categories: readonly CategoryKey[];
  readonly purposes: readonly PurposeKey[];
  readonly recipients: readonly ImportedRecipient[];
  readonly negated: boolean;
  readonly modality: Modality;
  readonly from?: DataOrigin | undefined;
  /** The words that tell when it holds: first and last token, the end exclusive. */
  readonly condition?: { readonly from: number; readonly to: number } | undefined;
  readonly only?: ImportedRow['only'];
  readonly trackers?: readonly TrackerKind[];
  /** First and last token, the end exclusive. */
  readonly first: number;
  readonly last: number;
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/** Each value once, in order of appearance. */
export function unique<T>(values: Iterable<T>): T[] {
  return [...new Set(values)];
}

const edge = /^[,;:.!?()"'[\]—–/•·-]$/;
const joints = new Set(['and', 'or', 'but', 'nor', 'however', 'including', 'also']);

/** A run of tokens without the marks and joints at its edges; brackets that are closed inside stay. */
export function trimTokens(tokens: readonly Token[], first: number, last: number): { first: number; last: number } {
  let from = first;
  let to = last;
  while (from < to && (edge.test(tokens[from]?.text ?? '') || joints.has(tokens[from]?.text ?? ''))) from++;
  while (to > from && edge.test(tokens[to - 1]?.text ?? '') && tokens[to - 1]?.text !== '.') to--;
  return { first: from, last: to };
}
