// Checks every catalogue record with a package against the type declarations that the package ships, and writes the result to
// docs/catalogue-verification.md. It needs the registry and a few minutes, so it is no part of the tests.
//
//   node scripts/verify-catalogue.mjs [--cache FOLDER] [--only ID] [--list]
//
// `--only` checks one record, `--list` prints every call that no declaration knows; both leave the document alone.
import { build } from 'esbuild';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Declarations } from './catalogue/declarations.mjs';
import { manifestOf, packageFolder, readableFiles, typesPackage } from './catalogue/packages.mjs';

const argument = (flag) => (process.argv.includes(flag) ? process.argv[process.argv.indexOf(flag) + 1] : undefined);
const cache = argument('--cache') ?? join(tmpdir(), 'pledge-catalogue');
const only = argument('--only');
mkdirSync(cache, { recursive: true });

/** The catalogue, by way of a bundle, since Node does not read TypeScript at our lowest version. */
async function catalogue() {
  const { outputFiles } = await build({
    stdin: {
      contents:
        "export { loadCatalogue } from './src/core/catalogue/load.ts'; export { readForm } from './src/core/catalogue/forms.ts';",
      resolveDir: join(import.meta.dirname, '..'),
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}

const { loadCatalogue, readForm } = await catalogue();
const platform = new Set(['platform', 'node']);

/** The words of a form: `new Client().crm.*.create` is Client, crm and create. */
function wordsOf(call) {
  const { root, members } = readForm(call.replace(/ =$/, ''));
  const bare = (word) => word.replace(/^new /, '').replaceAll('()', '');
  return [...bare(root).split('.'), ...members.map(bare)].filter((word) => word !== '*' && !/^\d+$/.test(word));
}

/** How well the declarations know a form. The local name of a default or namespace import is the importer's choice, and so not looked for. */
function grade(record, { call, command }, declared) {
  const words = wordsOf(call);
  const free = record.imports.some(
    ({ style, name }) => name === words[0] && (style === 'default' || style === 'namespace'),
  );
  const wanted = free ? words.slice(1) : words;
  const owner = words[0] ?? '';
  const last = words.at(-1) ?? '';
  if (wanted.every((word) => declared.names.has(word))) {
    const exported = words.length === 1 || (free && words.length === 2 && declared.exports.has(last));
    return exported || declared.hasMember(owner, words[1] ?? last) ? 'member' : 'declared';
  }
  if (wanted.every((word) => declared.names.has(word) || declared.mentions(word))) return 'text';
  return command ? 'text' : 'missing';
}

/** Whether a call has an argument further right than any signature of that member or export takes. */
function isTooLong({ call, args }, declared) {
  const words = wordsOf(call);
  if (call.endsWith('()') || words.length > 2) return false;
  const arity = declared.arityOf(words.length > 1 ? words[0] : '', words.at(-1));
  const numbers = args.flatMap(({ index }) => (index === 'rest' ? [] : [index + 1]));
  return arity !== undefined && arity > 0 && Math.max(0, ...numbers) > arity;
}

const mostDependencies = 30;

/** Names of a package's dependencies, those of its own scope first. */
function dependenciesOf({ name, dependencies = {}, peerDependencies = {} }) {
  const scope = name.startsWith('@') ? name.slice(0, name.indexOf('/') + 1) : name.slice(0, 6);
  const names = [...Object.keys(dependencies), ...Object.keys(peerDependencies)];
  return [...names.filter((other) => other.startsWith(scope)), ...names.filter((other) => !other.startsWith(scope))];
}

const grades = ['member', 'declared', 'text', 'missing'];

async function check(record) {
  const folder = await packageFolder(cache, record.package, undefined);
  if (!folder) return { record, version: undefined, results: [], long: [] };
  const declared = new Declarations();
  declared.add(readableFiles(folder));
  const manifest = manifestOf(folder);
  const look = () => record.calls.map((call) => ({ call, grade: grade(record, call, declared) }));
  let results = look();
  const hasGap = () => results.some(({ grade: found }) => found === 'missing' || found === 'text');
  // Dependencies of dependencies too: what an SDK re-exports lies in a core package, often two steps away.
  const waiting = [typesPackage(record.package), ...dependenciesOf(manifest)];
  for (let at = 0; at < Math.min(waiting.length, mostDependencies) && hasGap(); at++) {
    const dependency = await packageFolder(cache, waiting[at], undefined);
    if (!dependency) continue;
    declared.add(readableFiles(dependency));
    for (const name of dependenciesOf(manifestOf(dependency))) if (!waiting.includes(name)) waiting.push(name);
    results = look();
  }
  return { record, version: manifest.version, results, long: record.calls.filter((call) => isTooLong(call, declared)) };
}

const records = loadCatalogue()
  .all()
  .filter(
    ({ id, package: name, kind }) => name !== undefined && !platform.has(kind) && (only === undefined || id === only),
  );
const checked = [];
for (const record of records) {
  checked.push(await check(record));
  if (process.stderr.isTTY) process.stderr.write(`\r${checked.length}/${records.length} ${record.id}\u001b[K`);
}

const count = (list, wanted) =>
  list.reduce((sum, { results }) => sum + results.filter(({ grade: found }) => found === wanted).length, 0);
const missing = checked.flatMap(({ record, results }) =>
  results.filter(({ grade: found }) => found === 'missing').map(({ call }) => [record.id, call.call]),
);
const long = checked.flatMap(({ record, long: calls }) => calls.map(({ call }) => [record.id, call]));
const absent = checked.filter(({ version }) => version === undefined).map(({ record }) => record.id);

if (only !== undefined || process.argv.includes('--list')) {
  for (const [id, call] of missing) console.log(`missing  ${id}: ${call}`);
  for (const [id, call] of long) console.log(`too long ${id}: ${call}`);
  for (const id of absent) console.log(`absent   ${id}`);
  console.log(grades.map((name) => `${name} ${count(checked, name)}`).join(', '));
} else {
  const kinds = [...new Set(checked.map(({ record }) => record.kind))].sort();
  const row = (name, list) =>
    `| ${name} | ${list.length} | ${list.filter(({ version }) => version !== undefined).length} | ${grades.map((wanted) => count(list, wanted)).join(' | ')} |`;
  const table = [
    '| kind | records | checked | member | declared | text | missing |',
    '| --- | --: | --: | --: | --: | --: | --: |',
    ...kinds.map((kind) =>
      row(
        kind,
        checked.filter(({ record }) => record.kind === kind),
      ),
    ),
    row('**all**', checked),
  ];
  const snippets = loadCatalogue()
    .all()
    .filter(({ package: name }) => name === undefined).length;
  const lines = (list) => list.map(([id, call]) => `- \`${id}\`: \`${call}\``);
  const text = [
    '# Verification of the catalogue',
    '',
    'Written by `node scripts/verify-catalogue.mjs`; do not edit. Each record with a package is compared with the type declarations of',
    'the package and, where these lack a name, of its dependencies. Per call form:',
    '',
    '- *member*: the name is declared, and as a member of the class, interface or object that the form starts with (or as an export);',
    '- *declared*: every name of the form is declared, their connection was not followed (generic types, builders, re-exports);',
    '- *text*: a name occurs in the declarations, but only as text (mapped types, proxies, command names);',
    '- *missing*: a name occurs nowhere. These are kept on purpose: older majors that people still have, or packages that ship no types.',
    '',
    `Not in the table: ${snippets} records of script snippets and of browser APIs, and the modules of Node, which have no package to compare with.`,
    '',
    ...table,
    '',
    '## Packages that the registry does not give out',
    '',
    ...(absent.length > 0 ? absent.map((id) => `- \`${id}\``) : ['None.']),
    '',
    '## Missing names',
    '',
    ...(missing.length > 0 ? lines(missing) : ['None.']),
    '',
    '## Arguments beyond the declared signature',
    '',
    ...(long.length > 0 ? lines(long) : ['None.']),
    '',
    '## Versions',
    '',
    checked
      .filter(({ version }) => version !== undefined)
      .map(({ record, version }) => `${record.id} ${version}`)
      .join(' · '),
    '',
  ].join('\n');
  writeFileSync(new URL('../docs/catalogue-verification.md', import.meta.url), text);
  console.log(`docs/catalogue-verification.md: ${grades.map((name) => `${name} ${count(checked, name)}`).join(', ')}`);
}
