import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { CodeAction, Diagnostic, TextDocumentEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { eventually } from '../eventually.js';
import { Shop } from '../shop.js';

const policy = `version: 1
sources: [{ id: main, file: docs/privacy.md, sha256: ${'a1'.repeat(32)} }]
collects:
  - category: user.behavior.browsing_history
    quote: { source: main, start: 1, end: 32, text: they receive the pages you view }
  - category: user.demographic.gender
    quote: { source: main, text: we collect your gender and what you think of it }
`;

describe('server: quick fixes of quotes', function () {
  this.timeout(30_000);
  let shop: Shop;

  beforeEach(() => {
    shop = new Shop();
  });
  afterEach(() => shop.stop());

  async function fixes(words: string, text = policy): Promise<{ actions: CodeAction[]; document: TextDocument }> {
    const document = await shop.open('privacy.policy.yaml', text);
    const offset = text.indexOf(words);
    const found = await eventually((): Diagnostic => {
      const all = shop.client.shown(document.uri)?.diagnostics ?? [];
      const here = all.find(
        ({ range }) => document.offsetAt(range.start) <= offset && offset < document.offsetAt(range.end),
      );
      return here ?? assert.fail(JSON.stringify(all));
    }, 10_000);
    const actions = await shop.client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: document.uri },
      range: found.range,
      context: { diagnostics: [found] },
    });
    return { actions, document };
  }

  it('take over the words that the text has now, and their place', async () => {
    const { actions, document } = await fixes('they receive');
    const [first] = actions;
    assert.equal(first?.title, 'Quote what privacy.md says now in privacy.policy.yaml');
    const [change] = (first.edit?.documentChanges ?? []) as TextDocumentEdit[];
    const text = TextDocument.applyEdits(document, (change?.edits ?? []) as never);
    const prose = shop.textOf('docs/privacy.md');
    const start = prose.indexOf('they receive');
    assert.match(
      text,
      new RegExp(`start: ${start}, end: ${start + 36}, text: they receive the pages that you view \\}`),
    );
  });

  it('import the text again, for all quotes at once', async () => {
    const { actions } = await fixes('a1a1');
    const again = actions.find(({ title }) => title === 'Bring privacy.policy.yaml up to date with privacy.md');
    assert.deepEqual(again?.command?.arguments, [shop.uri('docs/privacy.md')]);
    assert.equal(again.command.command, 'pledge.importPolicy');
  });

  it('make nothing up for words that are gone', async () => {
    const { actions } = await fixes('we collect your gender');
    assert.ok(!actions.some(({ title }) => title.startsWith('Quote what')), actions.map(({ title }) => title).join());
  });
});
