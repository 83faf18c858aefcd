import { isWithin, type CategoryKey } from '../vocabulary/taxonomy.js';
import type { ActiveRows, Declaration } from './active-rows.js';
import { recipientCoverage, categoryCoverage, recipientsCoverage, weaker, type Coverage } from './coverage.js';
import type { Decision, ObservedRecipient, Reason } from './decision.js';
import { isChildData, shareDenials, withDenials } from './denial.js';
import { enumeratedBy } from './enumeration.js';
import type { DeclaredRecipient, ShareRow } from './model.js';
import { declaredCollection, type Declared } from './verdict-collect.js';

interface Candidate {
  readonly row: ShareRow;
  readonly category: CategoryKey;
  readonly coverage: Coverage;
  readonly categories: Coverage;
  readonly recipients: Coverage;
}

const byRows = new WeakMap<ActiveRows, readonly Declaration<ShareRow>[]>();

function declarationsOf(rows: ActiveRows): readonly Declaration<ShareRow>[] {
  const known = byRows.get(rows);
  if (known) return known;
  const all = rows.shares.flatMap((row) => row.categories.map((category) => ({ row, category })));
  byRows.set(rows, all);
  return all;
}

/** The nearer category first (of two ancestors the longer), then the row that names the recipient, then the row that names the fewest. */
function nearestFirst(a: Candidate, b: Candidate): number {
  const vagueness = (each: Candidate): number => (each.recipients === 'clear' ? 0 : 1);
  return b.category.length - a.category.length || vagueness(a) - vagueness(b) || a.row.to.length - b.row.to.length;
}

/** Those of a row's recipients that reach the one that is observed. */
function reaching({ row }: Candidate, to: ObservedRecipient): readonly DeclaredRecipient[] {
  return row.to.filter((declared) => recipientCoverage(declared, to));
}

/** What comes closest to a share that no row declares, so that the message can say what the policy does say. */
function closest(category: CategoryKey, to: ObservedRecipient, candidates: readonly Candidate[]): Decision {
  // "We share aggregated data with third parties" speaks of whoever receives it.
  const reaches = (each: Candidate): boolean =>
    each.recipients !== undefined ||
    each.row.to.some((declared) => 'class' in declared && declared.class === 'unspecified_third_parties');
  const narrowed = candidates.find((each) => each.row.only && each.categories && reaches(each));
  if (narrowed?.row.only) {
    const reason: Reason = ['sharesOnlyAs', narrowed.category, narrowed.row.to, narrowed.row.only];
    return { verdict: 'omitted', row: narrowed.row, reason };
  }
  const sameRecipient = candidates.find((each) => each.recipients && !each.row.only);
  if (sameRecipient) {
    const { row } = sameRecipient;
    const reason: Reason = ['sharesOnly', row.categories, reaching(sameRecipient, to), category];
    return { verdict: 'omitted', row, reason };
  }
  const sameCategory = candidates.find((each) => each.categories && !each.row.only);
  if (sameCategory) {
    const reason: Reason = ['sharesWithOthers', sameCategory.category, sameCategory.row.to, to];
    return { verdict: 'omitted', row: sameCategory.row, reason };
  }
  return { verdict: 'omitted', reason: ['noSharing', category, to] };
}

function declaredShare(category: CategoryKey, to: ObservedRecipient, rows: ActiveRows): Declared {
  const declarations = declarationsOf(rows);
  const candidates = declarations.map(({ row, category: declared }): Candidate => {
    const categories = categoryCoverage(declared, category);
    const recipients = recipientsCoverage(row.to, to);
    return {
      row,
      category: declared,
      categories,
      recipients,
      coverage: row.only ? undefined : weaker(categories, recipients),
    };
  });
  const clear = candidates.find(({ coverage }) => coverage === 'clear');
  if (clear) {
    const reason: Reason = ['declaresSharing', category, to];
    return { decision: { verdict: 'clear', row: clear.row, reason }, by: category };
  }
  const vague = candidates.filter(({ coverage }) => coverage === 'vague').sort(nearestFirst);
  for (const candidate of vague) {
    const items =
      candidate.category !== category && isWithin(category, candidate.category)
        ? enumeratedBy(candidate, declarations)
        : [];
    if (items.length > 0) continue;
    const names = reaching(candidate, to);
    const reason: Reason =
      candidate.categories === 'vague' ? ['sharesAround', candidate.category, names] : ['shares', category, names];
    return { decision: { verdict: 'vague', row: candidate.row, reason }, by: candidate.category };
  }
  const [listing] = vague;
  if (listing) {
    const reason: Reason = ['sharingListsOthers', enumeratedBy(listing, declarations), category];
    return { decision: { verdict: 'omitted', row: listing.row, reason } };
  }
  return { decision: closest(category, to, candidates) };
}

/** The verdict on giving a category to a recipient. What stays with the first party is no more than collected. */
export function decideShare(category: CategoryKey, to: ObservedRecipient, rows: ActiveRows): Decision {
  const denials = shareDenials(rows.denies, category, to, isChildData(category, undefined));
  if (to.class === 'first_party') {
    const { decision, by } = declaredCollection(category, rows);
    const clear: Decision =
      decision.verdict === 'vague' ? { ...decision, verdict: 'clear', reason: ['declares', by ?? category] } : decision;
    return withDenials(clear, denials, by);
  }
  const { decision, by } = declaredShare(category, to, rows);
  return withDenials(decision, denials, by);
}
