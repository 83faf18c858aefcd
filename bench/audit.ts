/**
 * What an audit costs beside parsing alone, on folders of code: one interleaved run, so that a busy machine is busy for all.
 *
 *     node esbuild.mjs && npx esbuild bench/audit.ts bench/parse.ts --bundle --platform=node --main-fields=module,main --outdir=dist/bench
 *     node dist/bench/audit.js FOLDER… [--rounds=N]
 *
 * Each measurement is a process of its own: `parse` (parse.ts) reads and parses the files that an audit reads, and drops their trees; `cold` is an audit with an
 * empty cache, `warm` one of the same state with the cache that the cold one left; `rg` searches for 50 words, where it is installed. Nothing is written to the
 * folders. CPU is user and system; memory is the peak of what is resident. The best of the rounds counts.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

const words = (
  'user email phone address name birth gender salary token password session cookie tracking analytics consent policy privacy profile account customer ' +
  'payment invoice card iban tax passport license location latitude longitude country city street device browser agent referrer ip mac advertising ' +
  'identify track event metric log message photo voice health'
)
  .split(' ')
  .slice(0, 50);

interface Cost {
  readonly cpu: number;
  readonly wall: number;
  readonly megabytes: number;
}

/** Prints the cost of the process itself at its end, on standard error. */
const probe =
  "process.on('exit',()=>{const c=process.cpuUsage();process.stderr.write(`\\ncost ${(c.user+c.system)/1e6} ${process.resourceUsage().maxRSS/1024}\\n`)})";

function node(script: string, args: readonly string[]): Cost {
  const started = performance.now();
  const preload = `data:text/javascript,${encodeURIComponent(probe)}`;
  const { stderr } = spawnSync(process.execPath, ['--import', preload, script, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [, cpu, megabytes] = /\ncost ([\d.]+) ([\d.]+)\n/.exec(stderr) ?? [];
  if (cpu === undefined || megabytes === undefined) throw new Error(`${script} ${args.join(' ')} failed:\n${stderr}`);
  return { cpu: Number(cpu), wall: (performance.now() - started) / 1000, megabytes: Number(megabytes) };
}

/** Undefined where `rg` is not installed. */
function ripgrep(folder: string): Cost | undefined {
  const started = performance.now();
  const before = process.resourceUsage();
  const pattern = words.join('|');
  const { error } = spawnSync('rg', ['-j1', '-c', '-t', 'ts', '-t', 'js', pattern, folder], { maxBuffer: 1 << 30 });
  if (error) return undefined;
  // Children count for the cost of this process once they have ended; Node tells its own alone, so the shell's clock is asked.
  const timed = spawnSync(
    'bash',
    ['-c', `TIMEFORMAT='%U %S'; time rg -j1 -c -t ts -t js '${pattern}' '${folder}' > /dev/null`],
    {
      encoding: 'utf8',
    },
  );
  const [user = 0, system = 0] = timed.stderr.trim().split(/\s+/).slice(-2).map(Number);
  return { cpu: user + system, wall: (performance.now() - started) / 2000, megabytes: before.maxRSS / 1024 };
}

function best(costs: readonly Cost[]): Cost {
  return {
    cpu: Math.min(...costs.map(({ cpu }) => cpu)),
    wall: Math.min(...costs.map(({ wall }) => wall)),
    megabytes: Math.min(...costs.map(({ megabytes }) => megabytes)),
  };
}

function main(): void {
  const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  const rounds = Number(/--rounds=(\d+)/.exec(process.argv.join(' '))?.[1] ?? 2);
  const cli = resolve('dist/cli.js');
  const parseOnly = resolve('dist/bench/parse.js');
  for (const script of [cli, parseOnly]) if (!existsSync(script)) throw new Error(`${script} is not built`);
  console.log(
    '| folder | parse s | cold s | cold ÷ parse | warm s | warm ÷ cold | rg s | parse MB | cold MB | warm MB |',
  );
  console.log('|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|');
  for (const folder of folders.map((given) => resolve(given))) {
    const parsed: Cost[] = [];
    const cold: Cost[] = [];
    const warm: Cost[] = [];
    const searched: Cost[] = [];
    for (let round = 0; round < rounds; round++) {
      const cache = mkdtempSync(join(tmpdir(), 'pledge-bench-'));
      try {
        const args = ['audit', folder, '--format', 'json', '--cache-dir', cache];
        parsed.push(node(parseOnly, [folder]));
        cold.push(node(cli, args));
        warm.push(node(cli, args));
        const search = ripgrep(folder);
        if (search) searched.push(search);
      } finally {
        rmSync(cache, { recursive: true, force: true });
      }
    }
    const [p, c, w] = [best(parsed), best(cold), best(warm)];
    const rg = searched.length > 0 ? best(searched).cpu.toFixed(2) : 'not installed';
    console.log(
      `| ${basename(folder)} | ${p.cpu.toFixed(1)} | ${c.cpu.toFixed(1)} | ${(c.cpu / p.cpu).toFixed(2)} | ${w.cpu.toFixed(2)} | ${(w.cpu / c.cpu).toFixed(3)} | ${rg} | ` +
        `${p.megabytes.toFixed(0)} | ${c.megabytes.toFixed(0)} | ${w.megabytes.toFixed(0)} |`,
    );
  }
}

main();
