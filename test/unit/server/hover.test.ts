import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Hover, MarkupContent } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { Shop } from './shop.js';

describe('server: hover', function () {
  this.timeout(30_000);
  let shop: Shop;

  beforeEach(() => {
    shop = new Shop();
  });
  afterEach(() => shop.stop());

  async function hover(document: TextDocument, words: string): Promise<string> {
    const found = await shop.at<Hover | null>('textDocument/hover', document, words);
    return found === null ? '' : (found.contents as MarkupContent).value;
  }

  it('in code: category and evidence, the sentence of the policy, recipients and how long it is kept', async () => {
    await shop.open(
      'privacy.policy.yaml',
      `${shop.textOf('privacy.policy.yaml')}retention: { rule: as long as you are a customer }\n`,
    );
    const value = await hover(await shop.open('src/customer.ts'), 'street');
    for (const part of [
      /\*\*\w.*\*\* `user\.contact\.address[\w.]*` · \d+ % sure/,
      /“.*your postal address/,
      /shares it with service providers/,
      /Kept: as long as you are a customer\./,
    ])
      assert.match(value, part);
  });

  it('in code: what a vendor collects by itself', async () => {
    const code = await shop.open('src/order.ts', "import posthog from 'posthog-js';\nposthog.init('key');\n");
    assert.match(await hover(code, 'posthog.init'), /By itself, it also collects .*IP address/);
  });

  it('in annotations: what a word means, and what the tag does', async () => {
    const code = await shop.open(
      'src/customer.ts',
      'export interface A {\n  /** @pii email for analytics.reporting to analytics_providers */\n  x: string;\n}\n',
    );
    assert.match(await hover(code, 'email'), /\*\*E-mail address\*\*/);
    assert.match(await hover(code, 'analytics.reporting'), /`analytics\.reporting`/);
    assert.match(await hover(code, 'analytics_providers'), /\*\*Analytics providers\*\*/);
    assert.match(await hover(code, '@pii'), /says which personal data/);
  });

  it('in the policy file: the row with its quote, reason and confidence, words and keys', async () => {
    const policy = await shop.open(
      'privacy.policy.yaml',
      'version: 1\nsources: [{ id: main, file: docs/privacy.md }]\ncollects:\n  - category: email\n    status: proposed\n    confidence: 0.87\n    reason: “collect” governs the data\n    quote: { source: main, section: What we collect, text: your e-mail address }\n',
    );
    const row = await hover(policy, 'status');
    assert.match(row, /nobody has reviewed it/);
    assert.match(row, /From docs\/privacy\.md, under “What we collect”: “.*your e-mail address/);
    assert.match(row, /Read so because “collect” governs the data \(87 % sure\)/);
    assert.match(await hover(policy, 'email'), /^\*\*E-mail address\*\*[\s\S]*---[\s\S]*The policy says/);
    assert.match(await hover(policy, 'sources'), /documents from which the rows are taken/);
  });

  it('in the prose: the rows that rest on the words', async () => {
    const value = await hover(await shop.open('docs/privacy.md'), 'they receive the pages');
    assert.match(value, /privacy\.policy\.yaml:\n\n- collects .*accepted.*\[privacy\.policy\.yaml:20\]/s);
    assert.match(value, /- shares .*with analytics providers/);
    assert.equal(await hover(await shop.open('docs/privacy.md'), 'Plum Street Books'), '');
  });
});
