import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { scoreFacts, seedFacts } from '../../../bench/import-facts.js';
import { scoreImport, type LabelFile } from '../../../bench/import-matching.js';
import { importPolicy } from '../../../src/core/policy/import/import-policy.js';
import { normaliseSource } from '../../../src/core/policy/normalise.js';

const shared = join(process.cwd(), '..', 'shared');
const isThere = existsSync(join(shared, 'seed-practices.json'));

describe(`import of the labelled policy${isThere ? '' : ' (skipped: ../shared is not here)'}`, () => {
  it('keeps the score that it has reached', function () {
    if (!isThere) this.skip();
    const labels = JSON.parse(readFileSync(join(shared, 'seed-practices.json'), 'utf8')) as LabelFile;
    const text = normaliseSource(readFileSync(join(shared, labels.meta.file), 'utf8'));
    const score = scoreImport(labels.rows, importPolicy(text, { file: labels.meta.file }).rows, text);
    assert.ok(score.documentF1 >= 0.97, `document F1 ${score.documentF1}`);
    assert.ok(score.mention.precision >= 0.95, `mention precision ${score.mention.precision}`);
    assert.ok(score.mention.recall >= 0.95, `mention recall ${score.mention.recall}`);
    assert.equal(score.negation, 1);
    assert.equal(score.quotes, 1);
  });

  it('reads every fact of it', function () {
    if (!isThere) this.skip();
    const labels = JSON.parse(readFileSync(join(shared, 'seed-practices.json'), 'utf8')) as LabelFile;
    const text = normaliseSource(readFileSync(join(shared, labels.meta.file), 'utf8'));
    const wrong = scoreFacts(seedFacts, importPolicy(text, { file: labels.meta.file })).filter(({ right }) => !right);
    assert.deepEqual(wrong, []);
  });
});
