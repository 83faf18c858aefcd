import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { rules } from '../../../src/core/rules/registry.js';
import type { Rule } from '../../../src/core/rules/rule.js';
import { LineIndex } from '../../../src/core/text/range.js';
import { compareFindings, readExpectations } from '../example/expectations.js';
import { check, uriOf } from './support/engine.js';
import { examplesOf, type Example } from './support/pages.js';

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
      const read = file?.observations.flatMap(({ categories }) => categories.filter(({ by }) => by === 'annotation'));
      const { annotations = [], suppressions = [] } = file?.annotations ?? {};
      // Forms of other tools are no comments of ours, and are read all the same.
      assert.ok(annotations.length + suppressions.length + (read?.length ?? 0) > 0);
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
    const shown = new Set(categories);
    for (const category of ['user.behavior.browsing_history', 'user.contact.email', 'user.device.ip_address'])
      assert.ok(shown.has(category), category);
  });
});
