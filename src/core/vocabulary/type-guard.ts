import type { NameContext } from './classification.js';
import type { TermRecord } from './terms.js';
import { segment } from './segmentation.js';
import { artefacts, files, plainTypes, wrappers } from './words.js';

/** What a value can be, as far as its declared type tells. */
export type ValueKind =
  'text' | 'unknown' | 'number' | 'boolean' | 'date' | 'function' | 'node' | 'enum' | 'model' | 'object' | 'array';

const primitives: Readonly<Record<string, ValueKind | undefined>> = {
  string: 'text',
  number: 'number',
  bigint: 'number',
  int: 'number',
  float: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'date',
  timestamp: 'date',
  object: 'object',
  record: 'object',
  json: 'unknown',
  unknown: 'unknown',
  any: 'unknown',
  never: 'boolean',
  literal: 'enum',
  enum: 'enum',
  function: 'function',
  node: 'node',
};

function kindOfTypeName(typeName: string | undefined): ValueKind {
  if (typeName === undefined) return 'model';
  const lower = typeName.toLowerCase();
  const kind = primitives[lower] ?? (plainTypes.has(lower) ? 'text' : undefined);
  if (kind) return kind;
  const words = segment(typeName.slice(typeName.lastIndexOf('.') + 1));
  const last = words.findLast((word) => !wrappers.has(word));
  return last !== undefined && files.has(last) ? 'object' : 'model';
}

/** Whether a type is a part of a program (`BuiltInFieldConfig`, `MailService`), so that a name says what it deals with and not what it holds. */
export function isArtefact({ type, typeName }: NameContext): boolean {
  if (typeName === undefined || (type !== 'model' && type !== 'array' && type !== 'object')) return false;
  const words = segment(typeName.slice(typeName.lastIndexOf('.') + 1));
  return words.length > 1 && artefacts.has(words[words.length - 1] ?? '');
}

/** The kind of value that a name is declared to hold; of a list, the kind of its elements. */
export function valueKind({ type, typeName }: NameContext): ValueKind {
  switch (type) {
    case undefined:
    case 'unknown':
      return 'unknown';
    case 'string':
      return 'text';
    case 'literal':
      return 'enum';
    case 'model':
      return kindOfTypeName(typeName);
    case 'array':
      return typeName === undefined ? 'unknown' : kindOfTypeName(typeName);
    default:
      return type;
  }
}

/** How much the declared type leaves of a record's confidence: 1 where it fits, less where it is not known but matters, 0 where it can never be that. */
export function typeFactor(record: TermRecord, kind: ValueKind, isArray: boolean): number {
  const { only, types } = record;
  const allows = (wanted: string): boolean => (only?.includes(wanted) ?? false) || (types?.includes(wanted) ?? false);
  if (only && !only.includes('string') && !only.includes('text') && !only.includes('array') && kind === 'text')
    return allows('text') ? 1 : 0;
  if (isArray && only && !allows('array')) return allows('model') && kind === 'model' ? 1 : 0;
  switch (kind) {
    case 'text':
      return only?.length === 1 && only[0] === 'array' && !isArray ? 0 : 1;
    case 'unknown':
      return only && !only.includes('text') ? 0.9 : 0.97;
    case 'array':
      return 1;
    default:
      return allows(kind) ? 1 : 0;
  }
}
