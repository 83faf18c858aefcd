import type { TextRange } from '../../text/range.js';
import { normaliseSource } from '../normalise.js';
import { readFacts } from './facts/facts.js';
import { choiceOf } from './facts/choices.js';
import { settingIn, settingInCode } from './facts/setting-line.js';
import { joinSettings } from './facts/settings.js';
import type { ImportedChoice, ImportedRow, ImportResult, PolicyFacts } from './imported.js';
import { withOwnTerms } from './reading/own-terms.js';
import type { Draft } from './reading/draft.js';
import type { Frame } from './reading/frame.js';
import { labelDrafts } from './reading/label-rows.js';
import { withOwnNames } from './reading/own-names.js';
import { readUnit } from './reading/read-unit.js';
import { readUnits, type Unit } from './reading/units.js';
import { readField } from './records/record-rows.js';
import { readRecords } from './records/records.js';
import type { PolicyDocument } from './structure/document.js';
import { formatOf, type PolicyFormat } from './structure/format.js';
import { readDocument } from './structure/read-document.js';
import { skippedBlocks } from './structure/skip.js';

export interface ImportOptions {
  /** Told by the extension of `file`, or else by the look of the text, where it is left out. */
  readonly format?: PolicyFormat;
  readonly sourceId?: string;
  /** Path of the document, for its extension. */
  readonly file?: string;
}

/** For how many sentences without data a pronoun may still mean the data before them. */
const mostSentences = 2;

function rowOf(draft: Draft, unit: Unit, document: PolicyDocument): ImportedRow | undefined {
  const { text } = document;
  const first = unit.tokens[draft.first];
  const last = unit.tokens[draft.last - 1];
  if (!first || !last || last.end <= first.start) return undefined;
  const range: TextRange = { start: first.start, end: last.end };
  return {
    ...range,
    practice: draft.practice,
    categories: draft.categories,
    purposes: draft.purposes,
    recipients: draft.recipients,
    negated: draft.negated,
    modality: draft.modality,
    from: draft.from,
    condition: conditionIn(draft, unit, text),
    only: draft.only,
    choice: draft.practice === 'choice' ? choiceIn(range, unit, document) : undefined,
    trackers: draft.trackers ?? [],
    section: unit.section,
    quote: text.slice(range.start, range.end),
    confidence: draft.confidence,
    reason: draft.reasons.join('; '),
  };
}

/** The words that tell when a row holds, on one line. */
function conditionIn(draft: Draft, unit: Unit, text: string): string | undefined {
  const first = draft.condition && unit.tokens[draft.condition.from];
  const last = draft.condition && unit.tokens[draft.condition.to - 1];
  return first && last ? text.slice(first.start, last.end).replace(/\s+/g, ' ') : undefined;
}

function choiceIn(range: TextRange, unit: Unit, document: PolicyDocument): ImportedChoice {
  const words = document.shadow.slice(range.start, range.end).replaceAll('\u2060', '');
  const { block } = unit;
  return choiceOf(
    words,
    document.links.filter(({ start, end }) => start < range.end && end > range.start),
    block.code ? settingInCode(document.text.slice(block.start, block.end)) : settingIn(words),
  );
}

/**
 * Reads a privacy policy in prose: every mention of a practice as a row with its exact quote, and what holds for the policy as a whole. Never throws on
 * bad input; the same text always gives the same result.
 *
 * @param text the policy, with any line ends; offsets of the result are those of the normalised text
 */
export function importPolicy(text: string, options: ImportOptions = {}): ImportResult {
  const source = normaliseSource(text);
  const document = readDocument(source, options.format ?? formatOf(source, options.file));
  const units = withOwnTerms(withOwnNames(readUnits(document, skippedBlocks(document))));
  const fields = readRecords(document);
  const rows: ImportedRow[] = [];
  const frames = new Map<Unit, Frame | undefined>();
  let before: { readonly unit: Unit; readonly frame: Frame | undefined; readonly age: number } | undefined;
  for (const unit of units) {
    const lead =
      unit.lead?.introduces || unit.continues || unit.isPart ? unit.lead && frames.get(unit.lead) : undefined;
    const near = before?.unit.section === unit.section ? before.frame : undefined;
    const field = fields.get(unit.block);
    const told = field && readField(unit, field);
    const { drafts, frame } = told?.drafts
      ? { drafts: told.drafts, frame: undefined }
      : readUnit(unit, told?.lead ?? lead, near);
    frames.set(unit, frame);
    // A sentence that speaks of no data leaves what was spoken of before in mind, for a while.
    before =
      frame === undefined && near && before && before.age < mostSentences
        ? { unit, frame: near, age: before.age + 1 }
        : { unit, frame, age: 0 };
    for (const draft of labelDrafts(unit, lead)) {
      const row = rowOf(draft, { ...unit, tokens: unit.labelTokens }, document);
      if (row) rows.push(row);
    }
    for (const draft of drafts) {
      const row = rowOf(draft, unit, document);
      if (row) rows.push(row);
    }
  }
  const settled = joinSettings(rows, document);
  const facts = readFacts(document, units, settled);
  const dated = dateRow(facts, settled);
  return { rows: dated ? [dated, ...settled].sort((a, b) => a.start - b.start) : settled, facts };
}

/** The line that tells since when the policy holds, where no row has it: it is no sentence. */
function dateRow({ evidence }: PolicyFacts, rows: readonly ImportedRow[]): ImportedRow | undefined {
  const date = evidence['lastModified'];
  if (!date || rows.some(({ start, end }) => start < date.end && end > date.start)) return undefined;
  return {
    start: date.start,
    end: date.end,
    quote: date.quote,
    practice: 'change',
    categories: [],
    purposes: [],
    recipients: [],
    negated: false,
    modality: 'does',
    from: undefined,
    condition: undefined,
    only: undefined,
    choice: undefined,
    trackers: [],
    section: 'Introduction',
    confidence: 0.8,
    reason: 'the line tells since when the policy holds',
  };
}
