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

function item(entry: DriftEntry, page: DriftPage): string {
  const links = [
    ...(entry.at === undefined ? [] : [`[row](${page.inPolicy(entry.at)})`]),
    ...(entry.inText === undefined || entry.kind === 'gone' ? [] : [`[sentence](${page.inText(entry.inText)})`]),
  ];
  const where = links.length === 0 ? '' : ` (${links.join(', ')})`;
  return `- ${escaped(entry.what)}${where}\n\n  > ${words(entry.before, entry.after)}\n`;
}

const titles = {
  new: 'The text now says',
  changed: 'The text says otherwise',
  gone: 'The text no longer says',
} as const;

/** The differences as a page. */
export function driftMarkdown(report: DriftReport, page: DriftPage): string {
  const { entries, sentences, dates, quotes, moved, sameText } = report;
  const parts = [`# Policy drift: ${escaped(page.policy)} and ${escaped(page.text)}\n`];
  const dated =
    dates.before !== undefined && dates.after !== undefined && dates.before !== dates.after
      ? ` The text is now of ${dates.after}; the rows were taken from that of ${dates.before}.`
      : '';
  if (!hasDrift(report))
    parts.push(
      sameText
        ? `No drift: the text is the one from which the rows were taken, and all ${quotes} quotes stand in it.\n`
        : `No drift: the text has changed, but all ${quotes} quotes stand in it and nothing new was read.${dated}\n`,
    );
  else
    parts.push(
      `${driftCounts(report)}; ${quotes} rows quote the text, ${moved} of the quotes moved.${dated}\n\n` +
        'Import the text again to bring the file up to date: your decisions stay, and what differs is marked.\n',
    );
  for (const kind of ['new', 'changed', 'gone'] as const) {
    const own = entries.filter((entry) => entry.kind === kind);
    if (own.length > 0) parts.push(`## ${titles[kind]}\n\n${own.map((entry) => item(entry, page)).join('\n')}`);
  }
  if (sentences !== undefined && sentences.length > 0) {
    const lines = sentences.map((change) => {
      if (change.kind === 'gone') return `- gone: ${escaped(change.before.text)}`;
      const link = ` ([${change.kind}](${page.inText(change.after)}))`;
      return `- ${words(change.kind === 'new' ? undefined : change.before.text, change.after.text)}${link}`;
    });
    parts.push(`## Sentence by sentence\n\n${lines.join('\n')}\n`);
  }
  return parts.join('\n');
}
