import { commandDefinitions } from '../../src/cli/run.js';
import type { CommandDefinition } from '../../src/cli/options.js';
import { reportFormats } from '../../src/core/report/formats.js';
import type { Generated } from './main.js';
import { between, table } from './markers.js';

function options({ options: defined }: CommandDefinition): string {
  return table(
    ['Option', 'Meaning'],
    defined.map(({ name, short, value, description }) => [
      `\`--${name}${value === undefined ? '' : ` ${value}`}\`${short === undefined ? '' : `, \`-${short}\``}`,
      description,
    ]),
  );
}

/** The options of every command, where the page of the command line has a place for them. */
export function cliPage(page: string): Generated {
  const path = 'docs/cli.md';
  const text = commandDefinitions.reduce(
    (written, command) => between(written, `options of ${command.name}`, options(command), path),
    page,
  );
  return { path, text };
}

/** The table of formats. */
export function reportsPage(page: string): Generated {
  const path = 'docs/reports.md';
  const formats = table(
    ['`--format`', 'Endings of `--output`', 'For'],
    reportFormats.map(({ id, endings, description }) => [
      `\`${id}\``,
      endings.map((ending) => `\`${ending}\``).join(' '),
      description,
    ]),
  );
  return { path, text: between(page, 'formats', formats, path) };
}
