import { reportFormats } from '../core/report/formats.js';
import { severities } from '../core/report/severity.js';
import type { CommandDefinition } from './options.js';

/** Severities at which findings make the exit code 1, and the word for none. */
export const failLevels = [...severities, 'never'] as const;

/** As long as a line of help may be, past the names of the options. */
const formatNames = reportFormats.map(({ id }) => id);

export const auditDefinition: CommandDefinition = {
  name: 'audit',
  usage: '[PATH…] [OPTIONS]',
  summary: 'Compare what code does with personal data with its privacy policy.',
  description: [
    'Analyses the TypeScript and JavaScript below the paths (by default the working directory) and',
    'compares what it does with personal data with the nearest privacy.policy.yaml.',
    'Without such a file, it shows what the code does.',
  ],
  options: [
    {
      name: 'format',
      short: 'f',
      value: 'FORMAT',
      choices: formatNames,
      description: `${formatNames.join(', ')}; text unless --output says otherwise.`,
    },
    { name: 'output', short: 'o', value: 'FILE', description: 'Write the report to a file.' },
    { name: 'force', description: 'Overwrite the output file.' },
    {
      name: 'severity',
      short: 's',
      value: 'SEVERITY',
      choices: severities,
      description: 'The mildest that is shown: error, warning, information or hint (default).',
    },
    {
      name: 'fail-on',
      value: 'SEVERITY',
      choices: failLevels,
      description: 'The mildest that exits with 1 (default: warning, or --severity), or never.',
    },
    { name: 'baseline', short: 'b', value: 'FILE', description: 'Leave out the findings that this file knows.' },
    { name: 'update-baseline', description: 'Write all findings to the baseline, and exit with 0.' },
    {
      name: 'since',
      value: 'REVISION',
      description: 'Only what has to do with lines changed since a git revision.',
    },
    { name: 'policy', short: 'p', value: 'FILE', description: 'The policy file, for all of the code.' },
    { name: 'require-accepted', description: 'Rows of the policy count only where somebody has accepted them.' },
    {
      name: 'cache-dir',
      value: 'FOLDER',
      description: 'Keep what was read there, and not in node_modules/.cache/pledge.',
    },
    { name: 'no-cache', description: 'Read everything anew, and keep nothing.' },
  ],
  examples: [
    'pledge audit',
    'pledge audit apps/web --severity warning',
    'pledge audit --output report.html',
    'pledge audit --baseline pledge.baseline.json --since origin/main',
    'pledge audit --format sarif --fail-on error > pledge.sarif',
  ],
};
