import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Generated } from './main.js';

const path = 'l10n/bundle.l10n.json';

/** A call of `l10n.t` with its text. One whose text is put together cannot be translated, and is refused. */
const call = /\bl10n\.t\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^)\s]))/g;

function textsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(call)].map(([, single, double, other]) => {
    if (other !== undefined) throw new Error(`${file} asks for the translation of what is no text`);
    return (single ?? double ?? '').replace(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
  });
}

/** Every text of the client that is translated, in the form that VS Code and translators read. */
export async function clientTexts(): Promise<Generated> {
  const files = readdirSync('src/client', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
  const texts = [...new Set(files.flatMap(textsOf))].sort();
  const text = JSON.stringify(Object.fromEntries(texts.map((each) => [each, each])));
  return {
    path,
    text: await format(text, { ...(await resolveConfig(path)), parser: 'json-stringify', filepath: path }),
  };
}
