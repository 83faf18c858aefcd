import { Document, isCollection, isMap, isScalar, isSeq } from 'yaml';
import type { DeclaredRecipient, PolicyRow, Quote } from './model.js';
import type { RowDraft } from './append.js';
import { renderOptions, style, tightenLists } from './render.js';
import { orderedRow } from './row-order.js';
import type { PolicyFile, QuoteEntry } from './schema.js';

/** The order in which a person reads a policy file. */
const sectionOrder: readonly (keyof PolicyFile)[] = [
  'version',
  'extends',
  'sources',
  'scopes',
  'collects',
  'uses',
  'shares',
  'denies',
  'choices',
  'signals',
  'trackers',
  'retention',
  'transfer',
  'children',
  'security',
  'contacts',
  'code',
];

function orderedSection(section: unknown): unknown {
  if (!Array.isArray(section)) return section;
  return section.map((row: unknown) =>
    typeof row === 'object' && row !== null && !Array.isArray(row) ? orderedRow(row as Record<string, unknown>) : row,
  );
}

/**
 * Writes a whole policy file. The same data always gives the same text, and loading it gives the same data.
 *
 * @param header a comment for the top of the file, without `#`; lines are kept
 */
export function serialisePolicy(file: PolicyFile, header?: string): string {
  const sections = sectionOrder.flatMap((key): [string, unknown][] => {
    const value = orderedSection(file[key]);
    const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0);
    return isEmpty ? [] : [[key, value]];
  });
  const document = new Document(Object.fromEntries(sections), { version: '1.2' });
  style(document, 10);
  if (header !== undefined) document.commentBefore = header.replace(/^/gm, ' ');
  if (isMap(document.contents)) {
    let afterShort = true;
    for (const { key, value } of document.contents.items) {
      const isShort = isScalar(value) || (isCollection(value) && value.flow === true);
      if (isScalar(key) && key.value !== 'version' && !(isShort && afterShort)) key.spaceBefore = true;
      afterShort = isShort;
      if (!isSeq(value) || value.flow === true) continue;
      value.items.forEach((row, index) => {
        // Rows of several lines are easier to tell apart with air between them.
        if (index > 0 && isMap(row) && row.flow !== true) row.spaceBefore = true;
      });
    }
  }
  return tightenLists(document.toString(renderOptions));
}

function quoteEntry({ source, text, section, start, end }: Quote): QuoteEntry {
  return {
    source,
    ...(section !== undefined && { section }),
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    text,
  };
}

export function recipientWord(recipient: DeclaredRecipient): string {
  return 'class' in recipient ? recipient.class : recipient.vendor;
}

/** A row of the model as it is written in a file. */
export function draftOf(row: PolicyRow): RowDraft {
  const { id, scope, condition, dataSubjects, legalBasis, retention, reviewedBy, reviewedOn, reason, confidence } = row;
  const base = {
    status: row.status,
    ...(id !== undefined && { id }),
    ...(scope !== undefined && { scope }),
    ...(condition !== undefined && { condition }),
    ...(dataSubjects && { dataSubjects: [...dataSubjects] }),
    ...(legalBasis !== undefined && { legalBasis }),
    ...(retention !== undefined && { retention }),
    ...(reviewedBy !== undefined && { reviewedBy }),
    ...(reviewedOn !== undefined && { reviewedOn }),
    ...(reason !== undefined && { reason }),
    ...(confidence !== undefined && { confidence }),
    ...(row.quote && { quote: quoteEntry(row.quote) }),
  };
  switch (row.kind) {
    case 'collects': {
      const { category, modality, from, purposes } = row;
      return {
        section: row.kind,
        row: { ...base, category, purposes: [...purposes], ...(modality && { modality }), ...(from && { from }) },
      };
    }
    case 'uses':
      return { section: row.kind, row: { ...base, categories: [...row.categories], purposes: [...row.purposes] } };
    case 'shares': {
      const { to, categories, purposes, only } = row;
      const written = { to: to.map(recipientWord), categories: [...categories], purposes: [...purposes] };
      return { section: row.kind, row: { ...base, ...written, ...(only && { only }) } };
    }
    case 'denies': {
      const { practice, category, to, purposes, trackers, when } = row;
      const written = { practice, to: to.map(recipientWord), purposes: [...purposes], trackers: [...trackers] };
      return {
        section: row.kind,
        row: { ...base, ...written, ...(category !== undefined && { category }), ...(when !== undefined && { when }) },
      };
    }
    case 'choices': {
      const { choice, key, value, disables, except } = row;
      const written = { kind: choice, disables: [...disables] };
      return {
        section: row.kind,
        row: {
          ...base,
          ...written,
          ...(key !== undefined && { key }),
          ...(value !== undefined && { value }),
          ...(except !== undefined && { except }),
        },
      };
    }
    case 'trackers':
      return { section: row.kind, row: { ...base, kind: row.tracker } };
  }
}
