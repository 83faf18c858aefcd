import type { TrackerKind } from '../../policy/model.js';
import type { Sensitivity } from '../../vocabulary/taxonomy.js';

const trackers: Readonly<Record<TrackerKind, string>> = {
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
  return trackers[kind];
}

/** Data that nothing general in a policy covers, as a sentence names it. */
export const sensitiveData: Readonly<Record<Sensitivity, string>> = {
  special: 'special categories of data',
  government: 'government identifiers',
  financial: 'financial data',
  precise_location: 'precise location',
  biometric: 'biometric data',
  health: 'health data',
  children: "children's data",
  credentials: 'credentials',
};
