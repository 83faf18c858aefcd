import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, it } from 'mocha';
import { loadPolicy } from '../../../src/core/policy/load.js';
import { rules } from '../../../src/core/rules/registry.js';
import type { Finding, Fix } from '../../../src/core/rules/rule.js';
import { parseWithEstree } from '../../../src/parsers/estree.js';
import { apply, check, fixesFor, policyUri, type Checked, type CheckOptions, type Files } from './support/engine.js';
import { examplesOf } from './support/pages.js';
import { titleOf } from '../language/inEnglish.js';

const options: CheckOptions = { complete: true };

function count(findings: readonly Finding[], finding: Finding): number {
  const same = (one: Finding): string => one.fingerprint.split(':')[0] ?? '';
  return findings.filter((each) => same(each) === same(finding)).length;
}

/** What is wrong with a fix, in one line each. */
function faults(files: Files, before: Checked, finding: Finding, fix: Fix, given: CheckOptions): string[] {
  const found: string[] = [];
  const after = apply(files, fix);
  for (const [path, text] of Object.entries(after.files)) {
    if (text === files[path]) continue;
    const isCode = /\.[cm]?[jt]sx?$/.test(path);
    if (isCode && parseWithEstree(text, path).recovered) found.push(`${path} cannot be parsed any more`);
    if (path.endsWith('privacy.policy.yaml')) {
      const { problems } = loadPolicy({
        uri: policyUri,
        text,
        readSource: (uri) => files[uri.slice('file:///work/'.length)],
      });
      if (problems.length > before.context.policyProblems.length) found.push(`${path}: ${problems[0]?.message ?? ''}`);
    }
  }
  const { selects } = fix;
  const selected = selects && after.files[selects.uri.slice('file:///work/'.length)];
  if (selects && !/^say here why this is [a-z ]+$/.test(selected?.slice(selects.range.start, selects.range.end) ?? ''))
    found.push('it does not select what a person is to write');
  const now = check(after.files, { ...given, fields: after.fields }).findings;
  if (count(now, finding) >= count(before.findings, finding)) found.push('the finding is still there');
  return found;
}

function tryAll(name: string, files: Files, given: CheckOptions): { tried: number; wrong: string[] } {
  const before = check(files, given);
  const wrong: string[] = [];
  let tried = 0;
  for (const finding of before.findings) {
    const fixes = fixesFor(files, before, finding);
    const what = (fix: Fix): string => `${name}: ${finding.rule}: ${titleOf(fix)}`;
    if (fixes.filter(({ isPreferred }) => isPreferred).length > 1) wrong.push(`${name}: two preferred fixes`);
    if (new Set(fixes.map(titleOf)).size < fixes.length) wrong.push(`${name}: two fixes of one title`);
    for (const fix of fixes) {
      tried++;
      if (fix.opens) {
        if (fix.edits.length > 0) wrong.push(`${what(fix)}: leads somewhere and writes`);
        continue;
      }
      const touched = fix.edits.map((edit) =>
        'setting' in edit ? '.vscode/settings.json' : edit.uri.slice('file:///work/'.length),
      );
      for (const path of touched) if (!titleOf(fix).includes(path)) wrong.push(`${what(fix)}: does not name ${path}`);
      wrong.push(...faults(files, before, finding, fix, given).map((fault) => `${what(fix)}: ${fault}`));
    }
  }
  return { tried, wrong };
}

/** The example as texts, from its own folder. */
function exampleFiles(): Files {
  const folder = join(process.cwd(), 'examples/rillwright');
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:tsx?|yaml|md|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')]),
  );
}

describe('every fix leaves code that parses and is free of its finding', function () {
  this.timeout(240_000);

  for (const rule of rules) {
    it(`on the page of ${rule.id}`, () => {
      const examples = examplesOf(readFileSync(`docs/rules/${rule.id}.md`, 'utf8'));
      const isShown = rule.level !== 'off' && rule.level !== 'report';
      const given = isShown ? options : { ...options, rules: { [rule.id]: 'warning' as const } };
      const wrong = examples.flatMap(({ files }, index) => tryAll(`example ${index + 1}`, files, given).wrong);
      assert.deepEqual(wrong, []);
    });
  }

  it('in the example application', () => {
    const { tried, wrong } = tryAll('rillwright', exampleFiles(), options);
    assert.deepEqual(wrong, []);
    assert.ok(tried > 60, `only ${tried} fixes were tried`);
  });
});
