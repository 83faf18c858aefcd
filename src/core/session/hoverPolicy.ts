import { locateInPolicy } from '../policy/locate.js';
import type { Language } from '../language/language.js';
import type { Policy, PolicyRow } from '../policy/model.js';
import type { HoverContent } from '../session.js';
import type { CategoryKey } from '../vocabulary/taxonomy.js';
import type { Uri } from '../workspace.js';
import { describeCategory, describeWord } from './describeWord.js';

/** A policy file as it stands. */
export interface WrittenPolicy {
  readonly uri: Uri;
  readonly text: string | undefined;
  readonly policy: Policy | undefined;
}

/** What a word of the policy file means, what a key is for, and what the row around it declares. */
export function hoverPolicy(
  { uri, text, policy }: WrittenPolicy,
  offset: number,
  language: Language,
): HoverContent | undefined {
  const place = text === undefined ? undefined : locateInPolicy(text, offset);
  const row = policy && rowAt(policy, uri, offset);
  const word =
    place?.vocabulary === undefined || place.text === undefined
      ? undefined
      : describeWord(place.vocabulary, place.text, language);
  const description = place?.onKey === true ? place.description : undefined;
  const key = description === undefined ? undefined : language.words.schemaDescription(description);
  const parts = [word, row && aboutRow(row, policy, word === undefined, language), key].filter(
    (part) => part !== undefined,
  );
  if (parts.length === 0) return undefined;
  const at = place !== undefined && (word ?? key) !== undefined ? place.at : (row?.at ?? place?.at);
  return at && { markdown: parts.join('\n\n---\n\n'), start: at.start, end: at.end };
}

function rowAt(policy: Policy, uri: Uri, offset: number): PolicyRow | undefined {
  const rows: readonly PolicyRow[] = [
    ...policy.collects,
    ...policy.uses,
    ...policy.shares,
    ...policy.denies,
    ...policy.choices,
    ...policy.trackerRows,
  ];
  return rows.find(({ uri: file, at }) => file === uri && at.start <= offset && offset <= at.end);
}

function aboutRow(row: PolicyRow, policy: Policy, withCategories: boolean, language: Language): string {
  const { hover } = language;
  const file = policy.sources.find(({ id }) => id === row.quote?.source)?.file;
  const lines = [`${hover.row(row)} ${hover.status(row.status)}`];
  if (row.quote !== undefined) lines.push(hover.from(file ?? row.quote.source, row.quote));
  const certainty = row.confidence === undefined ? '' : hover.certainty(row.confidence);
  if (row.reason !== undefined) lines.push(hover.readBecause(row.reason, certainty));
  if (row.condition !== undefined) lines.push(hover.holds(row.condition));
  if (row.retention !== undefined) lines.push(hover.kept(`${row.retention}.`));
  const categories = categoriesOf(row);
  // Of one category its meaning helps; a list of them would hide the row.
  if (withCategories && categories.length === 1)
    lines.push(...categories.map((category) => describeCategory(category, language)));
  return lines.join('\n\n');
}

function categoriesOf(row: PolicyRow): readonly CategoryKey[] {
  switch (row.kind) {
    case 'collects':
      return [row.category];
    case 'uses':
    case 'shares':
      return row.categories;
    case 'denies':
      return row.category === undefined ? [] : [row.category];
    case 'choices':
    case 'trackers':
      return [];
  }
}
