import { readFileSync, writeFileSync } from 'node:fs';
import { policySchemaPath, policySchemaText } from '../generate-policy-schema.js';
import { cataloguePage } from './catalogue.js';
import { categoriesPage } from './categories.js';
import { cliPage, reportsPage } from './cli.js';
import { flowsPage } from './flows.js';
import { clientTexts } from './clientTexts.js';
import { manifest } from './manifest.js';
import { reportPage } from './reportPage.js';
import { readme, rulePages, rulesIndex } from './rules.js';
import { settingsPage } from './settings.js';

/** A file that is generated, in whole or between markers. */
export interface Generated {
  readonly path: string;
  readonly text: string;
}

export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/**
 * Generates all files.
 *
 * @param check compare only
 * @returns the exit code: 1 where `check` found drift
 */
export async function main(check: boolean): Promise<number> {
  const files: Generated[] = [
    { path: policySchemaPath, text: await policySchemaText() },
    ...(await manifest(readText('package.json'), readText('package.nls.json'))),
    await clientTexts(),
    await reportPage(),
    categoriesPage(),
    cataloguePage(readText('docs/catalogue.md')),
    settingsPage(),
    cliPage(readText('docs/cli.md')),
    reportsPage(readText('docs/reports.md')),
    flowsPage(readText('docs/flows.md')),
    rulesIndex(),
    ...rulePages(readText),
    readme(readText('README.md')),
  ];
  const stale = files.filter(({ path, text }) => readText(path) !== text);
  for (const { path, text } of stale) {
    if (check) process.stderr.write(`${path} is out of date: run npm run generate\n`);
    else {
      writeFileSync(path, text);
      process.stdout.write(`wrote ${path}\n`);
    }
  }
  return check && stale.length > 0 ? 1 : 0;
}
