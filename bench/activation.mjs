// How long the extension host is busy when Pledge is activated: loading dist/client.js and running `activate` up to where it waits for its server.
//
//   node esbuild.mjs --production && node bench/activation.mjs [FILE]
//
// VS Code itself is a stand-in that answers everything at once, so that only our own work is counted, in time of the processor: other programs do not count. Each run is a process of its own; the compile cache
// that VS Code keeps for extensions is not there, so that this is a first start.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import Module from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const runs = 9;
const [file = 'dist/client.js', once] = process.argv.slice(2);

/** Whatever is asked of it: a class, a function, an object with more of the same. */
function standIn() {
  const members = new Map();
  return new Proxy(
    function StandIn() {
      return undefined;
    },
    {
      get(target, name) {
        if (name === 'then' || name === Symbol.iterator) return undefined;
        if (name === Symbol.toPrimitive) return () => '';
        if (name === 'prototype') return target.prototype;
        if (name === 'workspaceFolders' || name === 'textDocuments' || name === 'visibleTextEditors') return [];
        if (!members.has(name)) members.set(name, standIn());
        return members.get(name);
      },
      set(_, name, value) {
        members.set(name, value);
        return true;
      },
      apply: () => standIn(),
      construct: (target, _, self) => (self === undefined ? standIn() : Reflect.construct(target, [], self)),
    },
  );
}

function measure() {
  const vscode = standIn();
  const load = Module._load;
  Module._load = (request, ...rest) => (request === 'vscode' ? vscode : load(request, ...rest));
  const busy = () => (process.cpuUsage().user + process.cpuUsage().system) / 1000;
  const started = busy();
  const client = createRequire(import.meta.url)(resolve(file));
  const loaded = busy();
  const context = standIn();
  // It waits for the server, which is not there: only what runs before counts.
  const activated = client.activate(context);
  if (process.env.DEBUG) activated.catch((error) => process.stderr.write(`${error.stack}\n`));
  const ended = busy();
  activated.catch(() => undefined);
  process.stdout.write(JSON.stringify({ load: loaded - started, activate: ended - loaded }));
  setTimeout(() => process.exit(0), process.env.DEBUG ? 500 : 0);
}

if (once === '--once') measure();
else {
  const results = [];
  for (let i = 0; i < runs; i++) {
    const { stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), file, '--once'], {
      encoding: 'utf8',
    });
    if (stdout === '') throw new Error(stderr);
    results.push(JSON.parse(stdout));
  }
  const median = (key) => results.map((each) => each[key]).sort((a, b) => a - b)[Math.floor(runs / 2)];
  const total = median('load') + median('activate');
  process.stdout.write(
    `load ${median('load').toFixed(1)} ms, activate ${median('activate').toFixed(1)} ms, together ${total.toFixed(1)} ms (median of ${runs}; budget 50 ms)\n`,
  );
  process.exit(total > 50 ? 1 : 0);
}
