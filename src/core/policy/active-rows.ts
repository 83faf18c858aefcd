import type { CategoryKey } from '../vocabulary/taxonomy.js';
import { compileGlobs } from './globs.js';
import type { CollectRow, DenyRow, Policy, PolicyRow, RowBase, ShareRow, TrackerRow, UseRow } from './model.js';

/** One category that one row declares. */
export interface Declaration<R extends RowBase = PolicyRow> {
  readonly row: R;
  readonly category: CategoryKey;
}

/** The rows that hold for some files: not rejected, and in scope. Rows that a person has accepted come first. */
export interface ActiveRows {
  readonly collects: readonly Declaration<CollectRow>[];
  readonly uses: readonly Declaration<UseRow>[];
  readonly shares: readonly ShareRow[];
  readonly denies: readonly DenyRow[];
  readonly trackers: readonly TrackerRow[];
  /** What is collected in other parts of the code only. */
  readonly elsewhere: readonly Declaration<CollectRow>[];
}

function acceptedFirst<R extends RowBase>(rows: readonly R[]): R[] {
  const isProposed = (row: R): number => (row.status === 'proposed' ? 1 : 0);
  return rows.filter(({ status }) => status !== 'rejected').sort((a, b) => isProposed(a) - isProposed(b));
}

/**
 * Picks the rows that hold for a file. Files that lie in the same scopes share one answer, so that a whole program costs a few look-ups of globs a file.
 *
 * @returns a function from a posix path relative to the policy file
 */
export function activeRowsOf(policy: Policy): (file: string) => ActiveRows {
  const collects = acceptedFirst(policy.collects);
  const uses = acceptedFirst(policy.uses);
  const shares = acceptedFirst(policy.shares);
  const denies = acceptedFirst(policy.denies);
  const trackers = acceptedFirst(policy.trackerRows);
  const globsOf = (row: RowBase): readonly string[] | undefined =>
    row.scopeGlobs ?? (row.scope === undefined ? undefined : (policy.scopes.get(row.scope) ?? []));
  const scopes = new Map<string, (file: string) => boolean>();
  for (const row of [...collects, ...uses, ...shares, ...denies, ...trackers]) {
    const globs = globsOf(row);
    const name = JSON.stringify(globs);
    // A scope without a glob holds nowhere, while no globs at all would match everything.
    if (globs && !scopes.has(name)) scopes.set(name, globs.length > 0 ? compileGlobs(globs) : () => false);
  }
  const answers = new Map<string, ActiveRows>();
  const byFile = new Map<string, ActiveRows>();
  const answerFor = (file: string): ActiveRows => {
    const open = new Set([...scopes].filter(([, holds]) => holds(file)).map(([name]) => name));
    const key = [...open].join('\n');
    const known = answers.get(key);
    if (known) return known;
    const holds = (row: RowBase): boolean => {
      const globs = globsOf(row);
      return globs === undefined || open.has(JSON.stringify(globs));
    };
    const answer: ActiveRows = {
      collects: collects.filter(holds).map((row) => ({ row, category: row.category })),
      uses: uses.filter(holds).flatMap((row) => row.categories.map((category) => ({ row, category }))),
      shares: shares.filter(holds),
      denies: denies.filter(holds),
      trackers: trackers.filter(holds),
      elsewhere: collects.filter((row) => !holds(row)).map((row) => ({ row, category: row.category })),
    };
    answers.set(key, answer);
    return answer;
  };
  return (file) => {
    if (scopes.size === 0) return answers.get('') ?? answerFor(file);
    const known = byFile.get(file);
    if (known) return known;
    const answer = answerFor(file);
    byFile.set(file, answer);
    return answer;
  };
}
