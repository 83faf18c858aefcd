import type { Language } from '../../language/language.js';
import type { TextRange } from '../../text/range.js';
import { driftCounts } from './drift-counts.js';
import { hasDrift, type DriftEntry, type DriftReport } from './drift-report.js';
import { wordDiff } from './word-diff.js';

/** What the page is about, and how it links. */
export interface DriftPage {
  /** Names of the two files. */
  readonly policy: string;
  readonly text: string;
  /** Address of a place in either file. */
  inPolicy(range: TextRange): string;
  inText(range: TextRange): string;
}

function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_~[\]<>|#]/g, '\\$&');
}

/** Both versions in one paragraph: what is new in bold, what went struck out. */
function versions(before: string, after: string): string {
  return wordDiff(before, after)
    .map(({ kind, text }) => {
      const words = escaped(text);
      return kind === 'added' ? `**${words}**` : kind === 'removed' ? `~~${words}~~` : words;
    })
    .join(' ');
}

function words(before: string | undefined, after: string | undefined): string {
  if (before !== undefined && after !== undefined) return versions(before, after);
  return escaped(after ?? before ?? '');
}

function item(entry: DriftEntry, page: DriftPage, { drift }: Language): string {
  const links = [
    ...(entry.at === undefined ? [] : [`[${drift.row()}](${page.inPolicy(entry.at)})`]),
    ...(entry.inText === undefined || entry.kind === 'gone'
      ? []
      : [`[${drift.sentence()}](${page.inText(entry.inText)})`]),
  ];
  const where = links.length === 0 ? '' : ` (${links.join(', ')})`;
  return `- ${escaped(entry.what)}${where}\n\n  > ${words(entry.before, entry.after)}\n`;
}

/** The differences as a page. */
export function driftMarkdown(report: DriftReport, page: DriftPage, language: Language): string {
  const { drift } = language;
  const { entries, sentences, dates, quotes, moved, sameText } = report;
  const parts = [`# ${drift.heading(escaped(page.policy), escaped(page.text))}\n`];
  const dated =
    dates.before !== undefined && dates.after !== undefined && dates.before !== dates.after
      ? ` ${drift.dated(dates.after, dates.before)}`
      : '';
  if (!hasDrift(report)) parts.push(sameText ? `${drift.sameText(quotes)}\n` : `${drift.sameRows(quotes)}${dated}\n`);
  else parts.push(`${drift.summary(driftCounts(report, language), quotes, moved)}${dated}\n\n${drift.advice()}\n`);
  for (const kind of ['new', 'changed', 'gone'] as const) {
    const own = entries.filter((entry) => entry.kind === kind);
    if (own.length > 0)
      parts.push(`## ${drift.title(kind)}\n\n${own.map((entry) => item(entry, page, language)).join('\n')}`);
  }
  if (sentences !== undefined && sentences.length > 0) {
    const lines = sentences.map((change) => {
      if (change.kind === 'gone') return `- ${drift.change('gone')}: ${escaped(change.before.text)}`;
      const link = ` ([${drift.change(change.kind)}](${page.inText(change.after)}))`;
      return `- ${words(change.kind === 'new' ? undefined : change.before.text, change.after.text)}${link}`;
    });
    parts.push(`## ${drift.bySentence()}\n\n${lines.join('\n')}\n`);
  }
  return parts.join('\n');
}
