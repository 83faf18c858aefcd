import { undeclaredCategory } from './checks/undeclared-category.js';
import { specialCategory } from './checks/special-category.js';
import { deniedPractice } from './checks/denied-practice.js';
import { vagueDeclaration } from './checks/vague-declaration.js';
import { rawInsteadOfAggregate } from './checks/raw-instead-of-aggregate.js';
import { undeclaredRecipient } from './checks/undeclared-recipient.js';
import { undeclaredPurpose } from './checks/undeclared-purpose.js';
import { undeclaredTracker } from './checks/undeclared-tracker.js';
import { unguardedTracking } from './checks/unguarded-tracking.js';
import { missingChoice } from './checks/missing-choice.js';
import { ignoredSignal } from './checks/ignored-signal.js';
import { sdkPrivacySetting } from './checks/sdk-privacy-setting.js';
import { personalDataInLog } from './checks/personal-data-in-log.js';
import { personalDataInUrl } from './checks/personal-data-in-url.js';
import { personalDataInWebStorage } from './checks/personal-data-in-web-storage.js';
import { insecureTransport } from './checks/insecure-transport.js';
import { childData } from './checks/child-data.js';
import { unannotatedField } from './checks/unannotated-field.js';
import { invalidAnnotation } from './checks/invalid-annotation.js';
import { unusedSuppression } from './checks/unused-suppression.js';
import { declarationUnused } from './checks/declaration-unused.js';
import { staleQuote } from './checks/stale-quote.js';
import { invalidPolicy } from './checks/invalid-policy.js';
import type { Rule } from './rule.js';

/** Every rule, in the order of their codes. */
export const rules: readonly Rule[] = [
  undeclaredCategory,
  specialCategory,
  deniedPractice,
  vagueDeclaration,
  rawInsteadOfAggregate,
  undeclaredRecipient,
  undeclaredPurpose,
  undeclaredTracker,
  unguardedTracking,
  missingChoice,
  ignoredSignal,
  sdkPrivacySetting,
  personalDataInLog,
  personalDataInUrl,
  personalDataInWebStorage,
  insecureTransport,
  childData,
  unannotatedField,
  invalidAnnotation,
  unusedSuppression,
  declarationUnused,
  staleQuote,
  invalidPolicy,
];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule of an id; undefined where there is none. */
export function ruleOf(id: string): Rule | undefined {
  return byId.get(id);
}
