import { isWithin, type CategoryKey, type PurposeKey } from '../vocabulary/taxonomy.js';
import type { ActiveRows, Declaration } from './active-rows.js';
import { categoryCoverage, weaker, type Coverage } from './coverage.js';
import type { Decision, Reason } from './decision.js';
import { isChildData, useDenials, withDenials } from './denial.js';
import type { PolicyRow } from './model.js';

/** What a recipient of this class receives data for, whether the policy says so or not. */
const evident: Readonly<Record<string, PurposeKey>> = {
  analytics_providers: 'analytics',
  advertising_networks: 'marketing.advertising',
  payment_processors: 'essential.service.payment_processing',
};

function purposesOf(row: PolicyRow): readonly PurposeKey[] {
  return row.kind === 'collects' || row.kind === 'uses' || row.kind === 'shares' ? row.purposes : [];
}

/** A declared purpose covers itself clearly, and those below and above it vaguely. */
function purposeCoverage(declared: PurposeKey, observed: PurposeKey): Coverage {
  if (declared === observed) return 'clear';
  return isWithin(observed, declared) || isWithin(declared, observed) ? 'vague' : undefined;
}

function declaredPurpose(
  category: CategoryKey,
  purpose: PurposeKey,
  rows: ActiveRows,
): { readonly decision: Decision; readonly by?: CategoryKey } {
  const shares = rows.shares.flatMap((row) => row.categories.map((each) => ({ row, category: each })));
  const about = ([...rows.collects, ...rows.uses, ...shares] as readonly Declaration[]).flatMap((declaration) => {
    const coverage = categoryCoverage(declaration.category, category);
    return coverage ? [{ ...declaration, coverage }] : [];
  });
  let vague: { row: PolicyRow; category: CategoryKey; reason: Reason } | undefined;
  for (const { row, category: declared, coverage } of about) {
    for (const each of purposesOf(row)) {
      const both = weaker(coverage, purposeCoverage(each, purpose));
      if (both === 'clear') {
        return {
          decision: { verdict: 'clear', row, reason: ['declaresPurpose', purpose, category] },
          by: declared,
        };
      }
      if (both === 'vague') vague ??= { row, category: declared, reason: ['declaresPurpose', each, declared] };
    }
  }
  for (const { row, category: declared } of about) {
    if (vague || row.kind !== 'shares' || row.purposes.length > 0) continue;
    const served = row.to.find(
      (to) => 'class' in to && purposeCoverage(evident[to.class] ?? '', purpose) !== undefined,
    );
    if (served)
      vague = {
        row,
        category: declared,
        reason: ['gives', declared, served],
      };
  }
  if (vague) return { decision: { verdict: 'vague', row: vague.row, reason: vague.reason }, by: vague.category };
  const stated = about.find(({ row }) => purposesOf(row).length > 0);
  const closest = stated ?? about[0];
  const reason: Reason = stated
    ? ['otherPurposes', stated.category, purposesOf(stated.row), purpose]
    : ['noPurpose', category];
  return { decision: { verdict: 'omitted', ...(closest && { row: closest.row }), reason } };
}

/** The verdict on using a category for a purpose. Rows without purposes leave them unstated: they declare none. */
export function decidePurpose(category: CategoryKey, purpose: PurposeKey, rows: ActiveRows): Decision {
  const { decision, by } = declaredPurpose(category, purpose, rows);
  return withDenials(decision, useDenials(rows.denies, category, purpose, isChildData(category, undefined)), by);
}
