import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type {
  CodeAction,
  CodeLens,
  CompletionList,
  Diagnostic,
  DocumentSymbol,
  Hover,
  InlayHint,
  MarkupContent,
} from 'vscode-languageserver';
import { createNodeEngine } from '../../../src/node/engine.js';
import { agentMethod, type AgentReply } from '../../../src/protocol/agents.js';
import { auditMethod } from '../../../src/protocol/messages.js';
import {
  baselineMethod,
  findingsMethod,
  reportMethod,
  type BaselineAnswer,
  type FindingsAnswer,
  type ReportAnswer,
} from '../../../src/protocol/report.js';
import { englishWords, inWords } from '../language/leftovers.js';
import { eventually } from './eventually.js';
import { Shop } from './shop.js';
import { TestClient } from './testClient.js';

function isGerman(text: string): void {
  assert.doesNotMatch(inWords(text), englishWords, text);
}

function messageOf({ message }: Diagnostic): string {
  return typeof message === 'string' ? message : message.value;
}

describe('server: an editor that speaks German', function () {
  this.timeout(60_000);
  let shop: Shop;
  const whole = { range: { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } } };

  beforeEach(() => {
    shop = new Shop('de');
    shop.client.settings.set(shop.root, { codeLens: true, inlayHints: true });
  });
  afterEach(() => shop.stop());

  const ask = <T>(method: string, params: object): Promise<T> => shop.client.connection.sendRequest<T>(method, params);
  const about = <T>(method: string, uri: string, more: object = {}): Promise<T> =>
    ask<T>(method, { textDocument: { uri }, ...more });

  it('is told of findings, their ways and their fixes in German', async () => {
    const { uri } = await shop.open('src/signup.ts');
    await eventually(() => {
      assert.ok((shop.client.shown(uri)?.diagnostics.length ?? 0) > 0);
    });
    const diagnostics = shop.client.shown(uri)?.diagnostics ?? [];
    for (const each of diagnostics) {
      isGerman(messageOf(each));
      for (const { message } of each.relatedInformation ?? []) isGerman(message);
    }
    assert.match(diagnostics.map(messageOf).join('\n'), /Datenschutzerklärung/);
    const [first] = diagnostics;
    assert.ok(first);
    const actions = await about<CodeAction[]>('textDocument/codeAction', uri, {
      range: first.range,
      context: { diagnostics: [first] },
    });
    assert.ok(actions.length > 0);
    for (const { title } of actions) isGerman(title);
  });

  it('sees hovers, hints, lenses, the outline and completion in German', async () => {
    const code = await shop.open('src/customer.ts');
    const hover = await shop.at<Hover>('textDocument/hover', code, 'street');
    const { value } = hover.contents as MarkupContent;
    assert.match(value, /\*\*Straßenadresse\*\* `user\.contact\.address\.street` · \d+ % sicher/);
    assert.match(value, /Laut Datenschutzerklärung geht es an/);
    for (const line of value.split('\n')) isGerman(line.replace(/\[[^\]]*\]\([^)]*\)/g, ''));
    const hints = await about<InlayHint[]>('textDocument/inlayHint', code.uri, whole);
    assert.deepEqual(
      hints.map(({ label }) => label),
      ['Name', 'E-Mail-Adresse', 'Straßenadresse'],
    );
    const signUp = await shop.open('src/signup.ts');
    const lenses = await about<CodeLens[]>('textDocument/codeLens', signUp.uri);
    assert.match(
      lenses.map(({ command }) => command?.title).join('\n'),
      /E-Mail-Adresse.* → PostHog .*: laut Datenschutzerklärung ausgeschlossen/,
    );

    const policy = await shop.open('privacy.policy.yaml');
    for (const { command } of await about<CodeLens[]>('textDocument/codeLens', policy.uri))
      isGerman(command?.title ?? '');
    const outline = await about<DocumentSymbol[]>('textDocument/documentSymbol', policy.uri);
    const rows = outline.flatMap(({ children }) => children ?? []).map(({ name }) => name);
    assert.ok(
      rows.some((name) => name.startsWith('erhebt ')),
      rows.join('\n'),
    );
    for (const name of rows) isGerman(name);
    const row = await shop.at<Hover>('textDocument/hover', policy, 'category:');
    assert.match((row.contents as MarkupContent).value, /Datenkategorie/);
    const comment = await shop.open('src/new.ts', '// @pii \n');
    const { items } = await ask<CompletionList>('textDocument/completion', {
      textDocument: { uri: comment.uri },
      position: { line: 0, character: 8 },
    });
    const email = items.find(({ label }) => label === 'email');
    assert.equal(email?.labelDetails?.description, 'E-Mail-Adresse');
  });

  it('is told in German what is wrong with a policy file or an annotation', async () => {
    const policy = await shop.open('privacy.policy.yaml', 'version: 1\ncolects: []\ncollects: [{ category: emial }]\n');
    const code = await shop.open('src/a.ts', '/** @pii emial */\nexport type A = { x: string };\n');
    for (const { uri } of [policy, code])
      await eventually(() => {
        const said = (shop.client.shown(uri)?.diagnostics ?? []).map(messageOf);
        assert.ok(
          said.some((text) => text.includes('Meinten Sie')),
          said.join('\n'),
        );
        said.forEach(isGerman);
      });
  });

  it('shows tree and report in German', async () => {
    await shop.client.initialized;
    await ask(auditMethod, { progressToken: 'p' });
    const { findings } = await ask<FindingsAnswer>(findingsMethod, {});
    assert.ok(findings.length > 0);
    for (const { message } of findings) isGerman(message);
    assert.ok(findings.some(({ categories }) => categories.includes('E-Mail-Adresse')));
    const page = await ask<ReportAnswer>(reportMethod, { format: 'html', baselines: [], nonce: 'n' });
    assert.match(page.text, /<html lang="de">[\s\S]*Wer was empfängt/);
    const markdown = await ask<ReportAnswer>(reportMethod, { format: 'markdown', baselines: [] });
    assert.match(markdown.text, /^# Datenschutzprüfung/);
  });
});

describe('server: what does not depend on the language of the editor', function () {
  this.timeout(60_000);
  const asked = [
    ['find_personal_data_flows', {}],
    ['explain_privacy_finding', { path: 'src/signup.ts', line: 5 }],
    ['check_personal_data_use', { category: 'email', recipient: 'PostHog' }],
  ] as const;

  async function given(locale: string): Promise<Record<string, string>> {
    const shop = new Shop(locale);
    const { connection, initialized } = shop.client;
    await initialized;
    await connection.sendRequest(auditMethod, { progressToken: 'p' });
    const texts: Record<string, string> = {};
    for (const format of ['json', 'sarif', 'csv', 'fides', 'text'])
      texts[format] = (
        await connection.sendRequest<ReportAnswer>(reportMethod, { format, baselines: [] })
      ).text.replace(/in [\d.]+ s\n/, '');
    texts['baseline'] = (await connection.sendRequest<BaselineAnswer>(baselineMethod, { folder: shop.root })).text;
    const { findings } = await connection.sendRequest<FindingsAnswer>(findingsMethod, {});
    texts['fingerprints'] = findings.map(({ rule, fingerprint }) => `${rule} ${fingerprint}`).join('\n');
    for (const [tool, input] of asked)
      texts[tool] = (await connection.sendRequest<AgentReply>(agentMethod, { tool, input })).text;
    await shop.stop();
    return texts;
  }

  it('files for machines, baselines, fingerprints and the answers to assistants', async () => {
    assert.deepEqual(await given('de'), await given('en'));
  });

  it('what is kept on disk: another language after a restart is spoken from the first finding on', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pledge-language-'));
    const root = new Shop().root;
    const messages = async (locale: string): Promise<string[]> => {
      const client = new TestClient(
        { createEngine: (options) => createNodeEngine({ ...options, cacheFolder: folder }) },
        [root],
        {
          locale,
        },
      );
      await client.initialized;
      await client.connection.sendRequest(auditMethod, { progressToken: 'p' });
      const said = client.published.flatMap(({ diagnostics }) =>
        diagnostics.flatMap((each) => [
          messageOf(each),
          ...(each.relatedInformation ?? []).map(({ message }) => message),
        ]),
      );
      await client.stop();
      return said.sort();
    };
    try {
      const before = await messages('en');
      const german = await messages('de-DE');
      assert.ok(german.length === before.length && before.length > 5);
      german.forEach(isGerman);
      assert.deepEqual(await messages('en-GB'), before);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
