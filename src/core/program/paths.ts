import type { AccessPath } from '../facts/model.js';

/*
 * A path may end in one segment that stands for all members but some: what a rest element gets, what is left of a spread when later properties take
 * its place, what `omit` leaves.
 */
const mark = '!';

/** The segment for all members but `names`. */
export function allBut(names: readonly string[]): string {
  return mark + names.join();
}

export function isAllBut(segment: string | undefined): segment is string {
  return segment?.startsWith(mark) === true;
}

/** Whether a segment leaves out a member of that name. */
export function leavesOut(segment: string | undefined, name: string): boolean {
  return isAllBut(segment) && segment.slice(1).split(',').includes(name);
}

/**
 * `path` inside what is left without `names`.
 *
 * @returns undefined where it leads to one of them
 */
export function withoutNames(path: AccessPath, names: readonly string[]): AccessPath | undefined {
  const [first] = path;
  if (names.length === 0) return path;
  if (first === undefined) return [allBut(names)];
  if (isAllBut(first)) return [allBut([...new Set([...first.slice(1).split(','), ...names])].sort())];
  return names.includes(first) ? undefined : path;
}

/** The path as far as it names members. */
export function named(path: AccessPath): AccessPath {
  return isAllBut(path[path.length - 1]) ? path.slice(0, -1) : path;
}

/** A place inside an array, a Map or whatever holds elements. */
export function isElement(segment: string | undefined): boolean {
  return segment === '*' || (segment !== undefined && /^\d+$/.test(segment));
}

/** The place that stands for what a function gives back when it is called: `['()']` of `() => user` is the user. */
export const result = '()';
