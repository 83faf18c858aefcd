import type { Language } from '../../language/language.js';
import type { NamedRecipient } from '../../language/en/rows.js';
import type { RowKind } from '../model.js';
import { categoryOf, recipientOf } from '../rows.js';
import type { Entry } from './subject.js';

function words(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((word): word is string => typeof word === 'string');
}

function categories(entry: Entry): string[] {
  return words(entry['categories'] ?? entry['category']).map(categoryOf);
}

/** What a row declares, in a few words: `collects e-mail address for analytics`. */
export function describeRow(section: RowKind, entry: Entry, { rows }: Language): string {
  const purposes = words(entry['purposes']);
  switch (section) {
    case 'collects':
      return rows.collects(categories(entry), purposes);
    case 'uses':
      return rows.uses(categories(entry), purposes);
    case 'shares': {
      const to = words(entry['to']).map((word): NamedRecipient => recipientOf(word));
      return rows.shares(categories(entry), to, purposes, words(entry['only']));
    }
    case 'denies':
      return rows.denies(words(entry['practice']).join(), categories(entry));
    case 'choices': {
      const [key] = words(entry['key']);
      const [value] = words(entry['value']).concat(typeof entry['value'] === 'boolean' ? [`${entry['value']}`] : []);
      return rows.choices(words(entry['kind']).join(), key === undefined ? '' : [key, value].filter(Boolean).join('='));
    }
    case 'trackers':
      return rows.trackers(words(entry['kind']).join());
  }
}
