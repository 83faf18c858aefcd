import type { Range } from 'vscode-languageserver';
import type { Language } from '../core/language/language.js';
import { say } from '../core/language/text.js';
import type { Finding } from '../core/rules/rule.js';
import type { FindingItem } from '../protocol/report.js';

/** A finding for the tree. `isKnown` where the baseline knows it. */
export function findingItem(
  finding: Finding,
  { start }: Range,
  isKnown: boolean,
  { findings, words }: Language,
): FindingItem {
  const { uri, rule, severity, said, fingerprint, categories, recipient } = finding;
  return {
    uri,
    line: start.line,
    character: start.character,
    rule,
    severity,
    message: say(findings, said),
    fingerprint,
    isKnown,
    categories: categories.map(words.label),
    recipient: recipient?.vendor ?? (recipient?.class === undefined ? undefined : words.recipient(recipient.class)),
  };
}
