import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { CodeLens, DocumentSymbol, InlayHint, SemanticTokens } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { policyLegend } from '../../../src/server/policy/semanticTokens.js';
import { Shop } from './shop.js';

describe('server: reading aids', function () {
  this.timeout(30_000);
  let shop: Shop;

  beforeEach(() => {
    shop = new Shop();
    shop.client.settings.set(shop.root, { codeLens: true, inlayHints: true });
  });
  afterEach(() => shop.stop());

  function about<T>(method: string, { uri }: TextDocument, more: object = {}): Promise<T> {
    return shop.client.connection.sendRequest<T>(method, { textDocument: { uri }, ...more });
  }
  const whole = { range: { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } } };
  const titles = (lenses: readonly CodeLens[]): string[] =>
    lenses.map(({ range, command }) => `${range.start.line + 1}: ${command?.title}`);

  it('are off unless the settings ask for them', async () => {
    shop.client.settings.clear();
    const code = await shop.open('src/customer.ts');
    assert.equal(await about('textDocument/codeLens', code), null);
    assert.equal(await about('textDocument/inlayHint', code, whole), null);
  });

  it('hint what fields hold, within the range that is asked for, where the code does not say so itself', async () => {
    const code = await shop.open('src/customer.ts');
    const hints = await about<InlayHint[]>('textDocument/inlayHint', code, whole);
    assert.deepEqual(
      hints.map(({ position, label }) => `${position.line + 1}:${position.character} ${label as string}`),
      ['2:6 name', '3:7 e-mail address', '4:8 street address'],
    );
    const one = { range: { start: { line: 2, character: 0 }, end: { line: 2, character: 5 } } };
    assert.equal((await about<InlayHint[]>('textDocument/inlayHint', code, one)).length, 1);
    const said = await shop.open('src/said.ts', 'export interface A {\n  /** @pii email */\n  email: string;\n}\n');
    assert.deepEqual(await about('textDocument/inlayHint', said, whole), []);
  });

  it('say above code what goes where and what the policy says to that', async () => {
    const lenses = titles(await about('textDocument/codeLens', await shop.open('src/signup.ts')));
    assert.ok(
      lenses.some((title) => /^5: e-mail address.* → PostHog .*: denied by the policy$/.test(title)),
      lenses.join('\n'),
    );
    const inventory = titles(await about('textDocument/codeLens', await shop.open('src/customer.ts')));
    assert.ok(!inventory.some((title) => title.includes('→')), inventory.join('\n'));
  });

  it('say above rows and sentences where they lead', async () => {
    const policy = await shop.open('privacy.policy.yaml');
    const before = titles(await about('textDocument/codeLens', policy));
    assert.ok(before.includes('5: find its places in code') && before.includes('5: its sentence'), before.join('\n'));
    await shop.at('textDocument/references', policy, 'id: email', { context: { includeDeclaration: false } });
    const after = titles(await about('textDocument/codeLens', policy));
    assert.ok(
      after.some((title) => /^10: \d+ places? in code$/.test(title)),
      after.join('\n'),
    );
    const prose = titles(await about('textDocument/codeLens', await shop.open('docs/privacy.md')));
    assert.deepEqual(prose, [
      '7: 3 rows rest on this',
      '11: 1 row rests on this',
      '12: 2 rows rest on this',
      '13: 1 row rests on this',
    ]);
  });

  it('outline the policy file in words', async () => {
    const symbols = await about<DocumentSymbol[]>(
      'textDocument/documentSymbol',
      await shop.open('privacy.policy.yaml'),
    );
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['version', 'sources', 'collects', 'shares', 'denies', 'trackers', 'contacts'],
    );
    assert.deepEqual(
      symbols[2]?.children?.map(({ name, detail }) => `${name} (${detail})`)[1],
      'collects e-mail address for providing the service (email)',
    );
    assert.deepEqual(
      symbols[5]?.children?.map(({ name }) => name),
      ['uses third party analytics'],
    );
    for (const { range, children } of symbols)
      for (const child of children ?? [])
        assert.ok(child.range.start.line >= range.start.line && child.range.end.line <= range.end.line);
    assert.equal(await about('textDocument/documentSymbol', await shop.open('src/order.ts')), null);
  });

  it('colour the words of the policy file by what they are', async () => {
    const policy = await shop.open(
      'privacy.policy.yaml',
      'version: 1\nshares:\n  - { id: x, to: [Mixpanel, affiliates], categories: [email], purposes: [analytics.reporting], status: rejected }\n',
    );
    const { data } = await about<SemanticTokens>('textDocument/semanticTokens/full', policy);
    const told: string[] = [];
    for (let at = 0, line = 0, character = 0; at < data.length; at += 5) {
      const [down = 0, right = 0, length = 0, type = 0, bits = 0] = data.slice(at, at + 5);
      character = down === 0 ? character + right : right;
      line += down;
      const start = policy.offsetAt({ line, character });
      told.push(`${policy.getText().slice(start, start + length)} ${policyLegend.tokenTypes[type]} ${bits}`);
    }
    assert.deepEqual(told, [
      'version namespace 0',
      'shares namespace 0',
      'x variable 3',
      'Mixpanel string 2',
      'affiliates class 2',
      'email type 2',
      'analytics.reporting enumMember 2',
      'rejected keyword 2',
    ]);
  });

  it('survive a policy file that is no YAML', async () => {
    const policy = await shop.open('privacy.policy.yaml', 'collects: [\n  - {');
    for (const method of ['codeLens', 'documentSymbol', 'documentLink', 'semanticTokens/full'])
      await about(`textDocument/${method}`, policy);
  });
});
