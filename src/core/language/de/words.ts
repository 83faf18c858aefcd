import type { words as english } from '../en/words.js';
import type { Severity } from '../../rules/rule.js';
import { ruleDescription, ruleTitle, schemaDescriptionOf } from './catalogue.js';
import { describe, describeRecipient, labelOf, recipientLabel, recipientPhrase } from './vocabulary.js';

const severities: Readonly<Record<Severity, string>> = {
  error: 'Fehler',
  warning: 'Warnung',
  information: 'Information',
  hint: 'Hinweis',
};

export const words: typeof english = {
  label: (key) => labelOf(key),
  description: (key) => describe(key),
  recipient: (recipient) => recipientLabel(recipient),
  recipientDescription: (recipient) => describeRecipient(recipient),
  recipientPhrase: (to) => recipientPhrase(to),
  severity: (severity) => severities[severity],
  ruleTitle: (rule) => ruleTitle(rule),
  ruleDescription: (rule) => ruleDescription(rule),
  schemaDescription: (description) => schemaDescriptionOf(description),
};
