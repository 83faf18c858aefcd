import { compileGlobs } from '../../policy/globs.js';
import type { Policy, PolicyRow } from '../../policy/model.js';
import { isWithin, labelOf, type CategoryKey, type RecipientClass } from '../../vocabulary/taxonomy.js';
import { unusedDeclaration } from '../messages.js';
import { labels, listed } from '../phrases.js';
import { isCall } from '../practices.js';
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

function categoriesSeen({ observations, annotations }: RuleFile): Set<CategoryKey> {
  const seen = new Set<CategoryKey>();
  for (const observation of observations) {
    for (const { category } of observation.categories) seen.add(category);
    if (isCall(observation)) for (const category of observation.autoCollects) seen.add(category);
  }
  for (const { categories } of annotations.annotations) for (const { value } of categories) if (value) seen.add(value);
  return seen;
}

/** What a row declares and the code was not seen to do, as a noun phrase; undefined where it was seen or no code would show it. */
function unseen(row: PolicyRow, files: readonly RuleFile[], context: RuleContext): string | undefined {
  if (row.kind === 'collects') {
    const { category, from } = row;
    // What others hand over arrives by ways that need no code.
    if (from === 'third_party' || category === 'user') return undefined;
    const isSeen = files.some((file) => [...categoriesSeen(file)].some((other) => related(other, category)));
    return isSeen ? undefined : `the collection of ${labelOf(category)}`;
  }
  const calls = files.flatMap(({ observations }) =>
    observations.flatMap((each) => (each.kind === 'call' || each.kind === 'flow' ? [each] : [])),
  );
  if (row.kind === 'shares') {
    const isShown = row.to.every((to) => !('class' in to) || shownByCode.has(to.class));
    const isSeen = calls.some(({ recipient, vendor }) =>
      row.to.some(
        (to) =>
          recipient &&
          recipientCoverage(to, { class: recipient, ...(vendor !== undefined && { vendor }) }) !== undefined,
      ),
    );
    const annotated = files.some(({ annotations }) =>
      annotations.annotations.some(({ recipients }) =>
        recipients.some(({ value }) => value && row.to.some((to) => recipientName(to) === recipientName(value))),
      ),
    );
    if (!isShown || isSeen || annotated) return undefined;
    return `the sharing of ${labels(row.categories)} with ${listed(row.to.map(recipientName))}`;
  }
  if (row.kind === 'trackers' && kindsShownByCode.has(row.tracker)) {
    const isSeen = calls.some(
      (call) => call.kind === 'call' && trackingBy(call, context.catalogue).includes(row.tracker),
    );
    return isSeen ? undefined : trackerLabel(row.tracker);
  }
  return undefined;
}

function filesInScope(row: PolicyRow, policy: Policy, files: readonly RuleFile[]): readonly RuleFile[] {
  const globs = row.scopeGlobs ?? (row.scope === undefined ? undefined : (policy.scopes.get(row.scope) ?? []));
  if (!globs) return files;
  const holds = compileGlobs(globs);
  return globs.length === 0 ? [] : files.filter(({ path }) => holds(path));
}

function* check(context: RuleContext): Generator<RuleReport> {
  const { policy, files } = context;
  if (!policy) return;
  for (const row of [...policy.collects, ...policy.shares, ...policy.trackerRows]) {
    // A parent's rows hold for other parts of the code too.
    if (row.status === 'rejected' || row.uri !== policy.uri) continue;
    const what = unseen(row, filesInScope(row, policy, files), context);
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
