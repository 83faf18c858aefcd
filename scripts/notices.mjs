// Writes dist/THIRD-PARTY-NOTICES.txt: the licences of the packages whose code is inside the bundles, as those licences ask.
import { buildSync } from 'esbuild';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const entries = ['src/client/node.ts', 'src/server/node.ts', 'src/parsers/bundle.ts'];

/** The folder of the package that an input file belongs to, by the last node_modules in its path. */
function packageFolder(input) {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
}

function licenceText(folder) {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)(\.|$|-)/i.test(name));
  return file === undefined ? undefined : readFileSync(join(folder, file), 'utf8').trim();
}

export function writeNotices(root) {
  const { metafile } = buildSync({
    entryPoints: entries,
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    format: 'cjs',
    platform: 'node',
    mainFields: ['module', 'main'],
    external: ['vscode'],
    outdir: 'dist',
    logLevel: 'error',
  });
  const folders = [...new Set(Object.keys(metafile.inputs).map(packageFolder))].filter(
    (folder) => folder !== undefined,
  );
  const notices = folders.map((folder) => {
    const file = join(root, folder, 'package.json');
    // A folder without a manifest is part of the package around it.
    if (!existsSync(file)) throw new Error(`${dirname(file)} has no package.json`);
    const { name, version, license, author } = JSON.parse(readFileSync(file, 'utf8'));
    const by = typeof author === 'string' ? author : author?.name;
    const text = licenceText(join(root, folder)) ?? `Licensed under ${license}${by ? `, ${by}` : ''}.`;
    return { title: `${name} ${version} (${license})`, text };
  });
  const sorted = notices.sort((a, b) => a.title.localeCompare(b.title));
  const unique = sorted.filter(({ title }, i) => title !== sorted[i - 1]?.title);
  const body = unique.map(({ title, text }) => `${title}\n${'-'.repeat(title.length)}\n\n${text}\n`).join('\n\n');
  writeFileSync(
    join(root, 'dist/THIRD-PARTY-NOTICES.txt'),
    `Pledge contains code of these packages, under their licences.\n\n\n${body}`,
  );
}
