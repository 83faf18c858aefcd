import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { z } from 'zod';
import { catalogueData } from '../../../src/core/catalogue/data.js';
import { readForm } from '../../../src/core/catalogue/forms.js';
import { loadCatalogue } from '../../../src/core/catalogue/load.js';
import { readCall, readImport } from '../../../src/core/catalogue/notation.js';
import { allCategories, allPurposes, recipientClasses } from '../../../src/core/vocabulary/taxonomy.js';

const categories = new Set(allCategories().map(({ key }) => key));
const purposes = new Set(allPurposes().map(({ key }) => key));
const recipients = new Set<string>(recipientClasses);

const category = z.string().refine((key) => categories.has(key), 'unknown category');
const purpose = z
  .string()
  .refine((key) => purposes.has(key), 'unknown purpose')
  .nullable();
const recipient = z
  .string()
  .refine((key) => recipients.has(key), 'unknown recipient')
  .nullable();
const host = z.string().regex(/^[a-z0-9.-]+\.[a-z0-9-]+$/);
const words = z.array(z.string().min(1));
const sink = z.enum([
  'thirdParty',
  'tracker',
  'log',
  'storage',
  'cookie',
  'url',
  'network',
  'file',
  'database',
  'cache',
  'message',
  'llm',
  'none',
]);

/** Throws what is wrong with a line instead of returning it. */
function reads(read: (line: string) => unknown) {
  return z.string().superRefine((line, context) => {
    try {
      read(line);
    } catch (error) {
      context.addIssue({ code: 'custom', message: String(error) });
    }
  });
}

const record = z.strictObject({
  id: z.string().min(1),
  package: z.string().nullable().optional(),
  vendor: z.string().min(1),
  extends: z.string().optional(),
  domains: z.array(host).optional(),
  recipient: recipient.optional(),
  purpose: purpose.optional(),
  sink: sink.optional(),
  tracker: z.boolean().optional(),
  imports: z.array(reads(readImport)).optional(),
  aliases: words.optional(),
  globals: words.optional(),
  calls: z.array(reads(readCall)),
  types: z.record(z.string(), z.string()).optional(),
  collects: z.array(category).optional(),
  collectsNotes: words.optional(),
  privacyOptions: words.optional(),
  privacySettings: z
    .array(
      z.strictObject({
        option: z.string().min(1),
        risky: z.array(z.union([z.string(), z.boolean()])).min(1),
        since: z.number().int().optional(),
        until: z.number().int().optional(),
        effect: z.string().min(1),
      }),
    )
    .optional(),
  consentApi: words.optional(),
  successor: z.string().optional(),
  note: z.string().optional(),
});

const file = z.strictObject({
  kind: z.string().min(1),
  defaults: z.strictObject({ recipient, purpose, sink, tracker: z.boolean() }),
  records: z.array(record).min(1),
});

function present<T>(value: T | undefined): T {
  assert.ok(value !== undefined);
  return value;
}

describe('catalogue records', () => {
  it('stay small enough to ship: little more than half a megabyte of JSON', () => {
    assert.ok(JSON.stringify(catalogueData).length < 550_000);
  });

  const folder = 'catalogue/sdks/';

  for (const name of readdirSync(folder)) {
    it(`are well formed in ${name}`, () => {
      const parsed = file.safeParse(JSON.parse(readFileSync(folder + name, 'utf8')));
      assert.ok(parsed.success, parsed.success ? '' : z.prettifyError(parsed.error));
      assert.equal(`${parsed.data.kind}.json`, name);
    });
  }

  it('are all in the catalogue that ships', () => {
    const kinds = catalogueData.files.map(({ kind }) => `${kind}.json`);
    assert.deepEqual(kinds.sort(), readdirSync(folder).sort());
  });

  it('have unique ids and extend records that exist', () => {
    const seen = new Set<string>();
    const all = catalogueData.files.flatMap(({ records }) => records);
    for (const { id } of all) {
      assert.ok(!seen.has(id), `two records have the id ${id}`);
      seen.add(id);
    }
    for (const { id, extends: base } of all) if (base !== undefined) assert.ok(seen.has(base), `${id} extends ${base}`);
  });

  it('name each form and command once', () => {
    const twice: string[] = [];
    for (const { id, calls } of loadCatalogue().all()) {
      const seen = new Set<string>();
      for (const { call, command } of calls) {
        const key = `${call}|${command?.index ?? ''}|${command?.value ?? ''}`;
        if (seen.has(key)) twice.push(`${id}: ${key}`);
        seen.add(key);
      }
    }
    assert.deepEqual(twice, []);
  });

  it('can be reached: each form starts at something that the record imports, exports or has as a global', () => {
    const lost: string[] = [];
    const catalogue = loadCatalogue();
    for (const record of catalogue.all()) {
      const names = new Set([
        ...record.globals.map((name) => name.split('.', 1)[0]),
        ...record.imports.map(({ name }) => name),
      ]);
      const ofTypes = Object.values(record.types).map((symbol) => readForm(symbol).root);
      for (const { call } of record.calls) {
        const root = readForm(call.replace(/ =$/, '')).root;
        const name = root.replace(/^new /, '').replace(/\(\)$/, '');
        // A package exports more than its imports list; a snippet has nothing but its globals.
        if (record.package !== undefined ? name === '' : !names.has(name) && !ofTypes.includes(root))
          lost.push(`${record.id}: ${call}`);
      }
    }
    assert.deepEqual(lost, []);
  });

  it('say what a source yields', () => {
    for (const { id, calls } of loadCatalogue().all()) {
      for (const { call, role, returns = [], yields } of calls) {
        if (role === 'source') assert.ok(returns.length > 0 || yields !== undefined, `${id}: ${call}`);
        for (const key of returns) assert.ok(categories.has(key), `${id}: ${key}`);
      }
    }
  });

  it('declare types whose symbols their calls start with', () => {
    for (const { id, calls, types } of loadCatalogue().all()) {
      for (const [type, symbol] of Object.entries(types)) {
        assert.ok(
          calls.some(({ call }) => call === symbol || call.startsWith(`${symbol}.`) || symbol.startsWith(call)),
          `${id}: ${type} is ${symbol}`,
        );
      }
    }
  });

  it('covers every SDK of the list that it was made from', function () {
    let text: string;
    try {
      text = readFileSync('../shared/sdk-catalogue.json', 'utf8');
    } catch {
      this.skip();
    }
    const list = z.object({ entries: z.array(z.object({ package: z.string().nullable() })) }).parse(JSON.parse(text));
    const ids = new Set(
      loadCatalogue()
        .all()
        .map(({ id }) => id),
    );
    const missing = list.entries.flatMap(({ package: name }) => (name === null || ids.has(name) ? [] : [name]));
    assert.deepEqual(missing, []);
    assert.ok(ids.size >= 391);
  }).title += ' (skipped where ../shared is absent)';

  it('know what mere loading collects for every tracker of the browser that says so', () => {
    const ga = present(
      loadCatalogue()
        .all()
        .find(({ id }) => id === 'gtag'),
    );
    assert.ok(ga.autoCollects.categories.includes('user.device.ip_address'));
    assert.ok(ga.autoCollects.categories.includes('user.behavior.browsing_history'));
  });
});
