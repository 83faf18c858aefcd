import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { sarifReport } from '../../../src/core/report/sarif.js';
import { rules } from '../../../src/core/rules/registry.js';
import { audited, finding, flow, root, uri } from './sample.js';

// The schema that OASIS publishes with the standard, see test/fixtures/report/README.md.
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const validate = ajv.compile(
  JSON.parse(readFileSync('test/fixtures/report/sarif-schema-2.1.0.json', 'utf8')) as Record<string, unknown>,
);

function valid(log: unknown): void {
  validate(JSON.parse(JSON.stringify(log)));
  assert.deepEqual(validate.errors ?? [], []);
}

describe('SARIF report', () => {
  it('is valid by the schema of the standard', () => {
    valid(sarifReport(audited(), { root }));
    valid(sarifReport(audited({ documents: [] }), { root }));
    valid(
      sarifReport(
        audited({
          skipped: [{ uri: `${root}/b%20c.ts`, why: ['binary'] }],
          settingsProblems: [{ key: 'pledge.x', said: ['unknown', 'pledge.x', ''] }],
        }),
        { root, known: new Set([finding]) },
      ),
    );
  });

  it('would be refused by the schema with a wrong level', () => {
    const log = sarifReport(audited(), { root });
    assert.equal(validate({ ...log, version: '2.0.0' }), false);
  });

  it('says where and why, with the way of the data and the sentence of the policy', () => {
    const [run] = sarifReport(audited(), { root }).runs;
    const [result] = run?.results ?? [];
    assert.equal(run?.columnKind, 'utf16CodeUnits');
    assert.equal(result?.ruleId, 'undeclared-recipient');
    assert.equal(rules[result.ruleIndex ?? -1]?.id, 'undeclared-recipient');
    assert.equal(result.level, 'warning');
    const place = result.locations?.[0]?.physicalLocation;
    assert.equal(place?.artifactLocation?.uri, 'app/%5Bid%5D/a.ts');
    assert.deepEqual(place.region, { startLine: 2, startColumn: 1, endLine: 2, endColumn: 17 });
    assert.deepEqual(result.partialFingerprints, { 'pledge/v1': finding.fingerprint });
    const steps = result.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
    assert.deepEqual(
      steps.map(({ executionOrder, location }) => [
        executionOrder,
        location?.message?.text,
        location?.physicalLocation?.artifactLocation?.uri,
        location?.physicalLocation?.region?.startLine,
      ]),
      [
        [1, 'email of User', 'app/%5Bid%5D/a.ts', 2],
        [2, 'sent to Acme', 'b.ts', 7],
      ],
    );
    assert.equal(result.relatedLocations?.[0]?.message?.text, 'The policy says: “We *never* share”');
    assert.equal(result.relatedLocations[0].physicalLocation?.artifactLocation?.uri, 'privacy.policy.yaml');
  });

  it('describes every rule, with help and a link', () => {
    const described = sarifReport(audited(), { root }).runs[0]?.tool.driver.rules ?? [];
    assert.deepEqual(
      described.map(({ id }) => id),
      rules.map(({ id }) => id),
    );
    for (const { id, help, helpUri } of described) {
      assert.ok(help && help.text.length > 40, id);
      assert.match(helpUri ?? '', new RegExp(`/${id}\\.md$`));
    }
  });

  it('marks what the baseline knows as suppressed', () => {
    const [run] = sarifReport(audited(), { root, known: new Set([finding]) }).runs;
    assert.equal(run?.results?.length, 1);
    assert.equal(run.results[0]?.baselineState, 'unchanged');
    assert.equal(run.results[0].suppressions?.[0]?.kind, 'external');
  });

  it('keeps what comments silence, with their reasons', () => {
    const log = sarifReport(audited({ documents: [], suppressed: [{ finding, reason: 'shown to its owner' }] }), {
      root,
    });
    valid(log);
    assert.deepEqual(log.runs[0]?.results?.[0]?.suppressions, [
      { kind: 'inSource', status: 'accepted', justification: 'shown to its owner' },
    ]);
  });

  it('holds no path of the machine', () => {
    assert.doesNotMatch(JSON.stringify(sarifReport(audited(), { root })), /file:\/\//);
    assert.equal(flow.uri, uri);
  });
});
