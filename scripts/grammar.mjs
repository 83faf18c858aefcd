// Grammar snapshots: how VS Code's own grammars, with Pledge's injected, split the files of test/fixtures/grammar into scopes.
//
//   npm run test:grammar -- [--update]
//
// Exit codes: 0 all as they were, 1 some differ or have no snapshot.
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { ensureServer } from './vscode-server.mjs';
import { repository } from '../test/runner/bundle.mjs';
import { addUp, clearResult, closingLine, writeResult } from '../test/runner/results.mjs';

const { values: flags } = parseArgs({ options: { update: { type: 'boolean' } } });
const grammars = [
  'typescript-basics/syntaxes/TypeScript.tmLanguage.json',
  'typescript-basics/syntaxes/TypeScriptReact.tmLanguage.json',
  'javascript/syntaxes/JavaScript.tmLanguage.json',
  'javascript/syntaxes/JavaScriptReact.tmLanguage.json',
];
const scopes = { '.ts': 'source.ts', '.tsx': 'source.tsx', '.js': 'source.js', '.jsx': 'source.js.jsx' };

const { root } = await ensureServer();
const manifest = createRequire(import.meta.url).resolve('vscode-tmgrammar-test/package.json');
const snap = join(dirname(manifest), 'dist/snapshot.js');

async function check(file) {
  const path = `test/fixtures/grammar/${file}`;
  // The tool writes a missing snapshot and calls that success.
  if (!flags.update && !existsSync(join(repository, `${path}.snap`))) {
    process.stdout.write(`  ✗ ${path} has no snapshot: run with --update and commit it\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const args = [snap, ...(flags.update ? ['--updateSnapshot'] : []), '-s', scopes[extname(file)]];
  for (const grammar of grammars) args.push('-g', join(root, 'extensions', grammar));
  try {
    await promisify(execFile)(process.execPath, [...args, path], { cwd: repository });
    process.stdout.write(`  ✓ ${path}\n`);
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    process.stdout.write(`  ✗ ${path}\n${error.stdout ?? ''}${error.stderr ?? error}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

clearResult('grammar');
const files = readdirSync(join(repository, 'test/fixtures/grammar')).filter((file) => extname(file) in scopes);
const results = [];
for (const file of files) results.push(await check(file));
const totals = addUp(results);
const counted = files.length === 0 ? { ...totals, failed: 1 } : totals;
writeResult('grammar', counted);
process.stdout.write(`\ngrammar: ${closingLine(counted)}\n`);
process.exit(counted.failed > 0 ? 1 : 0);
