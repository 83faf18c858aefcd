import type { CategoryKey } from '../../../vocabulary/taxonomy.js';
import { categoryLexicon } from '../lexicon/categories.js';
import type { Block, PolicyDocument } from '../structure/document.js';
import { tokenise, type Token } from '../structure/words.js';
import { labelRole, openingLabel, type FieldRole } from './labels.js';

/** A field of a record: a cell under its column's head, or a paragraph behind its label. */
export interface RecordField {
  readonly role: FieldRole;
  readonly record: PolicyRecord;
  /** Where the text starts behind the label: UTF-16 offset in the source. */
  readonly start: number;
}

/** What belongs together: a row of a table, or paragraphs with labels such as "Category:", "Purpose:" and "Shared with:". */
export interface PolicyRecord {
  /** What its data fields name, apart from data in general. */
  readonly categories: readonly CategoryKey[];
  /** Told to be about purposes first, with the data only as what serves them. */
  readonly isPurpose: boolean;
  /** A field says that the data is not collected. */
  readonly notCollected: boolean;
}

interface OpenRecord {
  readonly fields: { readonly role: FieldRole; readonly block: Block; readonly start: number }[];
}

const shortestSeries = 2;

function tokensOf(document: PolicyDocument, start: number, end: number): readonly Token[] {
  return tokenise(document.shadow, start, end);
}

function wordsOf(tokens: readonly Token[]): string[] {
  return tokens.filter(({ kind }) => kind === 'word').map(({ text }) => text);
}

/** Answers that stand for no: "No", "Not collected", "None", "We do not …". */
export function saysNo(tokens: readonly Token[]): boolean {
  const words = wordsOf(tokens);
  const [first, second] = words;
  return (
    /^(?:no|none|never|not)$/.test(first ?? '') ||
    (first === 'we' && (/^(?:don't|never)$/.test(second ?? '') || (second === 'do' && words[2] === 'not')))
  );
}

/** Fields that are left open: "N/A". */
export function saysNothing(tokens: readonly Token[]): boolean {
  return /^(?:n\/?a|not applicable)$/.test(wordsOf(tokens).join(' ').replace(/^n a$/, 'na'));
}

function closed(record: OpenRecord, document: PolicyDocument): PolicyRecord {
  const categories = new Set<CategoryKey>();
  let notCollected = false;
  for (const { role, block, start } of record.fields) {
    const tokens = tokensOf(document, start, block.end);
    if (role === 'data')
      for (const { meaning } of categoryLexicon.match(tokens))
        if (!meaning.generic) for (const key of meaning.categories) categories.add(key);
    if (role === 'collected' && (saysNo(tokens) || saysNothing(tokens))) notCollected = true;
  }
  // "Identifiers" heads the list of what is meant.
  if (categories.size > 1) categories.delete('user.unique_id');
  return { categories: [...categories], isPurpose: record.fields[0]?.role === 'purpose', notCollected };
}

/** The rows of a table whose heads tell what its columns hold. */
function tableRecords(document: PolicyDocument, cells: readonly Block[]): OpenRecord[] {
  const rows = new Map<number, Block[]>();
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  const [head, ...body] = [...rows.values()];
  if (!head || body.length === 0) return [];
  const roles = new Map<number, FieldRole>();
  for (const cell of head) {
    const role = labelRole(tokensOf(document, cell.start, cell.end));
    if (role) roles.set(cell.column, role);
  }
  const told = new Set(roles.values());
  if (told.size < shortestSeries || !(told.has('data') || told.has('purpose'))) return [];
  return body.map((row) => ({
    fields: row.flatMap((block) => {
      const role = roles.get(block.column);
      return role ? [{ role, block, start: block.start }] : [];
    }),
  }));
}

/** Runs of labelled paragraphs, cut where a new series of data starts. */
function labelledRecords(document: PolicyDocument): OpenRecord[] {
  const records: OpenRecord[] = [];
  let run: OpenRecord | undefined;
  let before: FieldRole | undefined;
  for (const block of document.blocks) {
    const found =
      block.kind === 'paragraph' || block.kind === 'item'
        ? openingLabel(document.shadow, block.start, block.end)
        : undefined;
    if (!found) {
      run = undefined;
      continue;
    }
    if (!run || (found.role === 'data' && before !== 'data')) {
      run = { fields: [] };
      records.push(run);
    }
    run.fields.push({ ...found, block });
    before = found.role;
  }
  return records.filter(
    ({ fields }) =>
      new Set(fields.map(({ role }) => role)).size >= shortestSeries && fields.some(({ role }) => role === 'data'),
  );
}

/** The fields of all records of a document by the block that holds them. Takes a few passes over the blocks. */
export function readRecords(document: PolicyDocument): ReadonlyMap<Block, RecordField> {
  const tables = new Map<number, Block[]>();
  for (const block of document.blocks) {
    if (block.kind !== 'cell' || block.group === undefined) continue;
    const cells = tables.get(block.group);
    if (cells) cells.push(block);
    else tables.set(block.group, [block]);
  }
  const fields = new Map<Block, RecordField>();
  const open = [
    ...[...tables.values()].flatMap((cells) => tableRecords(document, cells)),
    ...labelledRecords(document),
  ];
  for (const record of open) {
    const done = closed(record, document);
    for (const { role, block, start } of record.fields) fields.set(block, { role, start, record: done });
  }
  return fields;
}
