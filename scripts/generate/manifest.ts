import { format, resolveConfig } from 'prettier';
import { rules } from '../../src/core/rules/registry.js';
import { ruleLevels, settingDefinitions } from '../../src/core/settings/definitions.js';
import { categoryWords } from '../../src/core/policy/words.js';
import type { Generated } from './main.js';

/** The settings as VS Code's manifest contributes them, with one property for each rule and each category to choose from. */
function properties(): Record<string, unknown> {
  const entries = settingDefinitions.map(({ name, schema, default: value, scope, markdownDescription }, index) => {
    const general = { ...schema, default: value, scope, order: index + 1, markdownDescription };
    if (name === 'rules') {
      const level = { type: 'string', enum: ruleLevels };
      const named = rules.map((rule) => [
        rule.id,
        { ...level, markdownDescription: `${rule.description} Default: \`${rule.level}\`.` },
      ]);
      return [
        `pledge.${name}`,
        { ...general, properties: Object.fromEntries(named) as unknown, additionalProperties: false },
      ];
    }
    if (name === 'fields') {
      const category = {
        anyOf: [
          {
            type: 'string',
            enum: categoryWords.map(({ word }) => word),
            enumDescriptions: categoryWords.map(({ term }) => term.label),
          },
          { type: 'boolean', enum: [false] },
        ],
      };
      return [`pledge.${name}`, { ...general, additionalProperties: category }];
    }
    return [`pledge.${name}`, general];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}

export async function manifest(text: string): Promise<Generated> {
  const parsed = JSON.parse(text) as { contributes: { configuration: { properties: unknown } } };
  parsed.contributes.configuration.properties = properties();
  const config = await resolveConfig('package.json');
  return {
    path: 'package.json',
    text: await format(JSON.stringify(parsed), { ...config, parser: 'json-stringify', filepath: 'package.json' }),
  };
}
