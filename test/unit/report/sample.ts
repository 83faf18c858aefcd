import type { FieldObservation, FlowObservation } from '../../../src/core/program/observation.js';
import type { Finding } from '../../../src/core/rules/rule.js';
import type { AuditResult } from '../../../src/core/session.js';
import { LineIndex } from '../../../src/core/text/range.js';
import { saying } from '../language/inEnglish.js';

export const root = 'file:///work';
export const uri = `${root}/app/%5Bid%5D/a.ts`;
export const policyUri = `${root}/privacy.policy.yaml`;
export const code = 'const a = 1;\nsend(user.email);\n';

const evidence = (category: string): FieldObservation['categories'][number] => ({
  category,
  confidence: 0.9,
  evidence: ['prompt'],
  opaqueId: false,
  by: 'vocabulary',
  name: 'email',
  steps: [
    { uri, range: { start: 18, end: 28 }, line: 2, what: ['ofOwner', 'email', 'User'] },
    { uri: `${root}/b.ts`, range: { start: 0, end: 1 }, line: 7, what: ['sink', 'thirdParty', 'Acme'] },
  ],
});
const base = { uri, range: { start: 13, end: 29 }, line: 2, endLine: 2, name: 'send', confidence: 0.9 };
export const flow: FlowObservation = {
  ...base,
  kind: 'flow',
  categories: [evidence('user.contact.email'), evidence('user.name')],
  vendor: 'Acme',
  recipient: 'analytics_providers',
  purpose: undefined,
  sink: 'tracker',
  role: 'track',
  guarded: true,
  via: undefined,
  host: undefined,
  insecure: false,
  calleeRange: { start: 13, end: 17 },
  tracker: true,
  sdk: 'acme',
};
export const field: FieldObservation = {
  ...base,
  kind: 'field',
  categories: [evidence('user.contact.email')],
  owner: 'User',
  form: 'interface',
  practice: 'inventory',
  nameRange: base.range,
};

export const finding: Finding = {
  rule: 'undeclared-recipient',
  severity: 'warning',
  reportOnly: false,
  uri,
  range: { start: 13, end: 29 },
  ...saying('E-mail address is sent to Acme_Corp <b> | by `send`.'),
  categories: ['user.contact.email'],
  recipient: { class: 'analytics_providers', vendor: 'Acme' },
  policy: { uri: policyUri, at: { start: 12, end: 20 }, quote: { source: 'main', text: 'We *never* share' } },
  against: undefined,
  steps: evidence('user.name').steps,
  observation: flow,
  fingerprint: 'f',
};

/** What an audit of one file with one finding gives. */
export function audited(over: Partial<AuditResult> = {}): AuditResult {
  return {
    documents: [
      { uri, version: undefined, findings: [finding], observations: [flow, field], policy: policyUri },
      { uri: policyUri, version: undefined, findings: [], observations: [], policy: policyUri },
    ],
    policies: [{ uri: policyUri, policy: undefined, problems: [] }],
    skipped: [],
    settingsProblems: [],
    lines: new Map([
      [uri, new LineIndex(code)],
      [policyUri, new LineIndex('version: 1\n\n- row: a\n')],
    ]),
    files: 1,
    lineCount: 3,
    milliseconds: 1234,
    ...over,
  };
}
