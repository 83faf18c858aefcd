import { compileGlobs } from '../../policy/globs.js';
import type { Policy, PolicyRow, TrackerKind } from '../../policy/model.js';
import type { ObservedRecipient } from '../../policy/decision.js';
import type { Catalogue } from '../../catalogue/records.js';
import { isWithin, labelOf, type CategoryKey, type RecipientClass } from '../../vocabulary/taxonomy.js';
import { unusedDeclaration } from '../messages.js';
import { labels, listed } from '../phrases.js';
import { referenceTo } from '../reference.js';
import type { Rule, RuleContext, RuleFile, RuleReport } from '../rule.js';
import { trackingBy } from '../trackers.js';
import { trackerLabel } from '../../policy/verdict-tracker.js';
import { recipientCoverage, recipientName } from '../../policy/coverage.js';

/** Recipients that code sends to by name; what goes to the others (courts, a buyer, affiliates) no code shows. */
const shownByCode: ReadonlySet<RecipientClass> = new Set([
  'payment_processors',
  'analytics_providers',
  'advertising_networks',
  'social_networks',
]);
/** Kinds of tracking that come with a library; cookies and log files are also made by what the code does not hold. */
const kindsShownByCode: ReadonlySet<string> = new Set(['third_party_analytics', 'third_party_ads', 'session_replay']);

function related(a: CategoryKey, b: CategoryKey): boolean {
  return isWithin(a, b) || isWithin(b, a);
}

/** What one file was seen to do, gathered once for all rows. */
interface Seen {
  readonly categories: ReadonlySet<CategoryKey>;
  readonly recipients: readonly ObservedRecipient[];
  /** Recipients that annotations name. */
  readonly named: ReadonlySet<string>;
  readonly trackers: ReadonlySet<TrackerKind>;
}

function seenIn({ observations, annotations }: RuleFile, catalogue: Catalogue): Seen {
  const categories = new Set<CategoryKey>();
  const recipients = new Map<string, ObservedRecipient>();
  const trackers = new Set<TrackerKind>();
  for (const observation of observations) {
    for (const { category } of observation.categories) categories.add(category);
    if (observation.kind !== 'call' && observation.kind !== 'flow') continue;
    const { recipient, vendor } = observation;
    if (recipient)
      recipients.set(`${recipient} ${vendor ?? ''}`, { class: recipient, ...(vendor !== undefined && { vendor }) });
    if (observation.kind === 'flow') continue;
    for (const category of observation.autoCollects) categories.add(category);
    for (const kind of trackingBy(observation, catalogue)) trackers.add(kind);
  }
  const words = annotations.annotations;
  for (const { value } of words.flatMap((each) => each.categories)) if (value !== undefined) categories.add(value);
  const named = words.flatMap((each) => each.recipients.flatMap(({ value }) => (value ? recipientName(value) : [])));
  return { categories, recipients: [...recipients.values()], named: new Set(named), trackers };
}

/** What a row declares and the code was not seen to do, as a noun phrase; undefined where it was seen or no code would show it. */
function unseen(row: PolicyRow, files: readonly Seen[]): string | undefined {
  if (row.kind === 'collects') {
    const { category, from } = row;
    // What others hand over arrives by ways that need no code.
    if (from === 'third_party' || category === 'user') return undefined;
    const isSeen = files.some(({ categories }) => [...categories].some((other) => related(other, category)));
    return isSeen ? undefined : `the collection of ${labelOf(category)}`;
  }
  if (row.kind === 'shares') {
    const isShown = row.to.every((to) => !('class' in to) || shownByCode.has(to.class));
    const isSeen = files.some(({ recipients, named }) =>
      row.to.some(
        (to) => named.has(recipientName(to)) || recipients.some((each) => recipientCoverage(to, each) !== undefined),
      ),
    );
    return isShown && !isSeen
      ? `the sharing of ${labels(row.categories)} with ${listed(row.to.map(recipientName))}`
      : undefined;
  }
  if (row.kind !== 'trackers' || !kindsShownByCode.has(row.tracker)) return undefined;
  return files.some(({ trackers }) => trackers.has(row.tracker)) ? undefined : trackerLabel(row.tracker);
}

function filesInScope(row: PolicyRow, policy: Policy, files: readonly RuleFile[]): readonly RuleFile[] {
  const globs = row.scopeGlobs ?? (row.scope === undefined ? undefined : (policy.scopes.get(row.scope) ?? []));
  if (!globs) return files;
  const holds = compileGlobs(globs);
  return globs.length === 0 ? [] : files.filter(({ path }) => holds(path));
}

function* check(context: RuleContext): Generator<RuleReport> {
  const { policy, files, catalogue } = context;
  if (!policy) return;
  const seen = new Map(files.map((file) => [file, seenIn(file, catalogue)]));
  for (const row of [...policy.collects, ...policy.shares, ...policy.trackerRows]) {
    // A parent's rows hold for other parts of the code too.
    if (row.status === 'rejected' || row.uri !== policy.uri) continue;
    const inScope = filesInScope(row, policy, files);
    const what = unseen(
      row,
      inScope.flatMap((file) => seen.get(file) ?? []),
    );
    if (what === undefined) continue;
    yield {
      uri: row.uri,
      range: row.at,
      message: unusedDeclaration(what),
      categories: row.kind === 'collects' ? [row.category] : row.kind === 'shares' ? row.categories : [],
      recipient: undefined,
      policy: referenceTo(row),
      against: undefined,
      steps: [],
      observation: undefined,
    };
  }
}

export const declarationUnused: Rule = {
  id: 'declaration-unused',
  code: 'PL021',
  group: 'policy',
  title: 'The policy declares what no code was seen to do',
  description:
    'Lists rows of the policy file without any code that does what they declare, after an audit of all the files that the policy governs.',
  level: 'information',
  strictLevel: 'information',
  needsPolicy: true,
  needsAll: true,
  fixable: false,
  check,
  fixes: () => [],
};
