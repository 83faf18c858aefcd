import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { rules } from '../../../src/core/rules/registry.js';
import type { Rule } from '../../../src/core/rules/rule.js';
import { LineIndex } from '../../../src/core/text/range.js';
import { compareFindings, readExpectations } from '../example/expectations.js';
import { check, uriOf, type Files } from './support/engine.js';

interface Example {
  readonly section: string;
  readonly files: Files;
}

const code: Readonly<Record<string, string>> = { ts: 'example.ts', tsx: 'example.tsx', js: 'example.js' };

/** The code blocks of a page, each with the policy and the source document that stand before it; a policy that no code follows is an example by itself. */
function examplesOf(page: string): Example[] {
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

function differences(rule: Rule, { files }: Example): string[] {
  const isShown = rule.level !== 'off' && rule.level !== 'report';
  const { findings } = check(files, {
    // A promise that no code keeps is reported in the policy file, once all of the code was seen.
    complete:
      rule.needsAll ||
      (rule.group === 'choices' && (files['privacy.policy.yaml'] ?? '').includes(`# expect: ${rule.id}`)),
    rules: isShown ? {} : { [rule.id]: 'warning' },
  });
  return Object.entries(files).flatMap(([path, text]) => {
    const lines = new LineIndex(text);
    const here = findings.filter(({ uri, reportOnly }) => uri === uriOf(path) && !reportOnly);
    const seen = here.map((finding) => ({ ...finding, line: lines.at(finding.range.start).line }));
    return compareFindings(path, path.endsWith('.md') ? [] : readExpectations(text, path), seen);
  });
}

describe('the pages of the rules', () => {
  for (const rule of rules) {
    const path = `docs/rules/${rule.id}.md`;
    describe(path, () => {
      it('is there and has all its parts', () => {
        assert.ok(existsSync(path));
        const headings = [...readFileSync(path, 'utf8').matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
        assert.deepEqual(headings, [
          'What it looks for',
          'Why it matters',
          'Incorrect',
          'Correct',
          'How to fix it',
          'Options',
        ]);
      });

      const examples = existsSync(path) ? examplesOf(readFileSync(path, 'utf8')) : [];
      examples.forEach((example, index) => {
        it(`example ${index + 1} (${example.section}) is as the page says`, () => {
          assert.deepEqual(differences(rule, example), []);
          const expected = Object.values(example.files).join('\n').includes(`: ${rule.id}`);
          assert.equal(
            expected,
            example.section === 'Incorrect',
            'an incorrect example shows the rule, a correct one does not',
          );
        });
      });

      it('shows both sides', () => {
        const sections = new Set(examples.map(({ section }) => section));
        assert.ok(sections.has('Incorrect') && sections.has('Correct'));
      });
    });
  }
});

describe('docs/annotations.md', () => {
  const examples = examplesOf(
    readFileSync('docs/annotations.md', 'utf8').replaceAll(/^```(?:json|prisma)\n[^]*?^```$/gm, ''),
  );

  it('shows annotations and suppressions that are read as they are meant', () => {
    assert.ok(examples.length >= 3);
    for (const { files } of examples) {
      const { findings, context } = check(files);
      assert.deepEqual(
        findings.map(({ rule, message }) => `${rule}: ${message}`),
        [],
      );
      const [file] = context.files;
      assert.ok(file && file.annotations.annotations.length + file.annotations.suppressions.length > 0);
    }
  });

  it('shows where annotations speak', () => {
    const categories = examples.flatMap(({ files }) =>
      check(files).context.files.flatMap(({ observations }) =>
        observations.flatMap((each) =>
          each.categories.filter(({ by }) => by === 'annotation').map(({ category }) => category),
        ),
      ),
    );
    assert.deepEqual([...new Set(categories)].sort(), [
      'user.behavior.browsing_history',
      'user.contact.email',
      'user.device.ip_address',
    ]);
  });
});
