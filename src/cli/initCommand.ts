import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { policyFileName } from '../core/files/governing.js';
import { Failure, UsageFailure } from './failure.js';
import { ciTemplate, policyTemplate, tsdocTemplate } from './initTemplates.js';
import type { ExitCode, Io } from './io.js';
import type { CommandDefinition, Given } from './options.js';
import { writeOutput } from './writeOutput.js';

export const initDefinition: CommandDefinition = {
  name: 'init',
  usage: '[FOLDER] [OPTIONS]',
  summary: 'Start with Pledge: a commented policy file, and what else is asked for.',
  description: [
    `Writes a commented ${policyFileName} to the folder (by default the working directory), for you to fill in.`,
    'Where the privacy policy is there as a text, pledge import makes a better start. No file is ever overwritten.',
  ],
  options: [
    { name: 'tsdoc', description: 'Also write tsdoc.json, by which TSDoc tools know the annotations.' },
    { name: 'ci', description: 'Also write .github/workflows/pledge.yml, which audits every pull request.' },
  ],
  examples: ['pledge init', 'pledge init apps/web --tsdoc --ci'],
};

interface Written {
  readonly path: string;
  readonly text: string;
  /** What to do where there is such a file already. */
  readonly otherwise: string;
}

/** @throws Failure where the folder does not exist or a file cannot be written */
export function initCommand(given: Given, io: Io): Promise<ExitCode> {
  const [named, ...more] = given.positionals;
  if (more.length > 0) throw new UsageFailure('one folder at a time', 'init');
  const folder = resolve(io.cwd, named ?? '.');
  if (!existsSync(folder)) throw new Failure(`there is no folder ${named ?? folder}`);
  const files: readonly Written[] = [
    { path: policyFileName, text: policyTemplate, otherwise: 'it stays as it is' },
    ...(given.is('tsdoc')
      ? [{ path: 'tsdoc.json', text: tsdocTemplate, otherwise: 'add these tags to it:\n\n' + tsdocTemplate }]
      : []),
    ...(given.is('ci')
      ? [{ path: '.github/workflows/pledge.yml', text: ciTemplate, otherwise: 'it stays as it is' }]
      : []),
  ];
  for (const { path, text, otherwise } of files) {
    const shown = named === undefined ? path : join(named, path).replaceAll('\\', '/');
    if (existsSync(join(folder, path))) io.out(`- There is a ${shown} already: ${otherwise}\n`);
    else {
      writeOutput(io, join(folder, path), text, false);
      io.out(`✔ Wrote ${shown}\n`);
    }
  }
  io.out(`\n${next(given)}`);
  return Promise.resolve(0);
}

function next(given: Given): string {
  const steps = [
    `Fill in ${policyFileName}, or make it from the text of your policy: pledge import POLICY.md --output ${policyFileName}`,
    'See what the code does: pledge audit',
    ...(given.is('tsdoc') ? [] : ['Let TSDoc tools know @pii, @notPii and @tracks: pledge init --tsdoc']),
    ...(given.is('ci') ? [] : ['Audit every pull request: pledge init --ci']),
  ];
  return `Next:\n${steps.map((step, index) => `  ${index + 1}. ${step}`).join('\n')}\n`;
}
