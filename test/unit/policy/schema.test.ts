import assert from 'node:assert/strict';
import { createContext, runInContext } from 'node:vm';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { build } from 'esbuild';
import { describe, it } from 'mocha';
import { policySchemaPath, policySchemaText } from '../../../scripts/generate-policy-schema.js';
import { policyJsonSchema, policySchema } from '../../../src/core/policy/schema.js';
import { readYaml } from '../../../src/core/policy/yaml-tree.js';
import { fixture } from './policyFixture.js';

const validate = new Ajv({ strict: false, allErrors: true }).compile(policyJsonSchema());

/** A file that both accept, one mistake at a time. */
const mistakes: readonly (readonly [string, string])[] = [
  ['version: 1', 'version: 2'],
  ['version: 1', 'version: "1"'],
  ['version: 1\n', ''],
  ['version: 1', 'version: 1\nfoo: 1'],
  ['category: email', 'category: emial'],
  ['category: email', 'category: biometric'],
  ['category: email', 'category: [email]'],
  ['category: email', 'category:'],
  ['category: email', 'id: x y, category: email'],
  ['purposes: [sales]', 'purposes: sales'],
  ['purposes: [sales]', 'purposes: [sale]'],
  ['purposes: [sales]', 'purposes: [sales]\n    confidence: 1.5'],
  ['purposes: [sales]', 'purposes: [sales]\n    reviewedOn: yesterday'],
  ['to: [affiliates]', 'to: []'],
  ['to: [affiliates]', 'to: [affiliatez_x]'],
  ['to: [affiliates]', 'to: [" "]'],
  ['to: [affiliates]', 'to: [3]'],
  ['only: aggregated', 'only: hashed'],
  ['practice: share', 'practice: give'],
  ['kind: setting', 'kind: switch'],
  ['value: "false"', 'value: [a]'],
  ['doNotTrack: ignored', 'doNotTrack: no'],
  ['trackers: [cookies', 'trackers: [cookie'],
  ['{ kind: web_beacons', '{ kind: web_beacon'],
  ['{ kind: web_beacons', '{ kinds: web_beacons'],
  ['minAge: 13', 'minAge: 13.5'],
  ['minAge: 13', 'minAge: -1'],
  ['safeguards: true', 'safeguards: "yes"'],
  ['contacts: [', 'contacts: [3, '],
  ['"*.tenantId": false', '"*.tenantId": true'],
  ['"*.tenantId": false', '"*.tenantId": nothing'],
  ['products: ["broker/**"]', 'products: []'],
  ['products: ["broker/**"]', 'products: broker'],
  ['lastModified: 2024-03-03', 'lastModified: 3 March 2024'],
  ['lastModified: 2024-03-03', 'sha256: abc'],
];

describe('policy/schema', () => {
  it('accepts the same files as the JSON Schema', () => {
    const good = fixture('privacy.policy.yaml');
    for (const text of [
      good,
      'version: 1',
      'version: 1\ncode: {}\ncollects: []',
      'version: 1\ncode: { fields: { a: false } }',
    ]) {
      const { value } = readYaml(text);
      assert.equal(validate(value), true, JSON.stringify(validate.errors));
      assert.equal(policySchema.safeParse(value).success, true, text);
    }
  });

  for (const [right, wrong] of mistakes) {
    it(`refuses what the JSON Schema refuses: ${JSON.stringify(wrong)}`, () => {
      const good = fixture('privacy.policy.yaml');
      assert.ok(good.includes(right), `the fixture has ${right}`);
      const { value } = readYaml(good.replace(right, wrong));
      assert.equal(validate(value), false);
      assert.equal(policySchema.safeParse(value).success, false);
    });
  }

  it('is written to the JSON Schema that editors read', async () => {
    assert.equal(readFileSync(policySchemaPath, 'utf8'), await policySchemaText());
  });

  it('describes every value of the vocabularies', () => {
    const { definitions } = policyJsonSchema() as {
      definitions: Record<string, { enum?: string[]; enumDescriptions?: string[] }>;
    };
    for (const name of ['category', 'purpose', 'subject']) {
      const { enum: values, enumDescriptions } = definitions[name] ?? {};
      assert.ok(values && values.length > 10, name);
      assert.equal(values.length, enumDescriptions?.length, name);
    }
    const words = definitions['category']?.enum ?? [];
    assert.ok(words.includes('email'));
    assert.ok(!words.includes('biometric'));
  });

  it('loads and decides where code may not be made from text', async () => {
    const entry = `
      import { loadPolicy } from './src/core/policy/load.js';
      import { createOracle } from './src/core/policy/verdict.js';
      const { policy, problems } = loadPolicy({ uri: 'file:///a/privacy.policy.yaml', text });
      result = problems.length + ' ' + createOracle(policy).collect({ category: 'user.contact.email', file: 'a.ts' }).verdict;
    `;
    const { outputFiles } = await build({
      stdin: { contents: entry, resolveDir: process.cwd(), loader: 'js' },
      bundle: true,
      write: false,
      platform: 'browser',
      mainFields: ['module', 'browser', 'main'],
      logLevel: 'silent',
    });
    const text = 'version: 1\ncollects: [{ category: email, purposes: [analytics] }]\n';
    const sandbox: { text: string; result: string } = { text, result: '' };
    // As in a web worker: no code from strings, and nothing of Node.
    runInContext(
      outputFiles[0]?.text ?? '',
      createContext(Object.assign(sandbox, { URL, TextEncoder }), { codeGeneration: { strings: false } }),
    );
    assert.equal(sandbox.result, '0 clear');
  });
});
