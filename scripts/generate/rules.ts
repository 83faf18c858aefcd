import { rules } from '../../src/core/rules/registry.js';
import type { Rule } from '../../src/core/rules/rule.js';
import type { Generated } from './main.js';
import { between, table } from './markers.js';

const levels: Readonly<Record<Rule['level'], string>> = {
  error: 'error',
  warning: 'warning',
  information: 'information',
  hint: 'hint',
  report: 'report only',
  off: 'off',
};

function rows(prefix: string): string {
  return table(
    ['rule', 'code', 'group', 'default', 'strict', 'fix', 'what it reports'],
    rules.map((rule) => [
      `[${rule.id}](${prefix}${rule.id}.md)`,
      rule.code,
      rule.group,
      levels[rule.level],
      levels[rule.strictLevel],
      rule.fixable ? 'yes' : '',
      rule.description,
    ]),
  );
}

export function readme(page: string): Generated {
  return { path: 'README.md', text: between(page, 'rules', rows('docs/rules/'), 'README.md') };
}

export function rulesIndex(): Generated {
  const text = `# Rules\n\n<!-- Generated from src/core/rules by scripts/generate. -->\n\n${rows('rules/')}\n`;
  return { path: 'docs/rules.md', text };
}

/** The head of each rule's page: what is known of it without running it. */
export function rulePages(read: (path: string) => string): Generated[] {
  return rules.map((rule) => {
    const path = `docs/rules/${rule.id}.md`;
    const facts = table(
      ['code', 'group', 'default', 'strict', 'quick fixes', 'needs a policy', 'complete audit only'],
      [
        [
          rule.code,
          rule.group,
          levels[rule.level],
          levels[rule.strictLevel],
          rule.fixable ? 'yes' : 'no',
          rule.needsPolicy ? 'yes' : 'no',
          rule.needsAll ? 'yes' : 'no',
        ],
      ],
    );
    return { path, text: between(read(path), 'head', `${rule.title}.\n\n${facts}`, path) };
  });
}
