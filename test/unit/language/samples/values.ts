import type { Action, Statement, Tracking } from '../../../../src/core/language/facts.js';
import type { Decision, ObservedRecipient } from '../../../../src/core/policy/decision.js';
import type { ChoiceRow, CollectRow, DenyRow, ShareRow, TrackerRow } from '../../../../src/core/policy/model.js';

// Values that texts are tried with.

export const email = 'user.contact.email';
export const name = 'user.name';
export const contact = 'user.contact';
export const file = 'privacy.policy.yaml';
export const mixpanel: ObservedRecipient = { class: 'analytics_providers', vendor: 'Mixpanel' };
export const providers: ObservedRecipient = { class: 'service_providers' };
export const quote = { source: 'main', text: '„Zitat“', section: 'Abschnitt 1' };
export const base = { uri: 'file:///w/p.yaml', at: { start: 0, end: 1 }, status: 'accepted', quote } as const;
export const collects: CollectRow = {
  ...base,
  kind: 'collects',
  category: email,
  modality: 'may',
  purposes: ['analytics'],
};
export const shares: ShareRow = {
  ...base,
  kind: 'shares',
  to: [{ class: 'affiliates' }, { vendor: 'Acme' }],
  categories: [email, name],
  purposes: [],
  only: 'aggregated',
};
export const denies = (practice: DenyRow['practice'], more: Partial<DenyRow> = {}): DenyRow => ({
  ...base,
  kind: 'denies',
  practice,
  category: email,
  to: [],
  purposes: [],
  trackers: [],
  ...more,
});
export const tracker: TrackerRow = { ...base, kind: 'trackers', tracker: 'cookies' };
export const choice: ChoiceRow = { ...base, kind: 'choices', choice: 'setting', key: 'telemetry.enable', disables: [] };
export const decision = (more: Partial<Decision> = {}): Decision => ({
  verdict: 'omitted',
  reason: ['declaresNot', email],
  ...more,
});
export const field = { owner: 'User', name: 'email', form: 'class', practice: 'collection' } as const;
export const stored: Action = { kind: 'field', categories: [email], field: { ...field, form: 'model' } };
export const asked: Action = {
  kind: 'field',
  categories: [name],
  field: { ...field, owner: undefined, form: 'formInput' },
};
export const held: Action = { kind: 'field', categories: [contact], field: { ...field, practice: 'inventory' } };
export const read: Action = { kind: 'identifier', categories: ['user.device.ip_address'], name: 'req.ip' };
export const sent: Action = {
  kind: 'sent',
  categories: [email],
  sink: 'tracker',
  host: undefined,
  to: mixpanel,
  by: 'x.track()',
};
export const sinks = [
  'log',
  'storage',
  'cookie',
  'url',
  'file',
  'database',
  'cache',
  'message',
  'llm',
  'network',
] as const;
export const written = sinks.map((sink): Action => ({ ...sent, categories: [email, name], sink, to: undefined }));
export const starts: Tracking = {
  kind: 'tracking',
  to: mixpanel,
  starts: true,
  by: 'mixpanel.init()',
  byway: { path: '/t', file: 'x.mjs' },
};
export const uses: Tracking = { kind: 'tracking', to: undefined, starts: false, by: 'beacon()' };
export const statement: Statement = { by: 'settings', pattern: 'User.x', categories: [email] };
export const setting = { option: 'maskAllText', value: false, effect: 'records text of pages' } as const;
export const observed = {
  ...setting,
  uri: 'file:///w/a.ts',
  range: { start: 0, end: 1 },
  valueRange: { start: 0, end: 1 },
};
export const counts = { error: 1, warning: 2, information: 1, hint: 2 };
export const verdicts = ['clear', 'vague', 'omitted', 'incorrect', 'ambiguous'] as const;
export const changed = ['new', 'changed', 'gone'] as const;
