import type { CategoryKey } from '../vocabulary/taxonomy.js';
import { isWithin } from '../vocabulary/taxonomy.js';
import { categoryCoverage, recipientCoverage, recipientsCoverage, weaker, type Coverage } from './coverage.js';
import type { ObservedRecipient } from './decision.js';
import { compileGlobs } from './globs.js';
import type { Policy, PolicyRow, RowBase, TrackerKind } from './model.js';

/** What a place in code does, as far as rows can speak of it. */
export interface Practice {
  readonly categories: readonly CategoryKey[];
  /** Undefined where the data stays with the first party. */
  readonly to: ObservedRecipient | undefined;
  /** The kinds of tracking that it does. */
  readonly trackers: readonly TrackerKind[];
}

const compiled = new WeakMap<readonly string[], (path: string) => boolean>();

function inScope({ scopeGlobs }: RowBase, file: string): boolean {
  if (scopeGlobs === undefined) return true;
  if (scopeGlobs.length === 0) return false;
  let holds = compiled.get(scopeGlobs);
  if (holds === undefined) compiled.set(scopeGlobs, (holds = compileGlobs(scopeGlobs)));
  return holds(file);
}

function best(coverages: readonly Coverage[]): Coverage {
  return coverages.includes('clear') ? 'clear' : coverages.includes('vague') ? 'vague' : undefined;
}

/** How clearly a row speaks of a practice. */
function speaksOf(row: PolicyRow, { categories, to, trackers }: Practice): Coverage {
  const covers = (declared: readonly CategoryKey[]): Coverage =>
    best(declared.flatMap((key) => categories.map((category) => categoryCoverage(key, category))));
  switch (row.kind) {
    case 'collects':
      return covers([row.category]);
    case 'uses':
      return covers(row.categories);
    case 'shares':
      return to && weaker(covers(row.categories), recipientsCoverage(row.to, to));
    case 'denies': {
      const { category, practice } = row;
      const isData = category === undefined || categories.some((key) => isWithin(key, category));
      if (practice === 'track') return trackers.some((kind) => row.trackers.includes(kind)) ? 'clear' : undefined;
      if (practice === 'share' || practice === 'sell')
        return to && isData && row.to.some((each) => recipientCoverage(each, to)) ? 'clear' : undefined;
      return category !== undefined && isData ? 'clear' : undefined;
    }
    case 'trackers':
      return trackers.includes(row.tracker) ? 'clear' : undefined;
    case 'choices':
      return undefined;
  }
}

function rowsOf(policy: Policy): readonly PolicyRow[] {
  return [...policy.collects, ...policy.uses, ...policy.shares, ...policy.denies, ...policy.trackerRows];
}

/**
 * The rows that speak of what a place in code does: those that name it, or, where none does, those that cover it by something broader. What reaches somebody else is
 * a matter of `shares`, everything else of `collects`. What is denied comes first, and choices that can stop one of the rows come last. Rejected rows never count.
 *
 * @param file posix path relative to the policy file, for scopes
 */
export function declaredBy(policy: Policy, practice: Practice, file: string): readonly PolicyRow[] {
  const spoken = rowsOf(policy).flatMap((row) => {
    if (row.status === 'rejected' || !inScope(row, file)) return [];
    const coverage = speaksOf(row, practice);
    return coverage === undefined ? [] : [{ row, coverage }];
  });
  const shared = spoken.some(({ row }) => row.kind === 'shares' || row.kind === 'trackers');
  const about = spoken.filter(({ row }) => practice.to === undefined || !shared || row.kind !== 'collects');
  const clear = about.filter(({ coverage }) => coverage === 'clear');
  const rows = (clear.length > 0 ? clear : about).map(({ row }) => row);
  const ids = new Set(rows.flatMap(({ id }) => id ?? []));
  const choices = policy.choices.filter(
    ({ status, disables }) => status !== 'rejected' && disables.some((id) => ids.has(id)),
  );
  const denies = rows.filter(({ kind }) => kind === 'denies');
  return [...denies, ...rows.filter(({ kind }) => kind !== 'denies'), ...choices];
}
