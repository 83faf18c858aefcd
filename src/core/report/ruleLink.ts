const docs = 'https://github.com/pledge-privacy/pledge/blob/main/docs/rules';

/** Where the page of a rule is. */
export function ruleLink(rule: string): string {
  return `${docs}/${rule}.md`;
}
