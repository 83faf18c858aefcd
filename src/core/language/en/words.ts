import type { ObservedRecipient } from '../../policy/decision.js';
import { recipientPhrase } from '../../rules/phrases.js';
import { ruleOf } from '../../rules/registry.js';
import type { Severity } from '../../rules/rule.js';
import {
  describe,
  describeRecipient,
  labelOf,
  recipientLabel,
  type RecipientClass,
} from '../../vocabulary/taxonomy.js';

/** Words and phrases that stand by themselves: labels of the vocabulary, of severities and rules. */
export const words = {
  /** A category, purpose or data subject, as it stands inside of a sentence; the key where it is unknown. */
  label: (key: string): string => labelOf(key),
  description: (key: string): string => describe(key),
  recipient: (recipient: RecipientClass): string => recipientLabel(recipient),
  recipientDescription: (recipient: RecipientClass): string => describeRecipient(recipient),
  /** `Mixpanel (analytics provider)`, or the class where no vendor is known. */
  recipientPhrase: (to: ObservedRecipient): string => recipientPhrase(to),
  severity: (severity: Severity): string => severity,
  ruleTitle: (rule: string): string => ruleOf(rule)?.title ?? rule,
  ruleDescription: (rule: string): string => ruleOf(rule)?.description ?? '',
  /** What a key of a policy file is for; `description` is what its schema says. */
  schemaDescription: (description: string): string => description,
};
