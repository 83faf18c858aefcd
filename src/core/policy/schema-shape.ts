import { policyJsonSchema, vocabularyErrors } from './schema.js';

export type PolicyVocabulary = keyof typeof vocabularyErrors;

/** As much of a JSON Schema as is read here. */
interface Shape {
  readonly $ref?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly definitions?: Readonly<Record<string, Shape>>;
  readonly type?: string;
  readonly enum?: readonly (string | boolean)[];
  readonly enumDescriptions?: readonly string[];
}

let root: Shape | undefined;

/** The parts of a shape that hold at once or as alternatives, with references followed. */
function parts(shape: Shape, whole: Shape): Shape[] {
  const name = shape.$ref?.replace('#/definitions/', '');
  const referred = name === undefined ? undefined : whole.definitions?.[name];
  const inner = [...(referred ? [referred] : []), ...(shape.anyOf ?? []), ...(shape.allOf ?? [])];
  return [shape, ...inner.flatMap((each) => parts(each, whole))];
}

function below(shape: Shape, key: PropertyKey): Shape | undefined {
  if (typeof key === 'number') return shape.items;
  const named = shape.properties?.[String(key)];
  return named ?? (typeof shape.additionalProperties === 'object' ? shape.additionalProperties : undefined);
}

/** What was found for a path, whatever the places in its lists: files ask for few different ones, and for each thousands of times. */
const found = new Map<string, Shape[]>();
const mostFound = 1000;

function shapesAt(path: readonly PropertyKey[]): Shape[] {
  const key = path.map((part) => (typeof part === 'number' ? '#' : `.${String(part)}`)).join('\n');
  let shapes = found.get(key);
  if (shapes === undefined) {
    // Keys that people choose themselves have no end.
    if (found.size >= mostFound) found.clear();
    found.set(key, (shapes = findShapes(path)));
  }
  return shapes;
}

function findShapes(path: readonly PropertyKey[]): Shape[] {
  const whole = (root ??= policyJsonSchema());
  let shapes = parts(whole, whole);
  for (const key of path) {
    shapes = shapes.flatMap((shape) => {
      const next = below(shape, key);
      return next ? parts(next, whole) : [];
    });
  }
  return shapes;
}

/** The keys that a policy file may have in the mapping at a path; empty where a mapping is not expected or its keys are free. */
export function keysAt(path: readonly PropertyKey[]): string[] {
  return shapesAt(path).flatMap(({ properties }) => Object.keys(properties ?? {}));
}

/** What stands at a path of a policy file, in words; undefined where nothing is said or nothing may stand. */
export function descriptionAt(path: readonly PropertyKey[]): string | undefined {
  return shapesAt(path).find(({ description }) => description !== undefined)?.description;
}

/** A value that may stand at a place, with what it means where the schema says so. */
export interface AllowedValue {
  readonly value: string | boolean;
  readonly description: string | undefined;
}

/** The values that may stand at a path, where they are few enough to be listed. */
export function valuesAt(path: readonly PropertyKey[]): AllowedValue[] {
  return shapesAt(path).flatMap((shape) => {
    if (shape.type === 'boolean' && shape.enum === undefined)
      return [true, false].map((value) => ({ value, description: undefined }));
    return (shape.enum ?? []).map((value, index) => ({ value, description: shape.enumDescriptions?.[index] }));
  });
}

/** Whether a list is expected at a path. */
export function isListAt(path: readonly PropertyKey[]): boolean {
  return shapesAt(path).some(({ items }) => items !== undefined);
}

/** The vocabulary from which the value at a path is taken. */
export function vocabularyAt(path: readonly PropertyKey[]): PolicyVocabulary | undefined {
  const names = shapesAt(path).map(({ $ref }) => $ref?.replace('#/definitions/', ''));
  const ofFields = path[0] === 'code' && path[1] === 'fields' && path.length === 3;
  return ofFields
    ? 'category'
    : (Object.keys(vocabularyErrors) as PolicyVocabulary[]).find((each) => names.includes(each));
}
