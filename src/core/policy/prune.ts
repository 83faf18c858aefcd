import type * as z from 'zod';
import { policySchema, type PolicyFile } from './schema.js';
import { schemaProblems, type SchemaProblem } from './schema-problems.js';
import type { YamlTree } from './yaml-tree.js';

const rowSections = new Set<PropertyKey | undefined>(['collects', 'uses', 'shares', 'denies', 'choices', 'trackers']);

type Container = Record<PropertyKey, unknown>;

function containerAt(value: unknown, path: readonly PropertyKey[]): Container | undefined {
  let at = value;
  for (const key of path) at = typeof at === 'object' && at !== null ? (at as Container)[key] : undefined;
  return typeof at === 'object' && at !== null ? (at as Container) : undefined;
}

/**
 * What to leave out because of one mistake: as little as possible, but never a word that narrows what a row says, for without it the row would say more.
 */
function victim(root: unknown, { path, code }: SchemaProblem): readonly PropertyKey[] {
  const [section, index, field, position] = path;
  if (rowSections.has(section) && typeof index === 'number') {
    if (field === 'quote') return path.slice(0, 3);
    if (code === 'unknown-key') return path;
    const list = typeof position === 'number' ? containerAt(root, path.slice(0, 3)) : undefined;
    if (section !== 'denies' && Array.isArray(list) && list.length > 1) return path.slice(0, 4);
    return path.slice(0, 2);
  }
  const container = containerAt(root, path.slice(0, -1));
  const last = path.at(-1);
  return container && last !== undefined && last in container ? path : path.slice(0, -1);
}

function remove(root: unknown, path: readonly PropertyKey[], origins: Map<object, number[]>): void {
  const container = containerAt(root, path.slice(0, -1));
  const last = path.at(-1);
  if (!container || last === undefined) return;
  if (Array.isArray(container) && typeof last === 'number') {
    const origin = origins.get(container) ?? container.map((_, index) => index);
    container.splice(last, 1);
    origin.splice(last, 1);
    origins.set(container, origin);
  } else {
    Reflect.deleteProperty(container, last);
  }
}

export interface Pruned {
  /** What is left when the mistakes are left out; undefined where nothing can be used. */
  readonly file: PolicyFile | undefined;
  readonly problems: readonly SchemaProblem[];
  /** The place that an item of a list had before others were left out. */
  readonly originalIndex: (list: object, index: number) => number;
}

/**
 * Holds what a file says against the schema and leaves out what is wrong, so that one wrong row does not lose the rest. Changes the tree's value.
 */
export function prune(text: string, tree: YamlTree): Pruned {
  const origins = new Map<object, number[]>();
  const originalIndex = (list: object, index: number): number => origins.get(list)?.[index] ?? index;
  const first = policySchema.safeParse(tree.value);
  const problems = first.success ? [] : schemaProblems(text, tree, first.error.issues);
  let result: z.ZodSafeParseResult<PolicyFile> = first;
  let found: readonly SchemaProblem[] = problems;
  // Each pass takes something out; what it leaves may lack something that is required, which takes the next larger part out.
  for (let pass = 0; !result.success && pass < 6; pass++) {
    const root = containerAt(tree.value, []);
    if (!root || Array.isArray(root)) break;
    const paths = found.map((problem) => (pass < 4 ? victim(root, problem) : problem.path.slice(0, 1)));
    const order = new Map(paths.map((path) => [JSON.stringify(path), path]));
    // From the end, so that the indices of what is still to be taken out stay right.
    for (const path of [...order.values()].sort(backwards)) if (path.length > 0) remove(root, path, origins);
    // Whatever version a file claims, it is read as the only one that there is.
    root['version'] = 1;
    result = policySchema.safeParse(root);
    found = result.success ? [] : schemaProblems(text, tree, result.error.issues);
  }
  return { file: result.success ? result.data : undefined, problems, originalIndex };
}

function backwards(a: readonly PropertyKey[], b: readonly PropertyKey[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const [left, right] = [a[at], b[at]];
    if (typeof left === 'number' && typeof right === 'number' && left !== right) return right - left;
  }
  return b.length - a.length;
}
