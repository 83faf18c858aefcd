import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';

type Texts = Readonly<Record<string, string>>;

function read(path: string): Texts {
  return JSON.parse(readFileSync(path, 'utf8')) as Texts;
}

/** What a translation must leave as it is: links to commands, code, and the places that values are put in. */
function fixedParts(text: string): string[] {
  return [...text.matchAll(/\(command:[\w.]+\)|`[^`]+`|\{\w+\}|\$\([\w-]+\)/g)].map(([part]) => part).sort();
}

function sameKeys(english: Texts, german: Texts): void {
  assert.deepEqual(Object.keys(german).sort(), Object.keys(english).sort());
  for (const [key, text] of Object.entries(german)) assert.notEqual(text.trim(), '', key);
}

describe('German', () => {
  it('has every text of the manifest, and none besides', () => {
    sameKeys(read('package.nls.json'), read('package.nls.de.json'));
  });

  it('has every text of the client, and none besides', () => {
    sameKeys(read('l10n/bundle.l10n.json'), read('l10n/bundle.l10n.de.json'));
  });

  it('leaves links, code and the places of values as they are', () => {
    const english = read('package.nls.json');
    for (const [key, german] of Object.entries(read('package.nls.de.json')))
      assert.deepEqual(fixedParts(german), fixedParts(english[key] ?? ''), key);
    for (const [text, german] of Object.entries(read('l10n/bundle.l10n.de.json')))
      assert.deepEqual(fixedParts(german), fixedParts(text), text);
  });

  it('is asked for by the manifest under every key', () => {
    const manifest = readFileSync('package.json', 'utf8');
    const asked = [...manifest.matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key ?? '');
    assert.deepEqual([...new Set(asked)].sort(), Object.keys(read('package.nls.json')).sort());
  });
});
