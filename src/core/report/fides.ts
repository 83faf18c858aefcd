import { Document, type Scalar } from 'yaml';
import { categoryCoverage, recipientName } from '../policy/coverage.js';
import type { AuditResult } from '../session.js';
import { allCategories, labelOf, parentOf, sensitivityOf, type CategoryKey } from '../vocabulary/taxonomy.js';
import { nameOf } from '../workspace/uris.js';
import { practicesOf, type Practice } from './practices.js';
import type { ReportOptions } from './report.js';

/** Where neither code nor policy says what for: a key that Fides knows, to be replaced by a person. */
const unstated = 'essential.service';

/** What Fides calls the article 6 bases. @see https://github.com/ethyca/fideslang */
const legalBases = [
  'Consent',
  'Contract',
  'Legal obligations',
  'Vital interests',
  'Public interest',
  'Legitimate interests',
];

const ownKeys = new Set(allCategories().flatMap(({ key, own }) => (own ? [key] : [])));

/** The category as the Fides taxonomy has it: for a key of ours, its nearest ancestor there. */
function fidesCategory(category: CategoryKey): CategoryKey {
  let key: string = category;
  while (ownKeys.has(key)) key = parentOf(key) ?? 'user';
  return key;
}

interface Declaration {
  readonly use: string;
  readonly isStated: boolean;
  readonly categories: Set<CategoryKey>;
  readonly shared: Set<CategoryKey>;
  readonly thirdParties: Set<string>;
  readonly subjects: Set<string>;
  readonly bases: Set<string>;
  readonly retention: Set<string>;
}

/** The purposes that the policy states for what a practice does. */
function declaredPurposes({ policy, category, to, decision }: Practice): readonly string[] {
  const row = decision?.verdict === 'clear' || decision?.verdict === 'vague' ? decision.row : undefined;
  if (row !== undefined && 'purposes' in row && row.purposes.length > 0) return row.purposes;
  if (to !== undefined || policy === undefined) return [];
  return policy.uses
    .filter(
      ({ status, categories }) =>
        status !== 'rejected' && categories.some((each) => categoryCoverage(each, category) !== undefined),
    )
    .flatMap(({ purposes }) => purposes);
}

function purposesOf(practice: Practice): readonly string[] {
  const { observation } = practice;
  if (observation.kind === 'flow' && observation.purpose !== undefined) return [observation.purpose];
  return declaredPurposes(practice);
}

function declarations(practices: readonly Practice[]): readonly Declaration[] {
  const byUse = new Map<string, Declaration>();
  for (const practice of practices) {
    const { category, to, decision } = practice;
    const stated = purposesOf(practice);
    for (const use of stated.length > 0 ? new Set(stated) : [undefined]) {
      const key = use ?? '';
      let entry = byUse.get(key);
      if (entry === undefined) {
        entry = {
          use: use ?? unstated,
          isStated: use !== undefined,
          categories: new Set(),
          shared: new Set(),
          thirdParties: new Set(),
          subjects: new Set(),
          bases: new Set(),
          retention: new Set(),
        };
        byUse.set(key, entry);
      }
      entry.categories.add(fidesCategory(category));
      if (to !== undefined) {
        entry.shared.add(fidesCategory(category));
        entry.thirdParties.add(recipientName(to));
      }
      const row = decision?.verdict === 'clear' || decision?.verdict === 'vague' ? decision.row : undefined;
      for (const subject of row?.dataSubjects ?? []) entry.subjects.add(subject);
      if (row?.legalBasis !== undefined) entry.bases.add(row.legalBasis);
      if (row?.retention !== undefined) entry.retention.add(row.retention);
    }
  }
  return [...byUse.values()].sort((a, b) => Number(b.isStated) - Number(a.isStated) || (a.use < b.use ? -1 : 1));
}

function sorted(keys: Iterable<string>): string[] {
  return [...new Set(keys)].sort();
}

function manifestOf({
  use,
  isStated,
  categories,
  shared,
  thirdParties,
  subjects,
  bases,
  retention,
}: Declaration): object {
  const [basis, ...otherBases] = bases;
  const known = legalBases.find((each) => each.toLowerCase() === basis?.replaceAll('_', ' ').toLowerCase());
  return {
    name: isStated ? labelOf(use) : 'purpose not stated',
    data_categories: sorted(categories),
    data_use: use,
    data_subjects: sorted(subjects),
    ...(known !== undefined && otherBases.length === 0 ? { legal_basis_for_processing: known } : {}),
    ...(retention.size === 1 ? { retention_period: [...retention].join('') } : {}),
    ...([...categories].some((key) => ['special', 'health', 'biometric'].includes(sensitivityOf(key) ?? ''))
      ? { processes_special_category_data: true }
      : {}),
    ...(shared.size > 0
      ? {
          data_shared_with_third_parties: true,
          third_parties: sorted(thirdParties).join(', '),
          shared_categories: sorted(shared),
        }
      : {}),
  };
}

/** A key that Fides takes: letters, digits, dots, underscores and dashes. */
function fidesKey(name: string): string {
  const key = name
    .toLowerCase()
    .replace(/[^a-z0-9_.-]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return key === '' ? 'system' : key;
}

/**
 * What the code does with personal data, as a Fides manifest: one system with a privacy declaration for each purpose. Purposes are those of the code (the sink, an
 * annotation), else those that the policy states for the category; what has none is declared apart, with a comment.
 *
 * @see https://ethyca.github.io/fideslang/
 */
export function fidesReport(result: AuditResult, { root }: ReportOptions): string {
  const found = declarations(practicesOf(result, root));
  const name = nameOf(root);
  const document = new Document({
    system: [
      {
        fides_key: fidesKey(name),
        name,
        description: 'What the code was seen to do with personal data.',
        system_type: 'Application',
        privacy_declarations: found.map(manifestOf),
      },
    ],
  });
  document.commentBefore =
    ' Proposed by `pledge audit --format fides` from what the code does. Review it before you push it to Fides.';
  const open = found.findIndex(({ isStated }) => !isStated);
  if (open >= 0) {
    const use = document.getIn(['system', 0, 'privacy_declarations', open, 'data_use'], true) as Scalar;
    use.comment = ' a placeholder: neither the code nor the policy states a purpose';
  }
  return document.toString({ lineWidth: 0 });
}
