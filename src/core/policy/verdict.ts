import { activeRowsOf } from './active-rows.js';
import type { Decision, PolicyOracle } from './decision.js';
import { findLogRow } from './log-row.js';
import type { Policy } from './model.js';
import { decideCollect } from './verdict-collect.js';
import { decidePurpose } from './verdict-purpose.js';
import { decideShare } from './verdict-share.js';
import { decideTracker } from './verdict-tracker.js';

/**
 * Answers what a policy says to observed practices, by the five verdicts and within the limits of an umbrella (design, section 4). Answers are kept: the
 * same question about files in the same scopes is decided once.
 */
export function createOracle(policy: Policy): PolicyOracle {
  const rowsFor = activeRowsOf(policy);
  const answers = new WeakMap<object, Map<string, Decision>>();
  const remember = (rows: object, key: string, decide: () => Decision): Decision => {
    const known = answers.get(rows) ?? new Map<string, Decision>();
    answers.set(rows, known);
    const decision = known.get(key) ?? decide();
    known.set(key, decision);
    return decision;
  };
  return {
    collect({ category, file, childData }) {
      const rows = rowsFor(file);
      return remember(rows, `collect ${category} ${String(childData ?? false)}`, () =>
        decideCollect(category, rows, childData),
      );
    },
    share({ category, to, file }) {
      const rows = rowsFor(file);
      return remember(rows, `share ${category} ${to.class} ${to.vendor ?? ''}`, () => decideShare(category, to, rows));
    },
    purpose({ category, purpose, file }) {
      const rows = rowsFor(file);
      return remember(rows, `purpose ${category} ${purpose}`, () => decidePurpose(category, purpose, rows));
    },
    tracker({ kinds, to, file }) {
      const rows = rowsFor(file);
      const key = `tracker ${kinds.join(',')} ${to ? `${to.class} ${to.vendor ?? ''}` : ''}`;
      return remember(rows, key, () => decideTracker(kinds, to, rows));
    },
    logRow: (category, file) => findLogRow(category, rowsFor(file)),
  };
}
