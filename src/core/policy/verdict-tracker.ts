import type { ActiveRows } from './active-rows.js';
import { recipientCoverage } from './coverage.js';
import type { Decision, ObservedRecipient } from './decision.js';
import { withDenials } from './denial.js';
import type { DenyRow, ShareRow, TrackerKind } from './model.js';

/** Kinds that go so much further than the others that naming the class of who does it does not declare them. */
const farReaching = new Set<TrackerKind>(['session_replay', 'fingerprinting']);

function denials(
  rows: ActiveRows,
  kinds: readonly TrackerKind[],
  to: ObservedRecipient | undefined,
): readonly DenyRow[] {
  return rows.denies.filter(
    (row) =>
      row.practice === 'track' &&
      row.when === undefined &&
      // A denial of tracking as to some category says nothing of a tracker as such.
      row.category === undefined &&
      (row.trackers.length === 0 || row.trackers.some((kind) => kinds.includes(kind))) &&
      (row.to.length === 0 ||
        (to !== undefined && row.to.some((declared) => recipientCoverage(declared, to) !== undefined))),
  );
}

function sharedWith(
  rows: ActiveRows,
  to: ObservedRecipient,
): { readonly row: ShareRow; readonly named: 'vendor' | 'class' | 'around' } | undefined {
  const found = rows.shares.flatMap((row) =>
    row.to.flatMap((declared) => {
      const coverage = recipientCoverage(declared, to);
      if (coverage === undefined) return [];
      // What is shared in figures only does not name who tracks people.
      const named = coverage === 'vague' || row.only ? 'around' : 'vendor' in declared ? 'vendor' : 'class';
      return [{ row, named } as const];
    }),
  );
  const pick = (named: 'vendor' | 'class' | 'around') => found.find((each) => each.named === named);
  return pick('vendor') ?? pick('class') ?? pick('around');
}

function declared(rows: ActiveRows, kinds: readonly TrackerKind[], to: ObservedRecipient | undefined): Decision {
  const share = to && sharedWith(rows, to);
  if (to && share?.named === 'vendor') return { verdict: 'clear', row: share.row, reason: ['names', [to]] };
  const known = rows.trackers.filter(({ tracker }) => kinds.includes(tracker));
  const missing = kinds.filter((kind) => !known.some(({ tracker }) => tracker === kind));
  const [first] = known;
  if (first && missing.length === 0) {
    return { verdict: 'clear', row: first, reason: ['declaresTracking', kinds] };
  }
  const tooFar = missing.filter((kind) => farReaching.has(kind));
  if (tooFar.length > 0) {
    const row = first ?? share?.row;
    return {
      verdict: 'omitted',
      ...(row && { row }),
      reason: ['declaresNoTracking', tooFar],
    };
  }
  if (share?.named === 'class') return { verdict: 'clear', row: share.row, reason: ['names', share.row.to] };
  if (first) {
    return {
      verdict: 'vague',
      row: first,
      reason: ['declaresOtherTracking', known.map(({ tracker }) => tracker), missing],
    };
  }
  if (share)
    return {
      verdict: 'vague',
      row: share.row,
      reason: ['namesOnly', share.row.to],
    };
  return { verdict: 'omitted', reason: to ? ['declaresNeither', kinds, to] : ['declaresNoTracking', kinds] };
}

/** The verdict on a kind of tracking as such, with or without a field that is sent. */
export function decideTracker(
  kinds: readonly TrackerKind[],
  to: ObservedRecipient | undefined,
  rows: ActiveRows,
): Decision {
  return withDenials(declared(rows, kinds, to), denials(rows, kinds, to), undefined);
}
