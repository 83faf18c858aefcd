import type { TextRange } from '../../../text/range.js';
import type { TrackerKind } from '../../model.js';
import { cueLexicons } from '../lexicon/cues.js';
import { trackerLexicon } from '../lexicon/trackers.js';
import type { Evidence, ImportedRow, PolicyFacts } from '../imported.js';
import type { Unit } from '../reading/units.js';
import type { PolicyDocument } from '../structure/document.js';
import { contradictions } from './contradictions.js';
import { lastModified } from './last-modified.js';
import { optOuts } from './opt-outs.js';
import { contactsOf } from './contacts.js';
import { minAge } from './min-age.js';
import { retentionOf } from './retention.js';
import { stances } from './signals.js';
import { transferOf } from './transfer.js';

/** A unit's text, for facts that are read from words and not from tokens. */
export interface Sentence extends TextRange {
  readonly text: string;
  readonly unit: Unit;
}

export function sentencesOf(document: PolicyDocument, units: readonly Unit[]): Sentence[] {
  return units.flatMap((unit) => {
    const first = unit.tokens[0];
    const last = unit.tokens.at(-1);
    if (!first || !last) return [];
    return [
      {
        start: first.start,
        end: last.end,
        text: document.shadow.slice(first.start, last.end).replaceAll('\u2060', ''),
        unit,
      },
    ];
  });
}

/** The words of a range as evidence. */
export function evidenceOf(document: PolicyDocument, range: TextRange): Evidence {
  return { start: range.start, end: range.end, quote: document.text.slice(range.start, range.end) };
}

function trackers(
  rows: readonly ImportedRow[],
  units: readonly Unit[],
): { readonly kinds: TrackerKind[]; readonly first: Map<TrackerKind, TextRange> } {
  const first = new Map<TrackerKind, TextRange>();
  const read = rows
    .filter(({ practice, negated }) => !negated && ['collect', 'use', 'share', 'track-tech'].includes(practice))
    .sort((a, b) => a.start - b.start);
  // Rows and units both stand in the order of the text, so that one walk over both finds the rows of each unit.
  let next = 0;
  for (const unit of units) {
    const [head] = unit.tokens;
    const tail = unit.tokens.at(-1);
    // Choices and links speak of trackers that need not be in use.
    if (!head || !tail) continue;
    while (next < read.length && (read[next]?.end ?? 0) < head.start) next++;
    const near: ImportedRow[] = [];
    for (let at = next, row = read[at]; row && row.start <= tail.end; row = read[++at])
      if (row.end >= head.start) near.push(row);
    if (near.length === 0) continue;
    for (const { from, to, meaning } of trackerLexicon.match(unit.tokens)) {
      const start = unit.tokens[from]?.start ?? 0;
      const end = unit.tokens[to - 1]?.end ?? start;
      const used = near.some((row) => row.start <= end && row.end >= start);
      if (used && !first.has(meaning)) first.set(meaning, { start, end });
    }
  }
  return { kinds: [...first.keys()], first };
}

function changeNotice(
  sentences: readonly Sentence[],
): { readonly kind: PolicyFacts['changeNotice']; readonly sentence: Sentence } | undefined {
  const lexicon = cueLexicons.find(({ practice }) => practice === 'change')?.lexicon;
  const changes = sentences.filter(({ unit }) => (lexicon?.match(unit.tokens).length ?? 0) > 0);
  const test = (pattern: RegExp): Sentence | undefined => changes.find(({ text }) => pattern.test(text));
  const mail = test(
    /\b(?:notify|email|inform|send|contact)\w*\b.{0,80}\be-?mail|\be-?mail (?:you|our|registered|notif)/i,
  );
  if (mail) return { kind: 'email', sentence: mail };
  const notice = test(
    /\b(?:notify|inform|alert|tell) (?:you|users|our)|prominent|we will (?:\w+ ){0,3}(?:notice|announce)|announce/i,
  );
  if (notice) return { kind: 'notice', sentence: notice };
  const review = test(
    /\b(?:review|check|visit|revisit|refer)\b.{0,80}\b(?:periodic|regular|frequent|from time to time|often|occasion)/i,
  );
  const posting = test(/\bpost(?:ed|ing)?\b|\bpublish|\brefresh the date|\bupdate the (?:effective )?date/i);
  if (posting) return { kind: 'posting', sentence: posting };
  return review ? { kind: 'none', sentence: review } : undefined;
}

/** Reads what holds for the policy as a whole. */
export function readFacts(document: PolicyDocument, units: readonly Unit[], rows: readonly ImportedRow[]): PolicyFacts {
  const sentences = sentencesOf(document, units);
  const evidence: Record<string, Evidence> = {};
  const note = <T>(
    name: string,
    found: { readonly sentence: TextRange; readonly value: T } | undefined,
  ): T | undefined => {
    if (found) evidence[name] = evidenceOf(document, found.sentence);
    return found?.value;
  };
  const modified = lastModified(document);
  if (modified?.evidence) evidence['lastModified'] = modified.evidence;
  const signal = stances(sentences);
  if (signal.doNotTrackAt) evidence['doNotTrack'] = evidenceOf(document, signal.doNotTrackAt);
  if (signal.gpcAt) evidence['gpc'] = evidenceOf(document, signal.gpcAt);
  const age = minAge(sentences);
  const tracking = trackers(rows, units);
  for (const [kind, range] of tracking.first) evidence[`tracker.${kind}`] = evidenceOf(document, range);
  const find = (pattern: RegExp): Sentence | undefined => sentences.find(({ text }) => pattern.test(text));
  const discovery = find(
    /\b(?:child|minor|under (?:the age of )?1\d)\b.{0,200}\b(?:delete|remove|erase|destroy|dispose|purge)|\b(?:delete|remove|erase)\b.{0,120}\b(?:child|minor|under 1\d)/i,
  );
  const safeguards = sentences.find(
    ({ text }) =>
      /\b(?:safeguards?|encrypt\w*|(?:security|protective|organi[sz]ational|technical|administrative) (?:\w+ ){0,4}(?:measures|precautions|procedures|controls)|SSL|TLS|firewalls?|reasonable (?:steps|measures|precautions)|secure servers?)/i.test(
        text,
      ) && !/\bif you\b/i.test(text),
  );
  const breach = find(
    /\b(?:breach|compromised|security incident|unauthori[sz]ed access)\b.{0,250}\b(?:notify|inform|alert|tell|notice)|\b(?:notify|inform)\b.{0,160}\b(?:breach|security incident|compromised)/i,
  );
  const change = changeNotice(sentences);
  const firstHeading = document.blocks.find(({ kind }) => kind === 'heading');
  return {
    title:
      document.title ??
      (firstHeading &&
      /privacy|policy|notice|statement/i.test(document.text.slice(firstHeading.start, firstHeading.end))
        ? document.text.slice(firstHeading.start, firstHeading.end).trim()
        : undefined),
    lastModified: modified?.iso,
    doNotTrack: signal.doNotTrack,
    gpc: signal.gpc,
    trackers: tracking.kinds,
    minAge: note('minAge', age && { sentence: age.sentence, value: age.age }),
    onDiscovery: note('onDiscovery', discovery && { sentence: discovery, value: 'delete' as const }),
    retention: retentionOf(document, rows),
    transfer: transferOf(document, rows),
    safeguards: note('safeguards', safeguards && { sentence: safeguards, value: true }) ?? false,
    breachNotice: note('breachNotice', breach && { sentence: breach, value: true }) ?? false,
    contacts: contactsOf(document),
    changeNotice: note('changeNotice', change && { sentence: change.sentence, value: change.kind }),
    optOuts: optOuts(rows),
    contradictions: contradictions(document, units),
    evidence,
  };
}
