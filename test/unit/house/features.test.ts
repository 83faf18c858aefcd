import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import manifest from '../../../package.json';
import strings from '../../../package.nls.json';

const page = readFileSync('docs/features.md', 'utf8');

/** File and title of the test in each row. */
function rows(): { file: string; title: string }[] {
  const links = page.split('\n').filter((line) => line.startsWith('| ') && line.includes('](../test/'));
  return links.map((line) => {
    const [, title = '', file = ''] = /\[([^\]]+)\]\(\.\.\/(test\/[^)]+)\)/.exec(line) ?? [];
    return { file, title };
  });
}

describe('the table of features', () => {
  it('names tests that are there', () => {
    assert.ok(rows().length > 30, 'the table was found');
    for (const { file, title } of rows()) {
      assert.ok(existsSync(file), file);
      const text = readFileSync(file, 'utf8').replace(/\\'/g, "'");
      assert.ok(text.includes(title), `${file} has no test "${title}"`);
    }
  });

  it('has every command', () => {
    const texts: Readonly<Record<string, string>> = strings;
    for (const { title } of manifest.contributes.commands) {
      const name = texts[title.slice(1, -1)] ?? title;
      assert.ok(page.includes(`\`Pledge: ${name}\``), name);
    }
  });

  it('has every setting', () => {
    // Tracing is a feature of the language client itself.
    const names = Object.keys(manifest.contributes.configuration.properties).filter(
      (name) => !name.endsWith('.trace.server'),
    );
    assert.ok(names.length > 5, 'the settings were found');
    for (const name of names) assert.ok(page.includes(`\`${name}\``), name);
  });

  it('has every tool for assistants', () => {
    for (const { name } of manifest.contributes.languageModelTools) assert.ok(page.includes(`#${name}`), name);
  });
});
