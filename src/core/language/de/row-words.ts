import { choiceKinds, trackerKinds, type ChoiceKind } from '../../policy/model.js';
import { inQuotes } from './grammar.js';
import { trackerLabel } from './vocabulary.js';

const choices: Readonly<Record<ChoiceKind, string>> = {
  setting: 'Einstellung',
  unsubscribe: 'Abmeldung',
  browser: 'Browser',
  account: 'Konto',
  opt_out_link: 'Opt-out-Link',
  consent: 'Einwilligung',
  device: 'Gerät',
  contact: 'Kontakt',
};

/** A kind of choice; what nobody knows stays as it is written. */
export function choiceLabel(written: string): string {
  const known = choiceKinds.find((kind) => kind === written);
  return known ? choices[known] : written.replaceAll('_', ' ');
}

const practices: Readonly<Record<string, string | undefined>> = {
  collect: 'erhoben',
  use: 'verwendet',
  share: 'weitergegeben',
  track: 'zum Tracking genutzt',
  sell: 'verkauft',
};

/** What is denied, as it stands before “wird”. */
export function practiceLabel(written: string): string {
  return practices[written] ?? inQuotes(written);
}

/** In which form something is shared. */
export function formLabel(written: string): string {
  return written === 'aggregated' ? 'aggregiert' : written === 'anonymised' ? 'anonymisiert' : written;
}

export function trackerWord(written: string): string {
  const known = trackerKinds.find((kind) => kind === written);
  return known ? trackerLabel(known) : written.replaceAll('_', ' ');
}
