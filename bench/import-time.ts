/**
 * How long importing a policy takes: the first of a process, in which lexicons are compiled, and later ones. Time of the processor (other programs do not count) and of the clock; each file is read often, the
 * median counts. The last column is the median for 15 KB of the same text.
 *
 *     npx esbuild bench/import-time.ts --bundle --platform=node --format=esm --outfile=dist/import-time.mjs
 *     node dist/import-time.mjs FILE...
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { importPolicy } from '../src/core/policy/import/import-policy.js';

const runs = 15;
const unit = 15_000;

interface Spent {
  readonly cpu: number;
  readonly wall: number;
}

/** Milliseconds that a call takes. */
function spent(call: () => void): Spent {
  const wall = performance.now();
  const cpu = process.cpuUsage();
  call();
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / 1000, wall: performance.now() - wall };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function line(name: string, chars: number, { cpu, wall }: Spent): string {
  const scaled = (cpu * unit) / chars;
  return `${name.padEnd(34)} ${String(chars).padStart(8)} ${cpu.toFixed(1).padStart(8)} ${wall.toFixed(1).padStart(8)} ${scaled.toFixed(1).padStart(8)}`;
}

console.log(`${'text'.padEnd(34)}    chars   cpu ms  wall ms   15 KB`);
const texts = process.argv.slice(2).map((file) => ({ file, text: readFileSync(file, 'utf8') }));
const [first] = texts;
if (first) {
  const once = spent(() => importPolicy(first.text, { file: first.file }));
  console.log(line(`first: ${basename(first.file)}`, first.text.length, once));
}
// All texts are read once before any is measured: what the machine learns from one it knows for the others.
for (let round = 0; round < 8; round++) for (const { file, text } of texts) importPolicy(text, { file });
for (const { file, text } of texts) {
  const results = Array.from({ length: runs }, () => spent(() => importPolicy(text, { file })));
  console.log(
    line(basename(file), text.length, {
      cpu: median(results.map(({ cpu }) => cpu)),
      wall: median(results.map(({ wall }) => wall)),
    }),
  );
}
