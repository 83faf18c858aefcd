import type { Range } from 'vscode-languageserver';
import { labelOf, recipientLabel } from '../core/vocabulary/taxonomy.js';
import type { Finding } from '../core/rules/rule.js';
import type { FindingItem } from '../protocol/report.js';

/** A finding for the tree. `isKnown` where the baseline knows it. */
export function findingItem(finding: Finding, { start }: Range, isKnown: boolean): FindingItem {
  const { uri, rule, severity, message, fingerprint, categories, recipient } = finding;
  return {
    uri,
    line: start.line,
    character: start.character,
    rule,
    severity,
    message,
    fingerprint,
    isKnown,
    categories: categories.map(labelOf),
    recipient: recipient?.vendor ?? (recipient?.class === undefined ? undefined : recipientLabel(recipient.class)),
  };
}
