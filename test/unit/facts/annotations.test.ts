import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readAnnotations } from '../../../src/core/facts/annotation-reader.js';
import type { ModuleAnnotations } from '../../../src/core/facts/annotations.js';
import { parseWithEstree } from '../../../src/parsers/estree.js';

function read(text: string, path = 'a.tsx'): ModuleAnnotations {
  return readAnnotations(text, parseWithEstree(text, path).comments);
}

/** One line per annotation: tag, resolved words, note. */
function summary(text: string): string[] {
  return read(text).annotations.map(({ tag, categories, purposes, recipients, note }) => {
    const to = recipients.map(({ value }) =>
      value === undefined ? '?' : 'class' in value ? value.class : `“${value.vendor}”`,
    );
    const list = (words: readonly { value: string | undefined }[]): string =>
      words.map(({ value }) => value ?? '?').join(',');
    return `${tag} [${list(categories)}] for [${list(purposes)}] to [${to.join(',')}]${note === undefined ? '' : ` -- ${note}`}`;
  });
}

function problems(text: string): string[] {
  return read(text).problems.map(({ code, range }) => `${code}: ${text.slice(range.start, range.end)}`);
}

/** The text after the first suggestion of the first problem is taken. */
function mended(text: string): string {
  const suggestion = read(text).problems[0]?.suggestions[0];
  assert.ok(suggestion, 'no suggestion');
  return text.slice(0, suggestion.range.start) + suggestion.newText + text.slice(suggestion.range.end);
}

describe('readAnnotations', () => {
  it('reads every form of comment', () => {
    const expected = ['pii [user.contact.email] for [] to []'];
    for (const comment of [
      '/** @pii email */',
      '/* @pii email */',
      '// @pii email\n',
      '/// @pii email\n',
      '/**\n * @pii email\n */',
      '/*\n   @pii email\n*/',
      '/** @pii email **/',
      '/**\r\n * @pii email\r\n */',
    ])
      assert.deepEqual(summary(`${comment} const a = 1;`), expected, comment);
    assert.deepEqual(summary('const a = <p>{/* @pii email */}</p>;'), expected);
  });

  it('reads purposes, recipients and a note', () => {
    assert.deepEqual(
      summary(
        '// @pii email, ip_address for essential.service to Zendesk, "Acme Inc", analytics_providers -- shown to the agent, for 3 days\n',
      ),
      [
        'pii [user.contact.email,user.device.ip_address] for [essential.service] to [“Zendesk”,“Acme Inc”,analytics_providers] -- shown to the agent, for 3 days',
      ],
    );
    assert.deepEqual(summary('// @tracks browsing_history for analytics.reporting to analytics_providers\n'), [
      'tracks [user.behavior.browsing_history] for [analytics.reporting] to [analytics_providers]',
    ]);
    assert.deepEqual(summary('// @pii email to Zendesk for essential.service\n'), [
      'pii [user.contact.email] for [essential.service] to [“Zendesk”]',
    ]);
    assert.deepEqual(problems('// @pii email, ip_address for essential.service to Zendesk -- note\n'), []);
  });

  it('gives the exact range of each word', () => {
    const text =
      'interface A {\n  /**\n   * @pii email,\n   *   ip_address for\n   *   essential.service to Google Analytics -- why\n   *   it is\n   */\n  x: string;\n}';
    const [annotation] = read(text).annotations;
    assert.ok(annotation);
    const words = [...annotation.categories, ...annotation.purposes, ...annotation.recipients];
    assert.deepEqual(
      words.map(({ range }) => text.slice(range.start, range.end)),
      ['email', 'ip_address', 'essential.service', 'Google Analytics'],
    );
    assert.equal(annotation.note, 'why it is');
    assert.match(text.slice(annotation.range.start, annotation.range.end), /^@pii[^]*it is$/);
    assert.match(text.slice(annotation.comment.start, annotation.comment.end), /^\/\*\*[^]*\*\/$/);
  });

  it('ends an annotation where prose, a blank line or another tag begins', () => {
    assert.deepEqual(summary('/**\n * @pii email\n * The address that the person signs in with.\n */'), [
      'pii [user.contact.email] for [] to []',
    ]);
    assert.deepEqual(summary('/**\n * @pii email -- note\n *\n * More.\n * @deprecated for good\n */'), [
      'pii [user.contact.email] for [] to [] -- note',
    ]);
    assert.deepEqual(summary('/**\n * @notPii an order\n *   number\n * @pii email\n */'), [
      'notPii [] for [] to [] -- an order number',
      'pii [user.contact.email] for [] to []',
    ]);
  });

  it('takes nothing for an annotation that is none', () => {
    for (const text of [
      'const a = "@pii email"; // mail me@pii.example',
      'const a = `\n// @pii email\n`;',
      '// The tag @pii email is written above a field.\n',
      '/**\n * ```ts\n * // @pii emial\n * @pii emial\n * ```\n */',
      '// @PII() private mail: string;\n',
      '// @track name = 1\n',
      '/** @piiName x */',
      'const a = <p>// @pii email</p>;',
      '// see pledge-ignore-next-line\n',
      '// pledges and promises\n',
    ])
      assert.deepEqual(read(text), { annotations: [], suppressions: [], problems: [] }, text);
  });

  it('names each mistake at its place', () => {
    assert.deepEqual(problems('// @pii\n'), ['no-category: @pii']);
    assert.deepEqual(problems('// @pii emial\n'), ['unknown-category: emial']);
    assert.deepEqual(problems('// @pii email, , ip_address\n'), ['empty-item: ,']);
    assert.deepEqual(problems('// @pii email,\n'), ['empty-item: ,']);
    assert.deepEqual(problems('// @pii email for\n'), ['empty-section: for']);
    assert.deepEqual(problems('// @pii email for analytics.reportin\n'), ['unknown-purpose: analytics.reportin']);
    assert.deepEqual(problems('// @pii email to analytic_providers\n'), ['unknown-recipient: analytic_providers']);
    assert.deepEqual(problems('// @pii email ip_address\n'), ['missing-comma: email ip_address']);
    assert.deepEqual(problems('// @pii email of the buyer\n'), ['stray-text: of the buyer']);
    assert.deepEqual(problems('// @tracks browsing_history\n'), [
      'missing-purpose: @tracks',
      'missing-recipient: @tracks',
    ]);
    assert.deepEqual(problems('/** @notPii */'), ['missing-reason: @notPii']);
    assert.deepEqual(problems('/** @notPII an order number */'), ['unknown-tag: @notPII']);
    assert.deepEqual(problems('/** @pii: email */'), ['unknown-tag: @pii:']);
    assert.deepEqual(problems('// @track browsing_history for analytics to Acme\n'), ['unknown-tag: @track']);
    assert.deepEqual(problems('/**\n * @pii email\n * @notPii why\n */'), ['contradiction: @notPii why']);
  });

  it('offers what was meant, and the offer is right', () => {
    for (const [wrong, right] of [
      ['// @pii emial\n', '// @pii email\n'],
      ['// @pii email ip_address\n', '// @pii email, ip_address\n'],
      ['// @pii email of the buyer\n', '// @pii email -- of the buyer\n'],
      ['// @PII email\n', '// @pii email\n'],
      ['/** @pii: email */', '/** @pii email */'],
      ['// @pii email to analytic_providers\n', '// @pii email to analytics_providers\n'],
      [
        '// pledge-disable-next-line insecure-transport -- why\n',
        '// pledge-ignore-next-line insecure-transport -- why\n',
      ],
      [
        '// pledge-ignore-next-line insecure-transport it is a test\n',
        '// pledge-ignore-next-line insecure-transport -- it is a test\n',
      ],
    ] as const) {
      assert.equal(mended(wrong), right);
      assert.deepEqual(problems(right), []);
    }
  });

  it('explains a name that means several things', () => {
    const [problem] = read('// @pii name\n').problems;
    if (problem?.code === 'ambiguous-category') assert.ok(problem.suggestions.length > 1);
    else assert.equal(problem, undefined, 'the vocabulary knows “name” as one key');
  });

  it('stays quick and calm on odd input', () => {
    for (const text of [
      '/** @pii',
      '//@pii',
      '/**@pii email*/',
      `// @pii ${'a '.repeat(20000)}\n`,
      `/** @pii ${','.repeat(20000)} */`,
      '/** @pii \u{1F600} */',
      '// pledge-ignore\n',
      '// pledge-ignore -- \n',
    ])
      assert.doesNotThrow(() => read(text));
    assert.deepEqual(summary('/**@pii email*/'), ['pii [user.contact.email] for [] to []']);
  });
});

describe('readAnnotations: suppressions', () => {
  const list = (text: string): string[] =>
    read(text).suppressions.map(
      ({ scope, rules, reason, line }) =>
        `${scope} ${rules.map((rule) => rule.value ?? '?').join(',')} @${String(line)} -- ${reason ?? ''}`,
    );

  it('reads the three scopes', () => {
    assert.deepEqual(list("'use client';\n// pledge-ignore insecure-transport -- a demo\na();"), [
      'file insecure-transport @undefined -- a demo',
    ]);
    assert.deepEqual(list('a();\n// pledge-ignore-next-line rule-a, rule-b -- for now\nb();'), [
      'next-line rule-a,rule-b @3 -- for now',
    ]);
    assert.deepEqual(list('a();\nb(); // pledge-ignore-line rule-a -- for now\n'), ['line rule-a @2 -- for now']);
    assert.deepEqual(list('<p>\n  {/* pledge-ignore-next-line rule-a -- why */}\n  <b/>\n</p>'), [
      'next-line rule-a @3 -- why',
    ]);
    assert.deepEqual(list('/*\n * pledge-ignore-next-line rule-a -- a long\n *   reason\n */\nb();'), [
      'next-line rule-a @5 -- a long reason',
    ]);
  });

  it('speaks of the next line of code, past comments for other tools', () => {
    assert.deepEqual(list('// pledge-ignore-next-line rule-a -- why\n// eslint-disable-next-line x\nb();'), [
      'next-line rule-a @3 -- why',
    ]);
    assert.deepEqual(list('// pledge-ignore-next-line rule-a -- why\n\nb();'), ['next-line rule-a @2 -- why']);
  });

  it('wants rules, a reason and its place', () => {
    assert.deepEqual(problems('// pledge-ignore-next-line rule-a\n'), ['missing-reason: pledge-ignore-next-line']);
    for (const tag of ['pledge-ignore-next-line rule-a --', '@notPii'])
      for (const reason of ['say here why this is acceptable', 'say here why this is no personal data']) {
        const text = `/** ${tag} ${reason} */\n`;
        assert.deepEqual(problems(text), [`missing-reason: ${reason}`], 'what a fix writes is no reason');
        assert.deepEqual(problems(text.replace(' */', ': a demo */')), []);
      }
    assert.deepEqual(problems('// pledge-ignore-next-line -- why\n'), ['no-rule: pledge-ignore-next-line']);
    assert.deepEqual(problems('// pledge-ignore-next-line Nonsense! -- why\n'), ['malformed-rule: Nonsense!']);
    assert.deepEqual(problems('// pledge-ignore-next-line rule-a because I say so\n'), [
      'stray-text: because I say so',
    ]);
    assert.deepEqual(problems('a();\n// pledge-ignore rule-a -- why\n'), ['not-at-top: pledge-ignore']);
    assert.deepEqual(problems('// pledge-ignore-file rule-a -- why\n'), ['unknown-directive: pledge-ignore-file']);
  });
});
