import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { writtenRows } from '../../../../src/core/policy/review/written-rows.js';
import { driftMethod, type DriftAnswer } from '../../../../src/protocol/drift.js';
import { importMethod, type ImportAnswer } from '../../../../src/protocol/messages.js';
import { Shop } from '../shop.js';

describe('server: import and drift', function () {
  this.timeout(30_000);
  let shop: Shop;
  const more = '\nWhen you call us, we collect your phone number.\n';

  beforeEach(async () => {
    shop = new Shop();
    await shop.client.initialized;
  });
  afterEach(() => shop.stop());

  function read(text = shop.textOf('docs/privacy.md'), file = 'docs/privacy.md'): Promise<ImportAnswer> {
    return shop.client.connection.sendRequest<ImportAnswer>(importMethod, { uri: shop.uri(file), text });
  }
  function drift(uri: string, previous = {}): Promise<DriftAnswer> {
    return shop.client.connection.sendRequest<DriftAnswer>(driftMethod, { uri, previous });
  }

  it('brings the policy file that quotes the text up to date, and leaves the proposal as well', async () => {
    const { updates, rows } = await read(`${shop.textOf('docs/privacy.md')}${more}`);
    assert.ok(rows > 5);
    const [update, ...others] = updates;
    assert.deepEqual([update?.uri, others.length], [shop.uri('privacy.policy.yaml'), 0]);
    assert.match(update?.differences ?? '', /^\d+ new, 0 changed, 0 gone$/);
    const before = writtenRows(shop.textOf('privacy.policy.yaml')).length;
    const marked = writtenRows(update?.text ?? '').filter(({ mark }) => mark?.change === 'new');
    assert.equal(writtenRows(update?.text ?? '').length, before + marked.length);
    assert.ok(marked.some(({ at }) => update?.text.slice(at.start, at.end).includes('user.contact.phone_number')));
  });

  it('takes the policy file as the editor has it', async () => {
    const text = shop.textOf('privacy.policy.yaml').replace('id: pages', 'id: visited');
    await shop.open('privacy.policy.yaml', text);
    const { updates } = await read();
    assert.match(updates[0]?.text ?? '', /id: visited/);
  });

  it('brings nothing up to date for a text that no policy quotes', async () => {
    assert.deepEqual((await read(undefined, 'docs/other.md')).updates, []);
  });

  it('tells of drift from the policy file, from its prose, and from code that it governs', async () => {
    const policy = await shop.open('privacy.policy.yaml');
    await shop.open(
      'docs/privacy.md',
      shop.textOf('docs/privacy.md').replace('the pages that you view', 'what you click') + more,
    );
    for (const uri of [policy.uri, shop.uri('docs/privacy.md'), shop.uri('src/signup.ts')]) {
      const { differs, markdown, sources } = await drift(uri);
      assert.equal(differs, true);
      assert.match(markdown, /## The text now says[\s\S]*phone number/);
      assert.match(markdown, /\[row\]\(\/privacy\.policy\.yaml#L\d+\)/);
      assert.match(markdown, /\[sentence\]\(\/docs\/privacy\.md#L\d+\)/);
      assert.deepEqual(sources, [{ uri: shop.uri('docs/privacy.md') }]);
    }
    const older = shop.textOf('docs/privacy.md');
    const { markdown } = await drift(policy.uri, { [shop.uri('docs/privacy.md')]: older });
    assert.match(markdown, /## Sentence by sentence[\s\S]*\*\*what/);
  });

  it('says in one line why there is nothing to compare', async () => {
    await shop.open('privacy.policy.yaml', 'version: 1\n');
    await assert.rejects(drift(shop.uri('src/signup.ts')), /names no text under `sources`/);
    await shop.open('privacy.policy.yaml', '- 1\n', 'untitled:/nowhere/privacy.policy.yaml');
    await assert.rejects(drift('untitled:/nowhere/privacy.policy.yaml'), /cannot be read/);
  });
});
