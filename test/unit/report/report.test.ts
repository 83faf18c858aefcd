import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import type { FlowObservation } from '../../../src/core/program/observation.js';
import { inventoryOf, placesInWords, thirdPartiesOf } from '../../../src/core/report/inventory.js';
import { jsonReport } from '../../../src/core/report/json.js';
import { markdownReport } from '../../../src/core/report/markdown.js';
import { countBySeverity, isAtLeast, plural } from '../../../src/core/report/severity.js';
import { textReport } from '../../../src/core/report/text.js';
import { audited as result, field, finding, flow, policyUri, root, uri } from './sample.js';
import { english } from '../../../src/core/language/english.js';
import type { AuditResult } from '../../../src/core/session.js';

const none = result({
  documents: [{ uri, version: undefined, findings: [], observations: [flow, field], policy: undefined }],
  policies: [],
});

describe('reports', () => {
  it('as JSON give places from 1 and paths from the root', () => {
    const { findings, observations } = jsonReport(result(), { root });
    assert.deepEqual(findings, [
      {
        rule: 'undeclared-recipient',
        severity: 'warning',
        file: 'app/[id]/a.ts',
        line: 2,
        column: 1,
        endLine: 2,
        endColumn: 17,
        message: finding.message,
        categories: ['user.contact.email'],
        recipient: 'analytics_providers',
        policy: { file: 'privacy.policy.yaml', line: 3, quote: 'We *never* share' },
        steps: [
          { file: 'app/[id]/a.ts', line: 2, what: 'email of User' },
          { file: 'b.ts', line: 7, what: 'sent to Acme' },
        ],
        fingerprint: 'f',
      },
    ]);
    assert.deepEqual(observations[0], {
      file: 'app/[id]/a.ts',
      line: 2,
      endLine: 2,
      kind: 'flow',
      name: 'send',
      categories: ['user.contact.email', 'user.name'],
      vendor: 'Acme',
      recipient: 'analytics_providers',
      guarded: true,
      confidence: 0.9,
      steps: findings[0]?.steps,
    });
    assert.deepEqual(
      [observations[1]?.vendor, observations[1]?.recipient, observations[1]?.guarded],
      [null, null, undefined],
    );
  });

  it('as JSON give null where there is nothing', () => {
    const bare = { ...finding, recipient: undefined, policy: undefined, steps: [] };
    const [document] = result().documents;
    assert.ok(document);
    const [only] = jsonReport(result({ documents: [{ ...document, findings: [bare] }] }), { root }).findings;
    assert.deepEqual([only?.recipient, only?.policy, only?.steps], [null, null, []]);
  });

  it('leave out what is milder than asked', () => {
    assert.equal(jsonReport(result(), { root, least: 'error' }).findings.length, 0);
    assert.equal(jsonReport(result(), { root, least: 'warning' }).findings.length, 1);
    assert.match(textReport(result(), { root, least: 'error' }), /^✔ No findings\n/);
  });

  it('as text are findings by file and a summary', () => {
    assert.equal(
      textReport(result(), { root }),
      `app/[id]/a.ts
  2:1  warning  ${finding.message}  undeclared-recipient

✖ 1 finding (1 warning) in 1 file
1 file (3 lines) checked against privacy.policy.yaml in 1.2 s
`,
    );
  });

  it('as text without a policy are the inventory and one hint', () => {
    assert.equal(
      textReport(none, { root }),
      `There is no privacy policy file, so this is what the code does:
  e-mail address  1 declaration, 1 flow → Acme
  name            1 flow → Acme

To compare it with your privacy policy, make a policy file from its text: pledge import POLICY.md --output privacy.policy.yaml

✔ No findings
1 file (3 lines) checked in 1.2 s
`,
    );
  });

  it('name what was left out and what is wrong with the settings', () => {
    const over: Partial<AuditResult> = {
      skipped: [{ uri: `${root}/b.ts`, why: ['binary'] }],
      settingsProblems: [{ key: 'pledge.x', said: ['unknown', 'pledge.x', ''] }],
    };
    assert.match(
      textReport(result(over), { root }),
      /\nNot analysed:\n {2}b\.ts is binary\n\nSettings:\n {2}There is no setting `pledge\.x`\.\n/,
    );
    assert.match(
      markdownReport(result(over), { root }),
      /\n## Not analysed\n\n- `b\.ts` is binary\n\n## Settings\n\n- There is no setting `pledge\.x`\.\n/,
    );
  });

  it('as Markdown quote the policy, show the way of the data, and let nothing of the code become markup', () => {
    const text = markdownReport(result(), { root });
    assert.ok(
      text.includes(`### app/\\[id\\]/a.ts

- 2:1 **warning** E-mail address is sent to Acme\\_Corp \\<b\\> \\| by \\\`send\\\`. \`undeclared-recipient\`
  - privacy.policy.yaml:3: “We \\*never\\* share”
  - email of User (line 2) → sent to Acme (b.ts:7)
`),
      text,
    );
    assert.match(text, /\| e-mail address \| `user\.contact\.email` \| 1 declaration, 1 flow \| Acme \|/);
  });

  it('as Markdown link to the code where the reader can follow', () => {
    const text = markdownReport(result(), { root, link: (file, line) => `${file}#L${line}` });
    assert.ok(text.includes(`[2:1](${uri}#L2)`), text);
    assert.ok(text.includes(`[privacy.policy.yaml:3](${policyUri}#L3)`), text);
  });
});

describe('the inventory', () => {
  it('counts places by category, the most frequent first', () => {
    const [email, name] = inventoryOf([flow, field, { ...field, kind: 'identifier' }], english);
    assert.deepEqual([email?.category, name?.category], ['user.contact.email', 'user.name']);
    assert.equal(email && placesInWords(email, english), '1 declaration, 1 read, 1 flow');
    assert.deepEqual(email?.destinations, ['Acme']);
  });

  it('names sinks inside by what they are', () => {
    const log: FlowObservation = { ...flow, vendor: undefined, recipient: undefined, sink: 'log' };
    assert.deepEqual(inventoryOf([log, flow, log], english)[0]?.destinations, ['logs', 'Acme']);
  });

  it('counts calls of third parties', () => {
    const call = { ...flow, kind: 'call' as const, autoCollects: [] };
    assert.deepEqual(thirdPartiesOf([call, call, flow], english), [['Acme', 2]]);
  });
});

describe('severities', () => {
  it('are ordered and counted', () => {
    assert.ok(isAtLeast('error', 'warning') && isAtLeast('hint', 'hint') && !isAtLeast('hint', 'information'));
    const found = [
      { severity: 'hint' },
      { severity: 'error' },
      { severity: 'error' },
      { severity: 'information' },
    ] as const;
    assert.equal(
      english.report.findingsInFiles(countBySeverity(found), 1),
      '4 findings (2 errors, 1 information, 1 hint) in 1 file',
    );
    assert.equal(plural(1, 'policy'), '1 policy');
    assert.equal(plural(1200, 'policy'), '1,200 policies');
    assert.equal(plural(2, 'day'), '2 days');
  });
});
