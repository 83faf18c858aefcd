/**
 * Scores the classifier alone against labelled applications (`../shared/gold/*.json`): each labelled field is classified with what the label tells of its
 * place (name, declaration, the other labelled names of that declaration). Declared types and unlabelled siblings are not known here, so the whole tool,
 * which knows them, should do better.
 *
 *   npx esbuild bench/classification-score.ts --bundle --platform=node --outfile=/tmp/score.js && node /tmp/score.js [--list]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NameContext } from '../src/core/vocabulary/classification.js';
import { classifyName } from '../src/core/vocabulary/classify.js';

interface Label {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly category?: string;
  readonly reason?: string;
  readonly form?: string;
  readonly decl?: string;
  readonly optional?: boolean;
}
interface Gold {
  readonly fields: readonly Label[];
  readonly negativeFields: readonly Label[];
}

/** What the place of a label tells. The declaration may be a path with parentheses and destructuring patterns in it. */
function contextOf(label: Label, beside: readonly Label[]): NameContext {
  const owner = label.decl?.replace(/\{.*$/, '').replace(/[.\s]+$/, '');
  // Labels of Prisma models do not name their model: what else the file holds says nothing.
  const siblings = label.decl === undefined ? [] : beside.filter((other) => other !== label).map(({ field }) => field);
  const flagged = (label.reason ?? '').startsWith('boolean');
  return {
    role: label.form === 'prisma' ? 'column' : 'field',
    ...(owner === undefined || owner === '' ? {} : { owner }),
    siblings,
    ...(flagged ? { type: 'boolean' as const } : {}),
    file: label.file,
  };
}

function keyOf({ file, decl }: Label): string {
  return `${file}#${decl ?? ''}`;
}

/** Top of the category, so far as two readers would agree. */
function family(category: string): string {
  return category
    .replace(/^user\.authorization\b/, 'user.credentials')
    .replace(/^user\.content\.self_image$/, 'user.image')
    .split('.')
    .slice(0, 2)
    .join('.');
}

function score(name: string, gold: Gold, list: boolean): void {
  const beside = new Map<string, Label[]>();
  for (const label of [...gold.fields, ...gold.negativeFields])
    beside.set(keyOf(label), [...(beside.get(keyOf(label)) ?? []), label]);
  const missed: string[] = [];
  const wrong: string[] = [];
  let found = 0;
  let agree = 0;
  const bins = new Map<string, { right: number; all: number }>();
  const count = (confidence: number, right: boolean): void => {
    const bin = confidence >= 0.9 ? '≥ 0.9' : confidence >= 0.8 ? '≥ 0.8' : confidence >= 0.65 ? '≥ 0.65' : '≥ 0.5';
    const at = bins.get(bin) ?? { right: 0, all: 0 };
    bins.set(bin, { right: at.right + (right ? 1 : 0), all: at.all + 1 });
  };
  for (const label of gold.fields) {
    const result = classifyName(label.field, contextOf(label, beside.get(keyOf(label)) ?? []));
    if (result) {
      found++;
      count(result.confidence, true);
      if (family(result.category) === family(label.category ?? '')) agree++;
    } else if (!label.optional)
      missed.push(`${label.file}:${label.line} ${label.decl ?? ''} ${label.field} (${label.category ?? ''})`);
  }
  for (const label of gold.negativeFields) {
    const result = classifyName(label.field, contextOf(label, beside.get(keyOf(label)) ?? []));
    if (!result) continue;
    count(result.confidence, false);
    wrong.push(
      `${label.file}:${label.line} ${label.decl ?? ''} ${label.field} taken for ${result.category} (${result.confidence}): ${label.reason ?? ''}`,
    );
  }
  const precision = found / (found + wrong.length);
  const recall = found / (found + missed.length);
  console.log(
    `${name}: precision ${precision.toFixed(3)} recall ${recall.toFixed(3)} category ${(agree / found).toFixed(3)} (${gold.fields.length} fields, ${gold.negativeFields.length} negatives)`,
  );
  for (const [bin, { right, all }] of [...bins].sort().reverse())
    console.log(`  confidence ${bin}: ${right} of ${all} right`);
  if (list)
    for (const line of [...missed.map((text) => `missed ${text}`), ...wrong.map((text) => `wrong ${text}`)])
      console.log(`  ${line}`);
}

const folder = join('..', 'shared', 'gold');
for (const file of readdirSync(folder).filter((entry) => entry.endsWith('.json'))) {
  const gold = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Gold;
  if (gold.fields.length > 0) score(file, gold, process.argv.includes('--list'));
}
