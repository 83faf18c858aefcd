import { settingDefinitions } from '../../src/core/settings/definitions.js';
import type { Generated } from './main.js';
import { table } from './markers.js';

export function settingsPage(): Generated {
  const rows = settingDefinitions.map(({ name, schema, default: value, scope, markdownDescription }) => [
    `\`pledge.${name}\``,
    schema.enum ? schema.enum.map((one) => `\`${one}\``).join(' ') : schema.type,
    `\`${JSON.stringify(value)}\``,
    scope,
    markdownDescription.replaceAll('\n', ' '),
  ]);
  const head = '# Settings\n\n<!-- Generated from src/core/settings/definitions.ts by scripts/generate. -->\n\n';
  const text = `${head}The editor and the command line read the same settings: those of the workspace folder, in \`.vscode/settings.json\`.\n\n${table(['setting', 'values', 'default', 'scope', 'what it does'], rows)}\n`;
  return { path: 'docs/settings.md', text };
}
