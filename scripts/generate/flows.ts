import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { counted } from '../../test/unit/program/expectations.js';
import type { Generated } from './main.js';
import { between, table } from './markers.js';

const folder = 'test/fixtures/program';
const longest = 110;

/** A form of code with its fixture: a folder of its own, or one file among the forms. */
interface Form {
  readonly path: string;
  readonly title: string;
  readonly seen: readonly string[];
  readonly silent: readonly string[];
}

function read(path: string, files: readonly string[]): Form {
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  const title = texts.map((text) => /^\/\/ form: (.+)$/m.exec(text)?.[1]).find(Boolean);
  if (title === undefined) throw new Error(`${path} does not say its form: begin a file with "// form: …"`);
  const lines = texts.map(counted);
  return {
    path,
    title,
    seen: lines.flatMap(({ seen }) => seen),
    silent: lines.flatMap(({ silent }) => silent),
  };
}

/** All forms that have fixtures, by title. */
export function forms(): readonly Form[] {
  const found: Form[] = [];
  for (const name of readdirSync(folder)) {
    const files = readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
      .sort();
    if (name === 'forms') for (const file of files) found.push(read(file, [file]));
    else found.push(read(`${folder}/${name}`, files));
  }
  return found.sort((a, b) => (a.title < b.title ? -1 : 1));
}

function example(lines: readonly string[]): string {
  const line = lines.find((one) => one.length <= longest && !one.includes('`') && /[(=]/.test(one)) ?? '';
  return line === '' ? '' : `\`${line}\``;
}

export function flowsPage(page: string): Generated {
  const path = 'docs/flows.md';
  const all = forms();
  const total = (lines: (form: Form) => readonly string[]): string =>
    String(all.reduce((sum, form) => sum + lines(form).length, 0));
  const rows = all.map((form) => [
    `[${form.title}](../${form.path})`,
    String(form.seen.length),
    String(form.silent.length),
    example(form.seen),
    example(form.silent),
  ]);
  rows.push(['**all**', `**${total(({ seen }) => seen)}**`, `**${total(({ silent }) => silent)}**`, '', '']);
  const text = table(['form of code', 'seen', 'silent', 'a line that is seen', 'a line that stays silent'], rows);
  return { path, text: between(page, 'forms', text, path) };
}
