/**
 * Types in files as people do, a letter at a time, and measures how long findings take and how many states keep the findings of the rest of the file.
 *
 *     npx esbuild bench/typing.ts --bundle --platform=node --main-fields=module,main --outfile=/tmp/typing.cjs && node /tmp/typing.cjs FOLDER [FILES]
 *
 * In each of some files of the folder that have findings, a line is taken out and typed again, once as it is and once with brackets and quotes that an editor
 * closes by itself. A state keeps the rest where each finding that the file has before and after, and that stands on another line, is there with the same rule
 * and text. Time is from the edit to the findings of the document, in a session that knows the workspace.
 */
import { readFileSync } from 'node:fs';
import { createNodeEngine } from '../src/node/engine.js';
import { pathOf, uriOf } from '../src/node/workspace.js';
import { loadCatalogue } from '../src/core/catalogue/load.js';
import type { Finding } from '../src/core/rules/rule.js';

const [folder = '.', wanted = '20'] = process.argv.slice(2);
const pairs: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '"': '"', "'": "'", '`': '`' };

/** What tells one finding from another, wherever it has moved to. */
function key({ rule, message }: Finding): string {
  return `${rule} ${message}`;
}

/** The states of a line while it is typed: the text before and behind the cursor. */
function* states(line: string, closes: boolean): Generator<string> {
  const waiting: string[] = [];
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] ?? '';
    if (closes && waiting.at(-1) === sign) waiting.pop();
    else if (closes && pairs[sign] !== undefined) waiting.push(pairs[sign]);
    yield line.slice(0, at + 1) + [...waiting].reverse().join('');
  }
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

async function main(): Promise<void> {
  loadCatalogue();
  const { session } = createNodeEngine({ roots: [uriOf(folder)] });
  const audit = await session.audit({});
  await session.know();
  const documents = audit.documents
    .filter(({ uri, findings }) => findings.length >= 2 && /\.[jt]sx?$/.test(uri))
    .sort((a, b) => b.findings.length - a.findings.length)
    .slice(0, Number(wanted));
  const times: number[] = [];
  const kept = { plain: 0, closed: 0 };
  const all = { plain: 0, closed: 0 };
  for (const { uri } of documents) {
    const text = readFileSync(pathOf(uri), 'utf8');
    const lines = text.split('\n');
    let version = 1;
    session.open(uri, version, text);
    const before = (await session.findings(uri)).findings;
    const candidates = lines.flatMap((line, index) => (line.trim().length > 8 ? [index] : []));
    const chosen = [0.2, 0.5, 0.8].map((share) => candidates[Math.floor(candidates.length * share)] ?? 0);
    for (const index of new Set(chosen)) {
      const line = lines[index] ?? '';
      const start = lines.slice(0, index).join('\n').length + (index > 0 ? 1 : 0);
      const elsewhere = before.filter(({ range }) => range.end < start || range.start > start + line.length);
      session.change(uri, ++version, [...lines.slice(0, index), '', ...lines.slice(index + 1)].join('\n'));
      const without = new Set((await session.findings(uri)).findings.map(key));
      // What hangs on the line itself may come and go with it.
      const lasting = elsewhere.map(key).filter((each) => without.has(each));
      const indent = /^\s*/.exec(line)?.[0] ?? '';
      for (const form of ['plain', 'closed'] as const)
        for (const state of states(line.slice(indent.length), form === 'closed')) {
          session.change(
            uri,
            ++version,
            [...lines.slice(0, index), indent + state, ...lines.slice(index + 1)].join('\n'),
          );
          const from = performance.now();
          const { findings } = await session.findings(uri);
          times.push(performance.now() - from);
          const now = new Set(findings.map(key));
          all[form]++;
          if (lasting.every((each) => now.has(each))) kept[form]++;
          else if (process.argv.includes('--list'))
            console.log(
              `${pathOf(uri)}:${index + 1} ${JSON.stringify(state)} lost ${lasting.filter((each) => !now.has(each)).join(' + ')} of ${lasting.length}`,
            );
        }
      session.change(uri, ++version, text);
      await session.findings(uri);
    }
    session.close(uri);
  }
  times.sort((a, b) => a - b);
  const share = (form: 'plain' | 'closed'): string => ((100 * kept[form]) / Math.max(1, all[form])).toFixed(1);
  console.log(`${documents.length} files, ${times.length} states`);
  console.log(
    `the rest of the file keeps its findings: ${share('plain')} % typed plainly, ${share('closed')} % with brackets closed`,
  );
  console.log(
    `edit to findings: p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms`,
  );
}

void main();
