import type { CollectRow, ShareRow, TrackerRow } from '../../policy/model.js';
import type { RecipientClass } from '../../vocabulary/taxonomy.js';
import { referenceTo } from '../reference.js';
import type { Rule, RuleContext, RuleReport } from '../rule.js';
import { filesInScope, isSeen, seenIn, type Seen } from '../seen.js';

/** Recipients that code sends to by name; what goes to the others (courts, a buyer, affiliates) no code shows. */
const shownByCode: ReadonlySet<RecipientClass> = new Set([
  'payment_processors',
  'analytics_providers',
  'advertising_networks',
  'social_networks',
]);
/** Kinds of tracking that come with a library; cookies and log files are also made by what the code does not hold. */
const kindsShownByCode: ReadonlySet<string> = new Set(['third_party_analytics', 'third_party_ads', 'session_replay']);

/** Whether the code was not seen to do what a row declares, though it would show it. */
function isUnseen(row: CollectRow | ShareRow | TrackerRow, files: readonly Seen[]): boolean {
  if (isSeen(row, files)) return false;
  switch (row.kind) {
    case 'collects':
      // What others hand over arrives by ways that need no code.
      return row.from !== 'third_party' && row.category !== 'user';
    case 'shares':
      return row.to.every((to) => !('class' in to) || shownByCode.has(to.class));
    case 'trackers':
      return kindsShownByCode.has(row.tracker);
  }
}

function* check(context: RuleContext): Generator<RuleReport> {
  const { policy, files, catalogue } = context;
  if (!policy) return;
  const seen = new Map(files.map((file) => [file, seenIn(file, catalogue)]));
  for (const row of [...policy.collects, ...policy.shares, ...policy.trackerRows]) {
    // A parent's rows hold for other parts of the code too.
    if (row.status === 'rejected' || row.uri !== policy.uri) continue;
    const inScope = filesInScope(row, policy, files);
    const seenThere = inScope.flatMap((file) => seen.get(file) ?? []);
    if (!isUnseen(row, seenThere)) continue;
    yield {
      uri: row.uri,
      range: row.at,
      said: ['unusedDeclaration', row],
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
