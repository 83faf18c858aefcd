/**
 * Scores the importer against policies labelled by readers, in the format of `seed-practices.json`.
 *
 *     npx esbuild bench/import-score.ts --bundle --platform=node --format=esm --outfile=dist/import-score.mjs
 *     node dist/import-score.mjs ../shared ../shared/seed-practices.json [--misses]
 *
 * How rows are matched. Labels and imported rows are split into one mention for each category (rows without a category are one mention). A key of ours
 * counts as its nearest ancestor in the taxonomy. A labelled mention is found when an imported mention
 *  - overlaps its span in the text,
 *  - has the same category, or one that is its parent or its child,
 *  - and has a practice of the same class: collecting and tracking are one class, every other practice is its own.
 * Precision is the share of imported mentions that a labelled mention is found by, recall the share of labelled mentions that are found. One mention may
 * match several. The F1 of segments counts pairs of a category and a part of the text between two blank lines. `exact` asks for the same practice and the same category; `any practice` leaves the practice out; `rows` counts a row as found when one
 * of its categories is. Negation is right when, of the imported mentions that find a label, the one that overlaps it most has its polarity.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { importPolicy } from '../src/core/policy/import/import-policy.js';
import { normaliseSource } from '../src/core/policy/normalise.js';
import { labelledFacts, scoreFacts } from './import-facts.js';
import { scoreImport, type LabelFile } from './import-matching.js';

const [root = '../shared', ...rest] = process.argv.slice(2);
const files = rest.filter((arg) => !arg.startsWith('--'));
const misses = rest.includes('--misses');
const width = 28;

function percent(value: number): string {
  return (100 * value).toFixed(1).padStart(6);
}

console.log(
  `${'policy'.padEnd(width)} doc F1 | segment |  mention P      R | exact P      R | any practice P  R | rows P      R | negation | quotes | purposes | recipients`,
);
for (const file of files) {
  const labels = JSON.parse(readFileSync(file, 'utf8')) as LabelFile;
  const text = normaliseSource(readFileSync(join(root, labels.meta.file), 'utf8'));
  const result = importPolicy(text, { file: labels.meta.file });
  const score = scoreImport(labels.rows, result.rows, text, labels.meta.ranges);
  console.log(
    `${basename(labels.meta.file).padEnd(width)} ${percent(score.documentF1)} | ${percent(score.segmentF1)} | ${percent(score.mention.precision)} ${percent(score.mention.recall)} | ${percent(score.exact.precision)} ${percent(score.exact.recall)} | ${percent(score.anyPractice.precision)} ${percent(score.anyPractice.recall)} | ${percent(score.rows.precision)} ${percent(score.rows.recall)} | ${percent(score.negation)} | ${percent(score.quotes)} | ${percent(score.purposes)} | ${percent(score.recipients)}`,
  );
  const facts = labelledFacts(labels);
  if (facts) {
    const scores = scoreFacts(facts, result);
    const right = scores.filter((score) => score.right).length;
    console.log(
      `  facts ${right} of ${scores.length} right: ${scores.map((one) => `${one.fact} ${one.right ? 'right' : `WRONG (${one.read})`}`).join(', ')}`,
    );
  }
  if (!misses) continue;
  console.log('  document: missing', score.missing.join(' '), '| extra', score.extra.join(' '));
  for (const { label, category } of score.notFound) {
    console.log(
      `  MISS ${label.id} ${label.start} ${label.practice} ${category ?? '-'} | ${label.quote.slice(0, 130).replaceAll('\n', ' ')}`,
    );
  }
  for (const { row, category } of score.unexpected) {
    console.log(
      `  EXTRA ${row.start} ${row.practice} ${category ?? '-'}${row.negated ? ' NOT' : ''} | ${row.quote.slice(0, 130).replaceAll('\n', ' ')} | ${row.reason}`,
    );
  }
  for (const { label, row } of score.wrongPolarity) {
    console.log(
      `  POLARITY ${label.id} ${label.negated ? 'NOT' : 'yes'} | ${row.quote.slice(0, 130).replaceAll('\n', ' ')}`,
    );
  }
}
