import assert from 'node:assert/strict';
import type { Files } from './engine.js';

export interface Example {
  readonly section: string;
  readonly files: Files;
}

const code: Readonly<Record<string, string>> = { ts: 'example.ts', tsx: 'example.tsx', js: 'example.js' };

/** The code blocks of a page, each with the policy and the source document that stand before it; a policy that no code follows is an example by itself. */
export function examplesOf(page: string): Example[] {
  const examples: Example[] = [];
  let section = '';
  let policy: Files = {};
  let isUsed = true;
  const blocks = /^## (.+)$|^```(\w+)\n([^]*?)^```$/gm;
  const alone = (): void => {
    if (!isUsed) examples.push({ section, files: policy });
    isUsed = true;
  };
  for (const [, heading, language = '', text = ''] of page.matchAll(blocks)) {
    if (heading !== undefined) {
      alone();
      section = heading;
    } else if (language === 'md') {
      policy = { 'docs/privacy.md': text };
    } else if (language === 'yaml') {
      const source = policy['docs/privacy.md'];
      policy = { ...(source !== undefined && isUsed && { 'docs/privacy.md': source }), 'privacy.policy.yaml': text };
      isUsed = false;
    } else {
      const path = code[language];
      assert.ok(path, `no example can be written in ${language}`);
      examples.push({ section, files: { ...policy, [path]: text } });
      isUsed = true;
    }
  }
  alone();
  return examples;
}
