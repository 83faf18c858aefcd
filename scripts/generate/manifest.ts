import { format, resolveConfig } from 'prettier';
import { agentTools, type AgentTool } from '../../src/core/agents/tools.js';
import { rules } from '../../src/core/rules/registry.js';
import { ruleLevels, settingDefinitions } from '../../src/core/settings/definitions.js';
import { categoryWords } from '../../src/core/policy/words.js';
import type { Generated } from './main.js';
import { takeStrings, type ManifestStrings } from './manifestStrings.js';

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

const userDescriptions: Readonly<Record<AgentTool['name'], string>> = {
  find_personal_data_flows: 'Where personal data goes in this workspace, and what the privacy policy says of it.',
  check_personal_data_use: 'Whether the privacy policy allows a use of a data category, and by which sentence.',
  explain_privacy_finding: 'What is known of a line of code, and how to mend a finding on it.',
};

/** The tools of the editor's chat: those that `pledge mcp` offers. */
function languageModelTools(): unknown {
  return agentTools.map(({ name, title, description, inputSchema }) => ({
    name: `pledge_${name}`,
    tags: ['privacy', 'code analysis'],
    displayName: title,
    userDescription: userDescriptions[name],
    modelDescription: description,
    canBeReferencedInPrompt: true,
    toolReferenceName: `pledge_${name}`,
    icon: '$(law)',
    inputSchema,
  }));
}

/** The manifest, and the file of its texts. */
export async function manifest(text: string, texts: string): Promise<Generated[]> {
  const parsed = JSON.parse(text) as {
    contributes: { configuration: { properties: unknown }; languageModelTools: unknown };
  };
  parsed.contributes.configuration.properties = properties();
  parsed.contributes.languageModelTools = languageModelTools();
  const taken = takeStrings(parsed, JSON.parse(texts === '' ? '{}' : texts) as ManifestStrings);
  const config = await resolveConfig('package.json');
  return Promise.all(
    Object.entries({ 'package.json': taken.manifest, 'package.nls.json': taken.strings }).map(async ([path, json]) => ({
      path,
      text: await format(JSON.stringify(json), { ...config, parser: 'json-stringify', filepath: path }),
    })),
  );
}
