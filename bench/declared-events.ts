/**
 * Counts the telemetry events that a code base declares in `__GDPR__` comments and in classification types, as Pledge reads them, and beside that what a
 * plain search of the texts finds. The two differ where a marker stands in a string, or in a comment that declares nothing; those are listed.
 *
 *   npx esbuild bench/declared-events.ts --bundle --platform=node --main-fields=module,main --external:typescript --outfile=dist/declared-events.cjs
 *   node dist/declared-events.cjs FOLDER
 */
import { english } from '../src/core/language/english.js';
import { say } from '../src/core/language/text.js';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readAnnotations } from '../src/core/facts/annotation-reader.js';
import { classificationOf } from '../src/core/facts/classified-types.js';
import { extractFacts } from '../src/core/facts/extract.js';
import { parseWithEstree } from '../src/parsers/estree.js';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Which folder?');

const counts = { files: 0, markers: 0, events: 0, fragments: 0, common: 0, properties: 0, includes: 0, attached: 0 };
const typed = { searched: 0, types: 0, properties: 0 };
const unread: string[] = [];
const unknown = new Map<string, number>();

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (!entry.isFile() || !/\.tsx?$/.test(path) || path.includes('node_modules')) continue;
  const text = readFileSync(path, 'utf8');
  if (!/__GDPR__|classification/.test(text)) continue;
  const facts = extractFacts(
    parseWithEstree(text, path),
    { uri: `file://${path}`, path: relative(folder, path), text, hash: '' },
    readAnnotations,
  );
  counts.files++;
  const markers = [...text.matchAll(/__GDPR__/g)].length;
  // `__GDPR__COMMON__` and `__GDPR__FRAGMENT__` hold one marker each.
  const { events = [], problems } = facts.annotations;
  const comments = new Set(events.map(({ comment }) => comment.start)).size;
  counts.markers += markers;
  counts.attached += new Set((facts.declared ?? []).map(([, event]) => event)).size;
  for (const event of events) {
    counts[event.kind === 'event' ? 'events' : event.kind === 'fragment' ? 'fragments' : 'common']++;
    counts.properties += event.properties.length;
    counts.includes += event.includes.length;
    for (const { category, classification = '(none)' } of event.properties)
      if (category === undefined) unknown.set(classification, (unknown.get(classification) ?? 0) + 1);
  }
  if (comments !== markers) {
    for (const { index } of text.matchAll(/__GDPR__/g)) {
      const isRead = events.some(({ comment }) => comment.start <= index && index < comment.end);
      const line = text.slice(0, index).split('\n').length;
      if (!isRead) unread.push(`${facts.path}:${line}: ${(text.split('\n')[line - 1] ?? '').trim()}`);
    }
  }
  for (const { said, range } of problems)
    unread.push(`${facts.path}@${range.start}: ${say(english.annotations, said)}`);
  // A property of a classification type names its classification in quotes.
  typed.searched += [...text.matchAll(/^[^/\n]*[\w'"]\??: \{[^{}"]*\bclassification: '/gm)].length;
  for (const [id] of facts.types.entries()) {
    const classified = classificationOf(facts, id);
    if (!classified) continue;
    typed.types++;
    typed.properties += classified.length;
  }
}

process.stdout.write(
  `${JSON.stringify({ comments: counts, typed, unknown: Object.fromEntries(unknown) }, null, 2)}\n` +
    `not read as an event (${unread.length}):\n${unread.map((line) => `  ${line}`).join('\n')}\n`,
);
