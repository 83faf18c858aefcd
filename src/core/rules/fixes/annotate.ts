import { writtenCategory } from '../../facts/annotation-lists.js';
import { allCategories, parentOf, type CategoryKey } from '../../vocabulary/taxonomy.js';
import type { Finding, FixContext } from '../rule.js';
import { annotatable, commentOn } from './declaration-comment.js';
import type { DraftFix } from './fix.js';

/** A list to choose from, not a catalogue. */
const mostChoices = 3;

/** What else a field may be: the siblings of a category, then its parent, in the order of the taxonomy. */
function alternatives(category: CategoryKey): CategoryKey[] {
  const parent = parentOf(category);
  const siblings = allCategories().filter(({ key }) => key !== category && parentOf(key) === parent);
  return [...siblings.map(({ key }) => key), ...(parent === undefined || parent === 'user' ? [] : [parent])];
}

function annotation(finding: Finding, context: FixContext, categories: readonly CategoryKey[]): DraftFix[] {
  const tag = `@pii ${categories.map(writtenCategory).join(', ')}`;
  const edit = commentOn(finding, context, tag);
  return edit
    ? [
        {
          title: ['annotate', finding.observation?.name ?? '', categories, context.display(finding.uri)],
          edits: [edit],
        },
      ]
    : [];
}

/** Writes down by `@pii` what a field was taken for, or something near to it. */
export function annotateField(finding: Finding, context: FixContext): DraftFix[] {
  const field = annotatable(finding);
  const [first] = field?.categories ?? [];
  if (!field || !first) return [];
  const ranked = [...field.categories].sort((a, b) => b.confidence - a.confidence).map(({ category }) => category);
  const others = alternatives(first.category).slice(0, mostChoices - 1);
  return [
    ...annotation(finding, context, ranked),
    ...others.flatMap((category) => annotation(finding, context, [category])),
  ];
}

/** Says by `@pii` that a field is something near to what it was taken for, which the policy declares: then nothing is left to report. */
export function annotateAsDeclared(finding: Finding, context: FixContext): DraftFix[] {
  const field = annotatable(finding);
  const [first] = field?.categories ?? [];
  const path = context.files.find(({ uri }) => uri === finding.uri)?.path;
  const { oracle } = context;
  if (!field || !first || !oracle || path === undefined) return [];
  return alternatives(first.category)
    .filter((category) => oracle.collect({ category, file: path }).verdict === 'clear')
    .slice(0, mostChoices - 1)
    .flatMap((category) => annotation(finding, context, [category]));
}
