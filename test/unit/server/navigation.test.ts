import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { DocumentHighlight, DocumentLink, Location } from 'vscode-languageserver';
import { Shop } from './shop.js';

describe('server: navigation', function () {
  this.timeout(30_000);
  let shop: Shop;

  beforeEach(() => {
    shop = new Shop();
  });
  afterEach(() => shop.stop());

  const declaration = 'textDocument/declaration';
  const definition = 'textDocument/definition';
  const references = 'textDocument/references';

  it('goes from a field to the rows that declare it', async () => {
    const code = await shop.open('src/customer.ts');
    const rows = await shop.at<Location[]>(declaration, code, 'name: string');
    assert.deepEqual(shop.words(rows), ['privacy.policy.yaml: id: name']);
  });

  it('goes from a call to the rows that speak of who receives what', async () => {
    const code = await shop.open('src/signup.ts');
    const rows = shop.words(await shop.at<Location[]>(declaration, code, 'posthog.capture'));
    assert.ok(rows.includes('privacy.policy.yaml: practice: share'), rows.join('\n'));
    assert.ok(!rows.some((row) => row.includes('service_providers')), rows.join('\n'));
  });

  it('goes from a word of an annotation to the rows that declare it', async () => {
    const code = await shop.open(
      'src/customer.ts',
      'export interface A {\n  /** @pii browsing_history, name */\n  x: string;\n}\n',
    );
    const rows = shop.words(await shop.at<Location[]>(declaration, code, 'browsing_history'));
    assert.deepEqual(rows, ['privacy.policy.yaml: id: pages']);
  });

  it('leaves definitions in code to TypeScript, and says nothing of what is no data', async () => {
    const code = await shop.open('src/order.ts');
    assert.equal(await shop.at(definition, code, 'Customer'), null);
    assert.deepEqual(await shop.at(declaration, code, 'items.length'), []);
  });

  it('goes from a row to every place in code that it speaks of', async () => {
    const policy = await shop.open('privacy.policy.yaml');
    const places = shop.words(
      await shop.at<Location[]>(references, policy, 'user.contact.email', { context: { includeDeclaration: false } }),
    );
    for (const place of ['src/customer.ts: email', 'src/order.ts: console.log', 'src/session.ts: localStorage.setItem'])
      assert.ok(places.includes(place), places.join('\n'));
    assert.ok(!places.includes('src/customer.ts: name'), places.join('\n'));
  });

  it('sees code that was changed since', async () => {
    const policy = await shop.open('privacy.policy.yaml');
    const ask = async (): Promise<string[]> =>
      shop.words(
        await shop.at<Location[]>(references, policy, 'category: user.name', {
          context: { includeDeclaration: false },
        }),
      );
    const before = await ask();
    await shop.open('src/customer.ts', 'export interface Customer {\n  /** @pii name */\n  called: string;\n}\n');
    const after = await ask();
    assert.ok(before.includes('src/customer.ts: name') && !after.includes('src/customer.ts: name'), after.join('\n'));
    assert.ok(after.includes('src/customer.ts: called'), after.join('\n'));
  });

  it('goes from a row to its sentence and back', async () => {
    const policy = await shop.open('privacy.policy.yaml');
    const sentence = await shop.at<Location[]>(definition, policy, 'id: pages');
    assert.deepEqual(shop.words(sentence), ['docs/privacy.md: they receive the pages that you view']);
    const prose = await shop.open('docs/privacy.md');
    const rows = shop.words(await shop.at<Location[]>(definition, prose, 'they receive'));
    assert.deepEqual(rows, ['privacy.policy.yaml: id: pages', 'privacy.policy.yaml: to: [analytics_providers]']);
    // Beside the words of a quote, its sentence still leads there.
    assert.equal((await shop.at<Location[]>(definition, prose, 'so that we can deliver')).length, 3);
  });

  it('follows a row into prose that was edited and is not saved', async () => {
    const policy = await shop.open('privacy.policy.yaml');
    await shop.open('docs/privacy.md', `# New\n\nAn opening.\n\n${shop.textOf('docs/privacy.md')}`);
    const sentence = await shop.at<Location[]>(definition, policy, 'id: pages');
    assert.deepEqual(shop.words(sentence), ['docs/privacy.md: they receive the pages that you view']);
    assert.equal(sentence[0]?.range.start.line, 15);
  });

  it('works in a proposal that is not saved yet', async () => {
    const uri = `untitled:${new URL(shop.uri('privacy.policy.yaml')).pathname}`;
    const policy = await shop.open('privacy.policy.yaml', undefined, uri);
    assert.equal((await shop.at<Location[]>(definition, policy, 'id: pages')).length, 1);
  });

  it('goes from ids, scopes and sources to where they are defined, and back', async () => {
    const text =
      'version: 1\nsources: [{ id: main, file: docs/privacy.md }]\nscopes: { web: ["src/**"] }\ncollects:\n  - { id: mail, category: email, scope: web, quote: { source: main, text: your name } }\nchoices:\n  - { kind: browser, disables: [mail] }\n';
    const policy = await shop.open('privacy.policy.yaml', text);
    const to = async (words: string, into: number): Promise<string[]> =>
      shop.words(await shop.at<Location[]>(definition, policy, words, {}, into));
    assert.match((await to('disables: [mail', 12))[0] ?? '', /: \{ id: mail/);
    assert.deepEqual(await to('scope: web', 8), ['privacy.policy.yaml: web']);
    assert.match((await to('source: main', 9))[0] ?? '', /: \{ id: main/);
    assert.deepEqual(await to('docs/privacy.md', 3), ['docs/privacy.md: ']);
    const uses = shop.words(
      await shop.at<Location[]>(references, policy, 'id: mail', { context: { includeDeclaration: true } }, 5),
    );
    assert.equal(uses[0], 'privacy.policy.yaml: mail');
  });

  it('links paths to files and quotes to their words', async () => {
    const policy = await shop.open('privacy.policy.yaml');
    const links = await shop.client.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', {
      textDocument: { uri: policy.uri },
    });
    const prose = shop.uri('docs/privacy.md');
    assert.equal(links[0]?.target, prose);
    assert.equal(links.filter(({ target }) => target?.startsWith(`${prose}#L`)).length, 7);
    assert.deepEqual(new Set(links.slice(1).map(({ range }) => policy.getText(range as never))), new Set(['quote']));
    assert.equal(links[1]?.target, `${prose}#L7,26`);
  });

  it('highlights the same data in a file, and the same word in a policy', async () => {
    const code = await shop.open('src/signup.ts');
    const inCode = await shop.at<DocumentHighlight[]>('textDocument/documentHighlight', code, 'customer.email');
    assert.deepEqual(
      inCode.map(({ range }) => code.getText(range as never)),
      ['email: customer.email', 'posthog.capture'],
    );
    const policy = await shop.open('privacy.policy.yaml');
    const words = await shop.at<DocumentHighlight[]>('textDocument/documentHighlight', policy, 'user.name');
    assert.equal(words.length, 2);
    assert.equal(await shop.at('textDocument/documentHighlight', code, 'import'), null);
  });
});
