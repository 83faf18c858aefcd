import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { before, describe, it } from 'mocha';
import { english } from '../../../src/core/language/english.js';
import { german } from '../../../src/core/language/german.js';
import { say } from '../../../src/core/language/text.js';
import { htmlReport } from '../../../src/core/report/html/page.js';
import { markdownReport } from '../../../src/core/report/markdown.js';
import type { AuditResult } from '../../../src/core/session.js';
import { createNodeEngine } from '../../../src/node/engine.js';
import { uriOf } from '../../../src/node/workspace.js';
import { check, fixesFor, type Files } from '../rules/support/engine.js';
import { examplesOf } from '../rules/support/pages.js';
import { samples } from '../rules/support/samples.js';
import { englishWords, inWords } from './leftovers.js';

/** What of a text is no German; nothing where it is, and is not what the English one is. */
function fault(inEnglish: string, inGerman: string): string[] {
  if (inEnglish === inGerman) return [`the same: ${inGerman}`];
  return englishWords.test(inWords(inGerman)) ? [`English left: ${inGerman}`] : [];
}

/** What is said in a workspace: findings, the steps of their ways, the evidence of what they rest on, and what mends them. */
function faultsOf(files: Files): { readonly said: number; readonly faults: string[] } {
  const checked = check(files, { complete: true, preset: 'strict' });
  const faults: string[] = [];
  let said = 0;
  for (const finding of checked.findings) {
    said++;
    faults.push(...fault(say(english.findings, finding.said), say(german.findings, finding.said)));
    assert.equal(say(english.findings, finding.said), finding.message);
    for (const { what } of finding.steps)
      if (what[0] !== 'parameter' && what[0] !== 'variable')
        faults.push(...fault(say(english.steps, what), say(german.steps, what)));
    for (const { evidence } of finding.observation?.categories ?? [])
      faults.push(...fault(say(english.evidence, evidence), say(german.evidence, evidence)));
    for (const { title } of fixesFor(files, checked, finding))
      faults.push(...fault(say(english.fixes, title), say(german.fixes, title)));
  }
  return { said, faults };
}

describe('what is found, in German', function () {
  this.timeout(120_000);

  it('has no English left on the page of any rule', () => {
    const faults: string[] = [];
    let said = 0;
    for (const name of readdirSync('docs/rules').filter((each) => each.endsWith('.md'))) {
      for (const { files } of examplesOf(readFileSync(`docs/rules/${name}`, 'utf8'))) {
        const found = faultsOf(files);
        said += found.said;
        faults.push(...found.faults.map((each) => `${name}: ${each}`));
      }
    }
    assert.deepEqual(faults, []);
    assert.ok(said > 50, `only ${said} findings`);
  });

  it('has no English left in the samples of the rules', () => {
    for (const [name, files] of Object.entries(samples)) assert.deepEqual(faultsOf(files).faults, [], name);
  });
});

describe('the report of the example, in German', function () {
  this.timeout(120_000);
  const root = uriOf(`${process.cwd()}/examples/rillwright`);
  let result: AuditResult;

  before(async () => {
    const { session } = createNodeEngine({ roots: [root] });
    result = await session.audit({});
    session.dispose();
  });

  /** The English texts that take no values and have a word of their own. */
  const fixed = Object.values(english.report)
    .flatMap((text) => (text.length === 0 ? [(text as () => string)()] : []))
    .filter((text) => text.includes(' ') || text.length > 8);

  const withoutCode = (page: string): string =>
    page
      .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
      .replace(/<(q|ol)>[\s\S]*?<\/\1>/g, '')
      .replace(/data-words="[^"]*"/g, '');

  it('as a page says nothing of the page in English', () => {
    const previous = {
      at: '2024-01-01T00:00:00Z',
      counts: { error: 0, warning: 0, information: 0, hint: 0 },
      fingerprints: [],
    };
    const options = { root, previous, panel: { nonce: 'n', at: new Date(0) } };
    const inEnglish = withoutCode(htmlReport(result, options));
    const page = withoutCode(htmlReport(result, { ...options, language: german }));
    assert.ok(page.includes('<html lang="de">'));
    const met = fixed.filter((text) => inEnglish.includes(text));
    assert.ok(met.length > 20, `only ${met.length} texts are looked for`);
    assert.deepEqual(
      met.filter((text) => page.includes(text)),
      [],
    );
    const words = page
      .replace(/<[^>]*>/g, '\n')
      .replaceAll('&quot;', '"')
      .split('\n')
      .map((line) => inWords(line).trim())
      .filter((line) => englishWords.test(line) && !line.includes('/'));
    assert.deepEqual(words, []);
  });

  it('as Markdown too', () => {
    const inEnglish = markdownReport(result, { root });
    const text = markdownReport(result, { root, language: german });
    const met = fixed.filter((each) => inEnglish.includes(each));
    assert.ok(met.length > 4, `only ${met.length} texts are looked for`);
    assert.deepEqual(
      met.filter((each) => text.includes(each)),
      [],
    );
    assert.match(text, /^# Datenschutzprüfung\n/);
  });
});
