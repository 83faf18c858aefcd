import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { driftMarkdown } from '../../../../src/core/policy/reimport/drift-markdown.js';
import { driftReport, hasDrift, type DriftReport } from '../../../../src/core/policy/reimport/drift-report.js';
import { driftText } from '../../../../src/core/policy/reimport/drift-text.js';
import { imported, proposal, version } from './reading.js';
import { english } from '../../../../src/core/language/english.js';

/** The report on a file that was imported from one text and is compared with another. */
function between(older: string, newer: string, withOlder = false): DriftReport {
  const source = proposal(older).sources?.[0];
  assert.ok(source);
  return driftReport(
    {
      policy: imported(older),
      source,
      only: true,
      text: newer,
      proposed: proposal(newer),
      ...(withOlder ? { previous: older } : {}),
    },
    english,
  );
}

function text(report: DriftReport): string {
  return driftText(report, { inPolicy: () => 'policy', inText: () => 'text' });
}

const page = { policy: 'privacy.policy.yaml', text: 'privacy.md', inPolicy: () => '/p', inText: () => '/t' };

describe('policy/reimport/drift-report', function () {
  this.timeout(30_000);
  const [before, after] = [version('before'), version('after')];

  it('is silent on the text from which the file was made', () => {
    const report = between(before, before, true);
    assert.equal(hasDrift(report), false);
    assert.deepEqual([report.sameText, text(report), report.sentences], [true, '', []]);
    assert.match(driftMarkdown(report, page, english), /No drift: the text is the one/);
  });

  it('does not bring back what a person took out, while the text is the same', () => {
    const source = proposal(before).sources?.[0] ?? assert.fail();
    const policy = imported(before).replace(/\nshares:[\s\S]*?\n(?=\w)/, '\n');
    const report = driftReport({ policy, source, only: true, text: before, proposed: proposal(before) }, english);
    assert.deepEqual(report.entries, []);
  });

  it('names the practices, choices and facts that are new, changed and gone', () => {
    const what = between(before, after).entries.map((entry) => `${entry.kind}: ${entry.what}`);
    const has = (pattern: RegExp): void => {
      assert.ok(
        what.some((each) => pattern.test(each)),
        `${pattern} is not in\n${what.join('\n')}`,
      );
    };
    has(/^new: collects IP address/i);
    has(/^new: collects precise location/i);
    has(/^new: offers the choice “setting”: location\.enable=false/);
    has(/^new: retention$/);
    has(/^gone: shares .*phone number/i);
    assert.ok(!what.some((each) => /Mailchimp|security/.test(each)), what.join('\n'));
  });

  it('with the older text, tells sentence by sentence which words came and went', () => {
    const report = between(before, after, true);
    assert.match(
      text(report),
      /on our \{?\+?website \{?\+?and in our mobile apps|website \{\+and in our mobile apps\.?\+\}/,
    );
    assert.match(driftMarkdown(report, page, english), /\*\*and in our mobile apps\.\*\*/);
  });

  it('escapes what the policy says, so that the page shows it as it is', () => {
    const report = between(
      '# Privacy\n\nWe collect your name.\n',
      '# Privacy\n\nWe collect your name and <b>your e-mail address</b> [x](y).\n',
    );
    assert.doesNotMatch(driftMarkdown(report, page, english), /[^\\]<b>|[^\\]\[x\]\(y\)/);
  });

  const older = '../shared/policies/confluent.io-2015-11-08.md';
  const newer = '../shared/policies/confluent.io-2016-08-14.md';
  const absent = ![older, newer].every((file) => existsSync(file));

  it(`names what a real policy added in a year${absent ? ' (skipped: ../shared is not there)' : ''}`, function () {
    if (absent) this.skip();
    const report = between(readFileSync(older, 'utf8'), readFileSync(newer, 'utf8'));
    const told = text(report);
    const named: Readonly<Record<string, RegExp>> = {
      'products in scope': /\{\+[^}]*our Products/,
      'the IP address': /new: collects IP address/i,
      'cluster metadata': /new: [^\n]*\n {4}“[^\n]*broker and cluster metadata/,
      'the opt-out setting': /new: offers the choice “setting”: confluent\.support\.metrics\.enable=false/,
      retention: /new: retention\n[^\n]*as long as your account is active/,
      'research as a purpose': /\{\+research\+\}/,
    };
    for (const [what, pattern] of Object.entries(named)) assert.match(told, pattern, `${what} is not in\n${told}`);
    assert.deepEqual(report.dates, { before: '2015-07-08', after: '2015-12-08' });
    assert.ok(!report.entries.some(({ kind }) => kind === 'gone'), 'nothing went');
  });
});
