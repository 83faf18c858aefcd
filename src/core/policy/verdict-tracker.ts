import type { ActiveRows } from './active-rows.js';
import { listed, recipientCoverage, recipientName } from './coverage.js';
import type { Decision, ObservedRecipient } from './decision.js';
import { withDenials } from './denial.js';
import type { DenyRow, ShareRow, TrackerKind } from './model.js';

const names: Readonly<Record<TrackerKind, string>> = {
  cookies: 'cookies',
  log_files: 'log files',
  web_beacons: 'web beacons',
  email_beacons: 'beacons in e-mails',
  device_ids: 'device identifiers',
  third_party_analytics: 'analytics by third parties',
  third_party_ads: 'advertising by third parties',
  local_storage: 'storage in the browser',
  session_replay: 'session recording',
  fingerprinting: 'fingerprinting',
  social_plugins: 'social plug-ins',
};

/** A kind of tracking as a sentence names it. */
export function trackerLabel(kind: TrackerKind): string {
  return names[kind];
}

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
  const who = to ? recipientName(to) : '';
  if (share?.named === 'vendor') return { verdict: 'clear', row: share.row, reason: `the policy names ${who}` };
  const known = rows.trackers.filter(({ tracker }) => kinds.includes(tracker));
  const missing = kinds.filter((kind) => !known.some(({ tracker }) => tracker === kind));
  const [first] = known;
  if (first && missing.length === 0) {
    return { verdict: 'clear', row: first, reason: `the policy declares ${listed(kinds.map(trackerLabel))}` };
  }
  const tooFar = missing.filter((kind) => farReaching.has(kind));
  if (tooFar.length > 0) {
    const row = first ?? share?.row;
    return {
      verdict: 'omitted',
      ...(row && { row }),
      reason: `the policy does not declare ${listed(tooFar.map(trackerLabel))}`,
    };
  }
  if (share?.named === 'class')
    return { verdict: 'clear', row: share.row, reason: `the policy names ${listed(share.row.to.map(recipientName))}` };
  if (first) {
    const reason = `the policy declares ${listed(known.map(({ tracker }) => trackerLabel(tracker)))}, not ${listed(missing.map(trackerLabel))}`;
    return { verdict: 'vague', row: first, reason };
  }
  if (share)
    return {
      verdict: 'vague',
      row: share.row,
      reason: `the policy names only ${listed(share.row.to.map(recipientName))}`,
    };
  const what = kinds.length > 0 ? listed(kinds.map(trackerLabel)) : 'this tracking';
  return {
    verdict: 'omitted',
    reason: who === '' ? `the policy does not declare ${what}` : `the policy declares neither ${what} nor ${who}`,
  };
}

/** The verdict on a kind of tracking as such, with or without a field that is sent. */
export function decideTracker(
  kinds: readonly TrackerKind[],
  to: ObservedRecipient | undefined,
  rows: ActiveRows,
): Decision {
  return withDenials(declared(rows, kinds, to), denials(rows, kinds, to), undefined);
}
