import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { before, describe, it } from 'mocha';
import { ruleOf } from '../../../src/core/rules/registry.js';
import type { AuditResult } from '../../../src/core/session.js';
import { createNodeEngine } from '../../../src/node/engine.js';
import { pathOf, uriOf } from '../../../src/node/workspace.js';
import { compareFindings, readExpectations, type Expectation, type SeenFinding } from './expectations.js';

const repository = process.cwd();
const examples = join(repository, 'examples');

interface ExampleFile {
  /** Posix path relative to `examples`. */
  readonly name: string;
  readonly expectations: readonly Expectation[];
  readonly findings: readonly SeenFinding[];
}

async function auditExamples(): Promise<AuditResult> {
  const { session } = createNodeEngine({ roots: [uriOf(repository)] });
  try {
    return await session.audit({ paths: [uriOf(examples)] });
  } finally {
    session.dispose();
  }
}

function filesOf({ documents, lines }: AuditResult): ExampleFile[] {
  return documents.map(({ uri, findings }) => {
    const path = pathOf(uri);
    const name = relative(examples, path).split(sep).join('/');
    return {
      name,
      expectations: readExpectations(readFileSync(path, 'utf8'), name),
      findings: findings.map(({ rule, range, categories, message }) => ({
        rule,
        line: lines.get(uri)?.at(range.start).line ?? 0,
        categories,
        message,
      })),
    };
  });
}

describe('the example', () => {
  let result: AuditResult;
  let files: readonly ExampleFile[] = [];

  before(async function () {
    this.timeout(60_000);
    result = await auditExamples();
    files = filesOf(result);
  });

  it('is analysed whole, by its own policy, without a mistake in that', () => {
    assert.deepEqual(result.skipped, []);
    assert.deepEqual(
      result.policies.map(({ uri, problems }) => ({ name: relative(examples, pathOf(uri)), problems })),
      [{ name: join('rillwright', 'privacy.policy.yaml'), problems: [] }],
    );
    assert.ok(result.files >= 40, `only ${result.files} files were analysed`);
  });

  it('has the findings that its comments expect, and no others', () => {
    const differences = files.flatMap(({ name, expectations, findings }) =>
      compareFindings(name, expectations, findings),
    );
    assert.equal(differences.join('\n'), '');
  });

  it('drifts from its policy in a dozen ways that are known rules', () => {
    const expected = files.flatMap(({ expectations }) => expectations.map(({ rule }) => rule));
    assert.deepEqual(
      expected.filter((rule) => ruleOf(rule) === undefined),
      [],
    );
    assert.ok(expected.length >= 12, `only ${expected.length} drifts are marked`);
    assert.ok(new Set(expected).size >= 11, `only ${[...new Set(expected)].join(', ')}`);
  });

  it('expects nothing in files that are not analysed', () => {
    // Nobody would see that such an expectation is not fulfilled.
    const analysed = new Set(files.map(({ name }) => name));
    const marked = readdirSync(examples, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => readExpectations(readFileSync(path, 'utf8'), path).length > 0)
      .map((path) => relative(examples, path).split(sep).join('/'));
    assert.deepEqual(
      marked.filter((name) => !analysed.has(name)),
      [],
    );
  });
});

describe('expectation comments', () => {
  const seen = (rule: string, line: number, ...categories: string[]): SeenFinding => ({
    rule,
    line,
    categories,
    message: 'why',
  });

  it('speak of their own line or of the next, in every kind of comment', () => {
    const text = [
      'log(email); // expect: personal-data-in-log -- why',
      '{/* expect-next-line: undeclared-category(user.job_title), special-category */}',
      '<input />',
      '- id: social # expect: declaration-unused',
    ].join('\n');
    assert.deepEqual(
      readExpectations(text, 'a').map(({ rule, category, line }) => [rule, category, line]),
      [
        ['personal-data-in-log', undefined, 1],
        ['undeclared-category', 'user.job_title', 3],
        ['special-category', undefined, 3],
        ['declaration-unused', undefined, 4],
      ],
    );
  });

  it('are refused where they are not understood', () => {
    assert.throws(() => readExpectations('a(); // expect: Some Rule', 'a.ts'), /a\.ts:1: "Some Rule"/);
    assert.throws(() => readExpectations('a(); // expect:', 'a.ts'), /a\.ts:1/);
  });

  it('name what is missing and what is extra', () => {
    const expectations = readExpectations(
      '\na(); // expect: personal-data-in-log(user.name), insecure-transport',
      'a.ts',
    );
    const findings = [seen('personal-data-in-log', 2, 'user.contact.email'), seen('insecure-transport', 2)];
    assert.deepEqual(compareFindings('a.ts', expectations, findings), [
      'a.ts:2: missing: personal-data-in-log(user.name)',
      'a.ts:2: extra:   personal-data-in-log(user.contact.email): why',
    ]);
    assert.deepEqual(compareFindings('a.ts', expectations, [seen('personal-data-in-log', 2, 'user.name')]), [
      'a.ts:2: missing: insecure-transport',
    ]);
  });
});
