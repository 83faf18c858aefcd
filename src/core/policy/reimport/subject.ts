import type { RowKind } from '../model.js';
import { categoryOf, recipientOf } from '../rows.js';
import { resolvePurpose } from '../../vocabulary/taxonomy.js';

/** A row as plain data, as it stands in a file or in a proposal. */
export type Entry = Readonly<Record<string, unknown>>;

function words(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((word): word is string => typeof word === 'string');
}

function all(value: unknown, resolve: (word: string) => string): string {
  return [...new Set(words(value).map(resolve))].sort().join(',');
}

function purposeOf(written: string): string {
  const resolution = resolvePurpose(written);
  return 'key' in resolution ? resolution.key : written;
}

function recipientKey(written: string): string {
  const recipient = recipientOf(written);
  return 'class' in recipient ? recipient.class : recipient.vendor.toLowerCase();
}

/** What a row speaks of, apart from its words and from what a person said of it: two rows with the same subject declare the same. */
export function subjectOf(section: RowKind, entry: Entry): string {
  const data = all(entry['categories'] ?? entry['category'], categoryOf);
  const purposes = all(entry['purposes'], purposeOf);
  const to = all(entry['to'], recipientKey);
  switch (section) {
    case 'collects':
      return [data, words(entry['from']).join(), purposes].join('|');
    case 'uses':
      return [data, purposes].join('|');
    case 'shares':
      return [data, to, purposes, words(entry['only']).join()].join('|');
    case 'denies':
      return [words(entry['practice']).join(), data, to, purposes, all(entry['trackers'], (word) => word)].join('|');
    case 'choices':
      return [words(entry['kind']).join(), words(entry['key']).join()].join('|');
    case 'trackers':
      return words(entry['kind']).join();
  }
}

function isSubset(part: unknown, whole: unknown, resolve: (word: string) => string): boolean {
  const all = new Set(words(whole).map(resolve));
  return words(part).every((word) => all.has(resolve(word)));
}

function plain(word: string): string {
  return word;
}

/** Whether a row declares, by name, all that another one declares: the same data, recipients and form, and at least its purposes. */
export function coversEntry(section: RowKind, row: Entry, proposed: Entry): boolean {
  const data = isSubset(
    proposed['categories'] ?? proposed['category'],
    row['categories'] ?? row['category'],
    categoryOf,
  );
  const purposes = isSubset(proposed['purposes'], row['purposes'], purposeOf);
  switch (section) {
    case 'collects': {
      const [from, own] = [proposed['from'], row['from']];
      return (
        data && purposes && row['scope'] === undefined && (from === undefined || own === undefined || from === own)
      );
    }
    case 'uses':
      return data && purposes && row['scope'] === undefined;
    case 'shares':
      return (
        data &&
        purposes &&
        row['scope'] === undefined &&
        row['only'] === proposed['only'] &&
        isSubset(proposed['to'], row['to'], recipientKey)
      );
    case 'denies':
      return false;
    case 'choices':
    case 'trackers':
      return isSubset(proposed['kind'], row['kind'], plain) && isSubset(proposed['key'], row['key'], plain);
  }
}
