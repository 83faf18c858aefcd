import type { Catalogue } from '../../catalogue/records.js';
import type { Policy } from '../../policy/model.js';
import { namesSignal, readOfSignal, signals, withoutComments, type Signal } from '../choice-words.js';
import { preferFirst } from '../fixes/fix.js';
import { suppress } from '../fixes/suppress.js';
import { isCall } from '../practices.js';
import type { FindingText, PolicyReference, Rule, RuleContext, RuleFile, RuleReport } from '../rule.js';
import { recordOf } from '../trackers.js';

const none = { categories: [], recipient: undefined, against: undefined, steps: [], observation: undefined } as const;

function reference({ signals: { places, quote } }: Policy, signal: Signal): PolicyReference | undefined {
  const place = places?.[signal];
  return place && { ...place, quote };
}

/** Whether an SDK respects a signal unless it is told not to. */
function respectsByItself(catalogue: Catalogue, sdk: string | undefined, signal: Signal): boolean {
  const record = sdk === undefined ? undefined : recordOf(catalogue, sdk);
  const ignores = signal === 'doNotTrack' ? /ignores Do Not Track/i : /ignores Global Privacy Control/i;
  return record?.privacySettings.some(({ effect, risky }) => ignores.test(effect) && risky.includes(true)) === true;
}

/** Whether the program tracks in a way that a signal should stop and that does not heed it by itself. */
function tracks({ files, catalogue }: RuleContext, signal: Signal): boolean {
  return files.some(({ observations }) =>
    observations.some((each) => isCall(each) && each.tracker && !respectsByItself(catalogue, each.sdk, signal)),
  );
}

function* honoured(context: RuleContext, policy: Policy): Generator<RuleReport> {
  for (const signal of signals) {
    const place = policy.signals.places?.[signal];
    // What a parent says holds for other parts of the code too.
    if (policy.signals[signal] !== 'honoured' || place?.uri !== policy.uri || !tracks(context, signal)) continue;
    if (context.files.some(({ text }) => namesSignal(withoutComments(text), signal))) continue;
    const said: FindingText = ['ignoredSignal', signal, policy.signals.quote];
    yield { ...none, uri: place.uri, range: place.at, said, policy: reference(policy, signal) };
  }
}

function* undeclared({ uri, text }: RuleFile, policy: Policy): Generator<RuleReport> {
  for (const signal of signals) {
    const stance = policy.signals[signal];
    const range = stance === 'honoured' ? undefined : readOfSignal(withoutComments(text), signal);
    if (!range || stance === 'honoured') continue;
    const said: FindingText = ['undeclaredSignal', signal, stance, policy.signals.quote];
    yield { ...none, uri, range, said, policy: reference(policy, signal), atMost: 'information' };
  }
}

export const ignoredSignal: Rule = {
  id: 'ignored-signal',
  code: 'PL011',
  group: 'choices',
  title: 'A signal of the browser is not treated as the policy says',
  description:
    'Reports Do Not Track and Global Privacy Control where the policy says that they are honoured and no code reads them; as information, where code reads them and the policy does not say so.',
  level: 'warning',
  strictLevel: 'error',
  needsPolicy: true,
  needsAll: false,
  fixable: true,
  *check(context) {
    const { policy, files, complete } = context;
    if (!policy) return;
    if (complete) yield* honoured(context, policy);
    for (const file of files) yield* undeclared(file, policy);
  },
  fixes: (finding, context) => preferFirst([], suppress(finding, context)),
};
