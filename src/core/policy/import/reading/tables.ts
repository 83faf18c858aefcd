// NOTE: import/records/ was committed at 23:29 by a colleague: it reads tables by their heads AND labelled paragraphs ("Purpose: …"), scored on dev and test (urbandictionary recall 41 -> 71,
// theregister precision 68 -> 73). import-policy.ts is wired to it. Delete this file; take over records/ (it is yours now) and move what is better here into it.
import type { CategoryKey, PurposeKey } from '../../../vocabulary/taxonomy.js';
import { categoryLexicon } from '../lexicon/categories.js';
import { purposeLexicon } from '../lexicon/purposes.js';
import type { Block, PolicyDocument } from '../structure/document.js';
import { tokenise } from '../structure/words.js';
import { unique } from './draft.js';
import type { Frame } from './frame.js';

type Column = 'data' | 'purpose' | 'recipients' | 'retention' | 'collected' | 'other';

const columns: readonly { readonly column: Column; readonly test: RegExp }[] = [
  {
    column: 'collected',
    test: /^(?:is it |are they )?collected\b.{0,30}$|^do we collect|^sold\b.{0,20}$|^shared\?$|^sold or shared/i,
  },
  {
    column: 'other',
    test: /\b(?:legal|lawful)\b|\bbas[ei]s\b|\bgrounds?\b|\bsources?\b|\bwhere\b.{0,30}\bfrom\b|\bcookie\b|\bname\b|\bduration\b|\bexpir/i,
  },
  { column: 'retention', test: /\bretention\b|\bretain|\bhow long\b|\bkept?\b|\bstorage period\b|\bperiod\b/i },
  {
    column: 'recipients',
    test: /\b(?:shar|disclos|recipient|sold|third[ -]part|with whom|who (?:we|receives|has)|transferred to|service provider|vendor)/i,
  },
  {
    column: 'purpose',
    test: /\b(?:purposes?|why|reasons?|how we use|uses?|processing activit|what we use|activity|objective)\b/i,
  },
  {
    column: 'data',
    test: /\b(?:data|information|categor(?:y|ies)|examples?|what we (?:collect|process)|collect|identifiers?|details)\b/i,
  },
];

const no = /^(?:no\b|none\b|not collected|not sold|n\/?a\b|✗|✘|❌|x$|never\b)/i;

/** What a cell of a table says, by the head of its column and the other cells of its row. */
export interface CellReading {
  readonly column: Column;
  /** What the cell's words lean on; undefined where they say nothing of data. */
  readonly frame: Frame | undefined;
}

function columnOf(head: string): Column {
  return columns.find(({ test }) => test.test(head))?.column ?? 'other';
}

/** Reads the tables whose head tells of data, purposes or recipients: for each of their cells, what its column makes of it. */
export function readTables(document: PolicyDocument): ReadonlyMap<Block, CellReading> {
  const out = new Map<Block, CellReading>();
  const tables = new Map<number, Block[]>();
  for (const block of document.blocks) {
    if (block.kind !== 'cell' || block.group === undefined) continue;
    const cells = tables.get(block.group) ?? [];
    cells.push(block);
    tables.set(block.group, cells);
  }
  for (const cells of tables.values()) readTable(cells, document, out);
  return out;
}

function words(document: PolicyDocument, block: Block): string {
  return document.shadow.slice(block.start, block.end).replaceAll('\u2060', '').trim();
}

function readTable(cells: readonly Block[], document: PolicyDocument, out: Map<Block, CellReading>): void {
  const heads = new Map<number, Column>();
  for (const cell of cells) if (cell.head) heads.set(cell.column, columnOf(words(document, cell)));
  const roles = [...heads.values()];
  if (!roles.includes('data') || cells.some(({ head }) => head) === false) return;
  const dataAt = [...heads].find(([, column]) => column === 'data')?.[0] ?? 0;
  const purposeAt = [...heads].find(([, column]) => column === 'purpose')?.[0];
  const rows = new Map<number, Block[]>();
  for (const cell of cells) {
    if (cell.head) out.set(cell, { column: 'other', frame: undefined });
    else rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  }
  for (const row of rows.values()) {
    const inColumn = (column: Column): Block[] => row.filter((cell) => heads.get(cell.column) === column);
    const categories = unique(inColumn('data').flatMap((cell) => categoriesIn(document, cell)));
    const purposes = unique(inColumn('purpose').flatMap((cell) => purposesIn(document, cell)));
    const denied = inColumn('collected').some((cell) => no.test(words(document, cell)));
    // "For this purpose we use that data": the data is told as what is used.
    const used = purposeAt !== undefined && purposeAt < dataAt;
    for (const cell of row) {
      const column = heads.get(cell.column) ?? 'other';
      const practice =
        column === 'data'
          ? used
            ? 'use'
            : 'collect'
          : column === 'purpose'
            ? 'use'
            : column === 'recipients'
              ? 'share'
              : column === 'retention'
                ? 'retain'
                : undefined;
      const skip =
        practice === undefined ||
        (column === 'purpose' && categories.length > 0) ||
        (column === 'retention' && categories.length === 0);
      out.set(cell, {
        column,
        frame: skip
          ? undefined
          : {
              practice,
              negated: denied && column === 'data',
              modality: denied ? 'does-not' : 'does',
              from: undefined,
              categories: column === 'data' ? [] : categories,
              purposes: column === 'data' ? purposes : [],
              recipients: [],
              source: 'heading',
            },
      });
    }
  }
}

function categoriesIn(document: PolicyDocument, cell: Block): CategoryKey[] {
  return categoryLexicon
    .match(tokenise(document.shadow, cell.start, cell.end))
    .flatMap(({ meaning }) => (meaning.generic ? [] : meaning.categories));
}

function purposesIn(document: PolicyDocument, cell: Block): PurposeKey[] {
  return purposeLexicon.match(tokenise(document.shadow, cell.start, cell.end)).flatMap(({ meaning }) => meaning);
}
