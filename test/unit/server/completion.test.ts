import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { CompletionItem, CompletionList } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { writtenRows } from '../../../src/core/policy/review/written-rows.js';
import { Shop } from './shop.js';

describe('server: completion', function () {
  this.timeout(30_000);
  let shop: Shop;

  beforeEach(() => {
    shop = new Shop();
  });
  afterEach(() => shop.stop());

  /** What is offered where `|` stands, and the text in which one of the items is chosen. */
  async function complete(
    file: string,
    marked: string,
  ): Promise<{ items: CompletionItem[]; choose(label: string): string }> {
    const text = marked.replace('|', '');
    const document = await shop.open(file, text);
    const list = await shop.client.connection.sendRequest<CompletionList | null>('textDocument/completion', {
      textDocument: { uri: document.uri },
      position: document.positionAt(marked.indexOf('|')),
    });
    const items = list?.items ?? [];
    const choose = (label: string): string => {
      const edit = items.find((item) => item.label === label)?.textEdit;
      assert.ok(edit && 'range' in edit, `${label} is not among ${items.map((item) => item.label).join(', ')}`);
      return TextDocument.applyEdits(document, [edit]);
    };
    return { items, choose };
  }
  const labels = ({ items }: { items: readonly CompletionItem[] }): string[] => items.map(({ label }) => label);

  describe('in the policy file', () => {
    const file = 'privacy.policy.yaml';

    it('offers the sections that are not there yet', async () => {
      const found = await complete(file, 'version: 1\ncollects: []\nsh|');
      assert.ok(labels(found).includes('shares') && !labels(found).includes('collects'));
      assert.equal(found.choose('shares'), 'version: 1\ncollects: []\nshares:\n  - $0');
    });

    it('offers whole rows, and the keys of a row', async () => {
      const row = await complete(file, 'version: 1\ncollects:\n  - |\n');
      assert.equal(labels(row)[0], 'row: category and purposes');
      const keys = await complete(file, 'version: 1\ncollects:\n  - category: email\n    p|\n');
      assert.equal(keys.choose('purposes'), 'version: 1\ncollects:\n  - category: email\n    purposes: [$0]\n');
      assert.ok(!labels(keys).includes('category'));
    });

    it('offers categories by key, with label and meaning, found by their short form too', async () => {
      const found = await complete(file, 'version: 1\ncollects:\n  - category: user.con|\n');
      const email = found.items.find(({ label }) => label === 'user.contact.email');
      assert.equal(email?.labelDetails?.description, 'E-mail address');
      assert.match(email.filterText ?? '', / email /);
      assert.equal(found.choose('user.contact.email'), 'version: 1\ncollects:\n  - category: user.contact.email\n');
      const field = await complete(file, 'version: 1\ncode:\n  fields:\n    handle: |\n');
      assert.ok(labels(field).includes('user.account.username'));
    });

    it('offers purposes, recipients, vendors and fixed words where they belong', async () => {
      const purposes = await complete(
        file,
        'version: 1\ncollects:\n  - { category: email, purposes: [analytics.reporting, |] }\n',
      );
      assert.ok(labels(purposes).includes('marketing.advertising') && !labels(purposes).includes('user.name'));
      const to = await complete(file, 'version: 1\nshares:\n  - to: [|]\n');
      assert.ok(labels(to).includes('analytics_providers') && labels(to).includes('Mixpanel'));
      const status = await complete(file, 'version: 1\ncollects:\n  - category: email\n    status: |\n');
      assert.deepEqual(labels(status), ['proposed', 'accepted', 'rejected']);
      const trackers = await complete(file, 'version: 1\ntrackers: [|]\n');
      assert.ok(labels(trackers).includes('session_replay'));
    });

    it('offers names that the file gives: rows, scopes, sources', async () => {
      const head =
        'version: 1\nsources: [{ id: main, file: p.md }]\nscopes: { web: ["site/**"] }\ncollects:\n  - { id: mail, category: email';
      assert.deepEqual(labels(await complete(file, `${head}, scope: | }\n`)), ['web']);
      assert.deepEqual(labels(await complete(file, `${head}, quote: { source: | } }\n`)), ['main']);
      assert.deepEqual(labels(await complete(file, `${head} }\nchoices:\n  - { kind: browser, disables: [|] }\n`)), [
        'mail',
      ]);
    });

    it('offers rows that can be read once they are chosen', async () => {
      for (const section of ['collects', 'uses', 'shares', 'denies', 'choices']) {
        const found = await complete(file, `version: 1\n${section}:\n  - |\n`);
        const row = found.items.find(({ label }) => label.startsWith('row:'));
        const plain = found
          .choose(row?.label ?? '')
          .replace(/\n(?= {2}\w)/g, '\n  ')
          .replace(/\$\{\d+(?:[:|]([^,}|]*)[^}]*)?\}/g, '$1');
        assert.equal(writtenRows(plain).length, 1, plain);
      }
    });

    it('offers nothing in comments and in other YAML', async () => {
      assert.deepEqual(labels(await complete(file, 'version: 1 # |\n')), []);
      assert.deepEqual(labels(await complete('other.yaml', 'version: 1\n|')), []);
    });
  });

  describe('in annotations', () => {
    const file = 'src/customer.ts';
    const at = (comment: string): Promise<{ items: CompletionItem[]; choose(label: string): string }> =>
      complete(file, `export interface A {\n  ${comment}\n  a: string;\n}\n`);

    it('begins one', async () => {
      const found = await at('/** @p| */');
      assert.ok(found.choose('@notPii').includes('/** @notPii ${1:reason} */'));
      assert.ok(labels(await at('// pledge-|')).includes('pledge-ignore-next-line'));
    });

    it('offers categories as short as they can be written, then what may follow', async () => {
      assert.ok(labels(await at('/** @pii em| */')).includes('email'));
      assert.ok(labels(await at('// @pii email, |')).includes('ip_address'));
      assert.deepEqual(labels(await at('/** @pii email | */')), ['for', 'to', '--']);
      assert.ok(labels(await at(' * @pii email for |')).includes('reporting'));
      assert.ok(labels(await at('/* @tracks email for analytics.reporting to |')).includes('Mixpanel'));
      assert.deepEqual(labels(await at('// @pii email for analytics.reporting |')), ['to', '--']);
    });

    it('replaces what is written of a vendor with blanks in its name', async () => {
      assert.match((await at('// @pii email to Google An|')).choose('Google Analytics'), /to Google Analytics\n/);
    });

    it('offers rules in suppressions', async () => {
      assert.match(
        (await at('// pledge-ignore-next-line personal-d|')).choose('personal-data-in-log'),
        /line personal-data-in-log\n/,
      );
    });

    it('offers nothing in code, in strings, in notes and in other comments', async () => {
      for (const code of ['a = 1; |', 'b: "@pii |"', '// @pii email -- see |', '// write to |', '// @notPii |'])
        assert.deepEqual(labels(await at(code)), [], code);
    });
  });
});
