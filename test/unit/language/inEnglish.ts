import { english } from '../../../src/core/language/english.js';
import { say } from '../../../src/core/language/text.js';
import type { Decision } from '../../../src/core/policy/decision.js';
import type { Finding, Fix } from '../../../src/core/rules/rule.js';
import type { SkippedFile } from '../../../src/core/session.js';
import type { SettingsProblem } from '../../../src/core/settings.js';
import type { Classification } from '../../../src/core/vocabulary/classification.js';

/** What a finding has that says a text which some tests look for. */
export function saying(message: string): Pick<Finding, 'said' | 'message'> {
  return { said: ['invalidPolicy', ['syntax', message]], message };
}

export function reasonOf({ reason }: Decision): string {
  return say(english.reasons, reason);
}

export function titleOf({ title }: Pick<Fix, 'title'>): string {
  return say(english.fixes, title);
}

export function skipOf({ why }: Pick<SkippedFile, 'why'>): string {
  return say(english.skips, why);
}

export function settingsProblemOf({ said }: SettingsProblem): string {
  return say(english.settings, said);
}

export function evidenceOf({ evidence }: Pick<Classification, 'evidence'>): string {
  return say(english.evidence, evidence);
}
