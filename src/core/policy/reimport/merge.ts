import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { appendRow, type PolicyEdit, type RowDraft } from '../append.js';
import { renderFlow } from '../render.js';
import { markOf } from '../review/marks.js';
import { serialisePolicy } from '../serialise.js';
import type { PolicyFile } from '../schema.js';
import { SourceText } from '../source-text.js';
import { compareRows, type ComparedRow, type Comparison, type ProposedRow } from './compare.js';
import { compareFacts, type FactChange } from './facts.js';
import { rewriteQuote } from './rewrite-quote.js';
import type { Entry } from './subject.js';

/** A text of a policy and what was read from it. */
export interface Reading {
  /** Id of the source in the policy file. */
  readonly id: string;
  readonly text: string;
  /** What was read, as a policy file of its own; its only source is the text. */
  readonly proposed: PolicyFile;
}

export interface Merged {
  /** The policy file as it should be. */
  readonly text: string;
  readonly comparison: Comparison;
  readonly facts: readonly FactChange[];
}

function apply(text: string, edits: readonly PolicyEdit[]): string {
  return [...edits]
    .sort((a, b) => b.range.start - a.range.start)
    .reduce((result, { range, newText }) => result.slice(0, range.start) + newText + result.slice(range.end), text);
}

function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** A comment on a line of its own above what stands first on its line. */
function commentAbove(text: string, offset: number, comment: string): PolicyEdit[] {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const before = /^([ \t]*)(?:-[ \t]+)?$/.exec(text.slice(start, offset));
  if (!before) return [];
  return [{ range: { start, end: start }, newText: `${before[1] ?? ''}# ${comment}${lineBreak(text)}` }];
}

function rowEdits(text: string, { row, kind, before, after }: ComparedRow): PolicyEdit[] {
  const old = row.mark;
  const edits = after === undefined ? [] : [...rewriteQuote(text, row.node, after)];
  if (kind === 'changed' || kind === 'gone') {
    const mark = commentAbove(text, row.at.start, markOf(kind, before?.text));
    // What nobody has looked at yet stays as it was told first.
    if (old === undefined) return [...edits, ...mark];
    if (old.change === kind || old.change === 'new') return edits;
    return [...edits, { range: { start: old.start, end: old.end }, newText: '' }, ...mark];
  }
  const isBack = old?.change === 'gone';
  return isBack ? [...edits, { range: { start: old.start, end: old.end }, newText: '' }] : edits;
}

function factEdits(text: string, { kind, at, node, quote, after }: FactChange): PolicyEdit[] {
  if (at === undefined || node === undefined) return [];
  const edits = quote === undefined || kind === 'gone' ? [] : [...rewriteQuote(text, node, quote)];
  if (kind === 'moved') return edits;
  const now = kind === 'gone' ? markOf('gone') : `(import) changed: the text now says ${renderFlow(after)}`;
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const above = text.slice(text.lastIndexOf('\n', lineStart - 2) + 1, lineStart).trim();
  return [...edits, ...(above === `# ${now}` ? [] : commentAbove(text, at, now))];
}

/** The hash and the dates of the source, where the file tells them. */
function sourceEdits(text: string, id: string, proposed: PolicyFile): PolicyEdit[] {
  const { contents } = parseDocument(text, { prettyErrors: false, logLevel: 'error' });
  const sources = isMap(contents) ? contents.get('sources') : undefined;
  const entry = isSeq(sources)
    ? sources.items.find((item) => isMap(item) && (item.get('id') as unknown) === id)
    : undefined;
  const now = proposed.sources?.[0];
  if (!isMap(entry) || now === undefined) return [];
  return (['sha256', 'title', 'lastModified'] as const).flatMap((key) => {
    const held = entry.get(key, true);
    const value = now[key];
    if (!isScalar(held) || !held.range || value === undefined || (held.value as unknown) === value) return [];
    return [{ range: { start: held.range[0], end: held.range[1] }, newText: renderFlow(value) }];
  });
}

/** Gives proposed rows ids that the file does not have, and makes what they refer to the rows that stand for it. */
function settleIds({ rows, added }: Comparison): ProposedRow[] {
  const taken = new Set(rows.flatMap(({ row }) => row.id ?? []));
  const known = new Map<string, string | undefined>();
  for (const { row, match } of rows) {
    const id = match?.entry['id'];
    if (typeof id === 'string') known.set(id, row.id);
  }
  const renamed = added.map(({ entry }) => {
    const id = entry['id'];
    if (typeof id !== 'string') return undefined;
    let free = id;
    for (let count = 2; taken.has(free); count++) free = `${id}-${count}`;
    taken.add(free);
    known.set(id, free);
    return free;
  });
  return added.map((row, index) => {
    const entry: Record<string, unknown> = { ...row.entry };
    if (renamed[index] !== undefined) entry['id'] = renamed[index];
    const disables = entry['disables'];
    if (Array.isArray(disables)) {
      const kept = (disables as unknown[]).flatMap((id) => (typeof id === 'string' ? (known.get(id) ?? []) : []));
      if (kept.length > 0) entry['disables'] = kept;
      else delete entry['disables'];
    }
    return { ...row, entry };
  });
}

/** Appends a row below a comment that says that it is new. */
function appended(text: string, section: ProposedRow['section'], entry: Entry): string {
  const edit = appendRow(text, { section, row: entry } as unknown as RowDraft);
  if (edit === undefined) return text;
  const marked = edit.newText.replace(
    /(\r?\n)([ \t]*)- /,
    (item, eol: string, margin: string) => `${eol}${margin}# ${markOf('new')}${item}`,
  );
  return apply(text, [{ ...edit, newText: marked }]);
}

function withFact(text: string, { section }: FactChange, proposed: PolicyFile): string {
  const eol = lineBreak(text);
  const written = serialisePolicy({ version: 1, [section]: proposed[section] })
    .replace(/^version: 1\n+/, '')
    .trimEnd()
    .replaceAll('\n', eol);
  return `${text.trimEnd()}${eol}${eol}# ${markOf('new')}${eol}${written}${eol}`;
}

/**
 * Brings a policy file up to date with a newer version of one of its texts. What a person decided, wrote or noted stays: rows keep their status and all they say,
 * and only quotes whose words stand elsewhere, or read otherwise, are brought in line. A comment above a row says that it is new, changed or gone, until somebody
 * accepts or rejects it.
 *
 * @param text of the policy file; it must be YAML without mistakes
 * @returns undefined where the text cannot be read
 */
export function mergeReading(text: string, { id, text: prose, proposed }: Reading): Merged | undefined {
  const { contents, errors } = parseDocument(text, { prettyErrors: false, logLevel: 'error' });
  if (errors.length > 0 || !isMap(contents)) return undefined;
  const sources = contents.get('sources');
  const only = isSeq(sources) && sources.items.length === 1;
  const source = new SourceText(prose);
  const named = renamedSource(proposed, id);
  const comparison = compareRows(text, { id, only, text: source }, named);
  const facts = compareFacts(text, source, named);
  const edits = [
    ...sourceEdits(text, id, named),
    ...comparison.rows.flatMap((row) => rowEdits(text, row)),
    ...facts.flatMap((fact) => factEdits(text, fact)),
  ];
  let merged = apply(text, edits);
  for (const { section, entry } of settleIds(comparison)) merged = appended(merged, section, entry);
  for (const fact of facts) if (fact.kind === 'new') merged = withFact(merged, fact, named);
  return { text: merged, comparison, facts };
}

/** A proposal whose quotes name the source as the file names it. */
function renamedSource(proposed: PolicyFile, id: string): PolicyFile {
  const rename = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rename);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, held]: [string, unknown]) => [
        key,
        key === 'quote' && typeof held === 'object' ? { ...held, source: id } : rename(held),
      ]),
    );
  };
  return proposed.sources?.[0]?.id === id ? proposed : (rename(proposed) as PolicyFile);
}
