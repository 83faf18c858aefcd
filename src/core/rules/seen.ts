import type { Catalogue } from '../catalogue/records.js';
import { recipientCoverage, recipientName } from '../policy/coverage.js';
import type { ObservedRecipient } from '../policy/decision.js';
import { compileGlobs } from '../policy/globs.js';
import type { Policy, PolicyRow, TrackerKind } from '../policy/model.js';
import { isWithin, type CategoryKey, type PurposeKey } from '../vocabulary/taxonomy.js';
import type { RuleFile } from './rule.js';
import { recordOf, trackingBy } from './trackers.js';

/** What one file was seen to do, gathered once for all rows. */
export interface Seen {
  readonly categories: ReadonlySet<CategoryKey>;
  readonly recipients: readonly ObservedRecipient[];
  /** Recipients that annotations name. */
  readonly named: ReadonlySet<string>;
  readonly purposes: ReadonlySet<PurposeKey>;
  readonly trackers: ReadonlySet<TrackerKind>;
  /** The kinds of the SDKs that it calls. */
  readonly kinds: ReadonlySet<string>;
}

export function seenIn({ observations, annotations }: RuleFile, catalogue: Catalogue): Seen {
  const categories = new Set<CategoryKey>();
  const recipients = new Map<string, ObservedRecipient>();
  const trackers = new Set<TrackerKind>();
  const purposes = new Set<PurposeKey>();
  const kinds = new Set<string>();
  for (const observation of observations) {
    for (const { category } of observation.categories) categories.add(category);
    if (observation.kind !== 'call' && observation.kind !== 'flow') continue;
    const { recipient, vendor, purpose, sdk } = observation;
    if (recipient)
      recipients.set(`${recipient} ${vendor ?? ''}`, { class: recipient, ...(vendor !== undefined && { vendor }) });
    if (purpose !== undefined) purposes.add(purpose);
    const kind = sdk === undefined ? undefined : recordOf(catalogue, sdk)?.kind;
    if (kind !== undefined) kinds.add(kind);
    if (observation.kind === 'flow') continue;
    for (const category of observation.autoCollects) categories.add(category);
    for (const each of trackingBy(observation, catalogue)) trackers.add(each);
  }
  const words = annotations.annotations;
  for (const { value } of words.flatMap((each) => each.categories)) if (value !== undefined) categories.add(value);
  for (const { value } of words.flatMap((each) => each.purposes)) if (value !== undefined) purposes.add(value);
  const named = words.flatMap((each) => each.recipients.flatMap(({ value }) => (value ? recipientName(value) : [])));
  return { categories, recipients: [...recipients.values()], named: new Set(named), purposes, trackers, kinds };
}

function related(a: string, b: string): boolean {
  return isWithin(a, b) || isWithin(b, a);
}

function someRelated(all: Iterable<string>, declared: readonly string[]): boolean {
  return [...all].some((each) => declared.some((one) => related(each, one)));
}

/** Whether code was seen to do what a row declares. What a use is for shows only by the services that receive the data and by annotations. */
export function isSeen(row: PolicyRow, files: readonly Seen[]): boolean {
  switch (row.kind) {
    case 'collects':
      return files.some(({ categories }) => someRelated(categories, [row.category]));
    case 'uses':
      return files.some(
        ({ categories, purposes }) => someRelated(categories, row.categories) && someRelated(purposes, row.purposes),
      );
    case 'shares':
      return files.some(({ recipients, named }) =>
        row.to.some(
          (to) => named.has(recipientName(to)) || recipients.some((each) => recipientCoverage(to, each) !== undefined),
        ),
      );
    case 'trackers':
      return files.some(({ trackers }) => trackers.has(row.tracker));
    case 'denies':
    case 'choices':
      return false;
  }
}

/** The files in which a row holds. */
export function filesInScope(row: PolicyRow, policy: Policy, files: readonly RuleFile[]): readonly RuleFile[] {
  const globs = row.scopeGlobs ?? (row.scope === undefined ? undefined : (policy.scopes.get(row.scope) ?? []));
  if (!globs) return files;
  const holds = compileGlobs(globs);
  return globs.length === 0 ? [] : files.filter(({ path }) => holds(path));
}
