import { labelOf, recipientLabel } from '../../vocabulary/taxonomy.js';
import { listed } from '../coverage.js';
import type { RowKind } from '../model.js';
import { categoryOf, recipientOf } from '../rows.js';
import type { Entry } from './subject.js';

function words(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((word): word is string => typeof word === 'string');
}

function data(entry: Entry): string {
  const named = words(entry['categories'] ?? entry['category']).map((word) => labelOf(categoryOf(word)));
  return named.length === 0 ? 'personal data' : listed(named);
}

function recipients(entry: Entry): string {
  return listed(
    words(entry['to']).map((word) => {
      const recipient = recipientOf(word);
      return 'class' in recipient ? recipientLabel(recipient.class) : recipient.vendor;
    }),
  );
}

function forPurposes(entry: Entry): string {
  const purposes = words(entry['purposes']);
  return purposes.length === 0 ? '' : ` for ${listed(purposes.map(labelOf))}`;
}

/** What a row declares, in a few words: `collects e-mail address for analytics`. */
export function describeRow(section: RowKind, entry: Entry): string {
  switch (section) {
    case 'collects':
      return `collects ${data(entry)}${forPurposes(entry)}`;
    case 'uses':
      return `uses ${data(entry)}${forPurposes(entry)}`;
    case 'shares': {
      const only = words(entry['only']).map((word) => `, only ${word}`);
      return `shares ${data(entry)} with ${recipients(entry)}${forPurposes(entry)}${only.join('')}`;
    }
    case 'denies':
      return `denies to ${words(entry['practice']).join()} ${data(entry)}`;
    case 'choices': {
      const [key] = words(entry['key']);
      const [value] = words(entry['value']).concat(typeof entry['value'] === 'boolean' ? [`${entry['value']}`] : []);
      const setting = key === undefined ? '' : `: ${[key, value].filter(Boolean).join('=')}`;
      return `offers the choice “${words(entry['kind']).join().replaceAll('_', ' ')}”${setting}`;
    }
    case 'trackers':
      return `uses ${words(entry['kind']).join().replaceAll('_', ' ')}`;
  }
}
