import data from '../../../catalogue/tracker-kinds.json';
import type { Catalogue, SdkRecord } from '../catalogue/records.js';
import { trackerKinds, type TrackerKind } from '../policy/model.js';
import type { CallObservation } from '../program/observation.js';
import { silentSdkMethods } from '../program/flow-words.js';
import { isCall } from './practices.js';
import type { ProgramSummary, RuleFile } from './rule.js';

function kindsOf(table: Readonly<Record<string, readonly string[]>>, key: string | undefined): readonly TrackerKind[] {
  const written = key === undefined ? [] : (table[key] ?? []);
  return trackerKinds.filter((kind) => written.includes(kind));
}

const recordsById = new WeakMap<Catalogue, ReadonlyMap<string, SdkRecord>>();

/** The record of an SDK by its id. */
export function recordOf(catalogue: Catalogue, id: string): SdkRecord | undefined {
  let records = recordsById.get(catalogue);
  if (!records) recordsById.set(catalogue, (records = new Map(catalogue.all().map((record) => [record.id, record]))));
  return records.get(id);
}

/** The kinds of tracking that a call does; empty where only who does it is known. */
export function trackingBy(call: CallObservation, catalogue: Catalogue): readonly TrackerKind[] {
  const record = call.sdk === undefined ? undefined : recordOf(catalogue, call.sdk);
  const byKind = kindsOf(data.byKind, record?.kind);
  if (byKind.length > 0) return byKind;
  if (!record && (call.sink === 'url' || call.sink === 'network' || call.sink === 'message')) {
    return trackerKinds.filter((kind) => data.byBeacon.includes(kind));
  }
  return kindsOf(data.byRecipient, call.recipient);
}

const silentRoles: ReadonlySet<string | undefined> = new Set(['optOut', 'optIn', 'consent', 'source', 'auth']);

function isElement({ range, calleeRange }: CallObservation): boolean {
  return range.start === calleeRange.start && range.end === calleeRange.end;
}

/** Methods that end what was started. */
const ending = /^(?:shutdown|close|closeAndFlush|flush|destroy|disconnect|stop)$/;

/** Whether a call tracks nobody: it ends or configures something, or is a link that somebody may follow. */
function isQuiet(call: CallObservation): boolean {
  const method = call.name.slice(call.name.lastIndexOf('.') + 1);
  if (ending.test(method) || (call.role !== 'init' && silentSdkMethods.has(method))) return true;
  return isElement(call) && /^(?:a|Link|NextLink|NavLink)$/.test(call.name);
}

/**
 * The calls of a file at which its trackers are reported, one for each tracker: where it is started; where no file starts it (a snippet in a page does), the
 * first call. Calls of the project's own wrappers are left to the call inside.
 *
 * @param wanted which calls the asking rule looks at: where no file starts a tracker, the first of these
 */
export function trackerCalls(
  file: RuleFile,
  summary: ProgramSummary | undefined,
  wanted: (call: CallObservation) => boolean = () => true,
): CallObservation[] {
  const byTracker = new Map<string, CallObservation[]>();
  for (const call of file.observations.filter(isCall)) {
    if (!call.tracker || call.via !== undefined || silentRoles.has(call.role) || isQuiet(call)) continue;
    const id = call.sdk ?? call.vendor ?? call.host ?? call.name;
    const same = byTracker.get(id);
    if (same) same.push(call);
    else byTracker.set(id, [call]);
  }
  return [...byTracker].flatMap(([id, calls]) => {
    const starts = calls.filter(({ role }) => role === 'init');
    // A provider that is given a client which was started here starts nothing.
    const called = starts.filter((call) => !isElement(call));
    if (starts.length > 0) return (called.length > 0 ? called : starts).filter(wanted);
    const [first] = calls.filter(wanted).sort((a, b) => a.range.start - b.range.start);
    return first && !summary?.initialised.has(id) ? [first] : [];
  });
}
