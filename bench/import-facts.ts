import type { ImportResult } from '../src/core/policy/import/imported.js';
import type { LabelFile } from './import-matching.js';

/** A fact of the policy as a reader labelled it, and as it was read. */
export interface FactScore {
  readonly fact: string;
  readonly right: boolean;
  readonly read: string;
}

/** What a reader says holds for a whole policy. What is left out was not labelled. */
export interface LabelledFacts {
  readonly optOuts?: readonly { readonly kind: string; readonly key?: string; readonly value?: string }[];
  readonly doNotTrack?: string;
  readonly gpc?: string;
  readonly trackers?: readonly string[];
  readonly minAge?: number;
  readonly onDiscovery?: string;
  readonly retention?: { readonly says: string; readonly exceptions: readonly string[] };
  readonly transfer?: { readonly countries: readonly string[]; readonly elsewhere: boolean };
  readonly safeguards?: boolean;
  readonly breachNotice?: boolean;
  readonly contacts?: readonly string[];
  readonly lastModified?: string;
  readonly changeNotice?: string;
  readonly contradictions?: readonly string[];
}

/** The facts of the seed policy, read by a person from its text. */
export const seedFacts: LabelledFacts = {
  optOuts: [
    { kind: 'setting', key: 'confluent.support.metrics.enable', value: 'false' },
    { kind: 'unsubscribe' },
    { kind: 'browser' },
  ],
  doNotTrack: 'ignored',
  gpc: 'unstated',
  trackers: [
    'cookies',
    'log_files',
    'web_beacons',
    'email_beacons',
    'device_ids',
    'third_party_analytics',
    'third_party_ads',
  ],
  minAge: 13,
  onDiscovery: 'delete',
  retention: { says: 'account is active', exceptions: ['legal', 'product_improvement'] },
  transfer: { countries: ['US'], elsewhere: true },
  safeguards: true,
  breachNotice: true,
  contacts: ['contact@confluent.io'],
  lastModified: '2015-12-08',
  changeNotice: 'none',
  contradictions: ['user.device.ip_address'],
};

function sorted(values: Iterable<string>): string {
  return [...new Set(values)].sort().join(' ');
}

function includesAll(wanted: readonly string[], read: readonly string[]): boolean {
  return wanted.every((value) => read.includes(value));
}

/** The facts that are labelled in a file; the seed's file has none, and its facts stand here. */
export function labelledFacts(labels: LabelFile & { readonly facts?: LabelledFacts }): LabelledFacts | undefined {
  return labels.facts ?? (labels.meta.file.includes('confluent.io-2016') ? seedFacts : undefined);
}

/** Compares the facts of an import with labelled ones, each that is labelled once. */
export function scoreFacts(labels: LabelledFacts, { facts }: ImportResult): FactScore[] {
  const out: FactScore[] = [];
  const note = (fact: string, right: boolean, read: string): void => {
    out.push({ fact, right, read });
  };
  for (const wanted of labels.optOuts ?? []) {
    const found = facts.optOuts.find(
      ({ kind, key, value }) =>
        kind === wanted.kind &&
        (wanted.key === undefined || key === wanted.key) &&
        (wanted.value === undefined || value === wanted.value),
    );
    note(`opt-out ${wanted.kind}`, found !== undefined, facts.optOuts.map(({ kind }) => kind).join(' '));
  }
  if (labels.doNotTrack !== undefined) note('DNT', facts.doNotTrack === labels.doNotTrack, facts.doNotTrack);
  if (labels.gpc !== undefined) note('GPC', facts.gpc === labels.gpc, facts.gpc);
  if (labels.trackers) note('trackers', sorted(labels.trackers) === sorted(facts.trackers), sorted(facts.trackers));
  if (labels.minAge !== undefined) note('minAge', facts.minAge === labels.minAge, String(facts.minAge));
  if (labels.onDiscovery !== undefined)
    note('onDiscovery', facts.onDiscovery === labels.onDiscovery, String(facts.onDiscovery));
  if (labels.retention) {
    const rule = facts.retention?.rule ?? '';
    note('retention', rule.includes(labels.retention.says), rule);
    const exceptions = facts.retention?.exceptions ?? [];
    note('retention exceptions', sorted(exceptions) === sorted(labels.retention.exceptions), sorted(exceptions));
  }
  if (labels.transfer) {
    const { countries = [], elsewhere = false } = facts.transfer ?? {};
    note(
      'transfer',
      includesAll(labels.transfer.countries, countries) && elsewhere === labels.transfer.elsewhere,
      `${sorted(countries)} ${String(elsewhere)}`,
    );
  }
  if (labels.safeguards !== undefined)
    note('safeguards', facts.safeguards === labels.safeguards, String(facts.safeguards));
  if (labels.breachNotice !== undefined)
    note('breach notice', facts.breachNotice === labels.breachNotice, String(facts.breachNotice));
  if (labels.contacts) note('contacts', sorted(labels.contacts) === sorted(facts.contacts), sorted(facts.contacts));
  if (labels.lastModified !== undefined)
    note('last modified', facts.lastModified === labels.lastModified, String(facts.lastModified));
  if (labels.changeNotice !== undefined)
    note('change notice', facts.changeNotice === labels.changeNotice, String(facts.changeNotice));
  for (const key of labels.contradictions ?? []) {
    const found = facts.contradictions.filter(({ category }) => category === key);
    note(
      `contradiction ${key}`,
      found.some(({ first, second }) => first.quote !== '' && second.quote !== ''),
      facts.contradictions.map(({ category }) => category).join(' '),
    );
  }
  return out;
}
