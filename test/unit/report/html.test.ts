import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { coverageOf } from '../../../src/core/report/coverage.js';
import { flowGraph, flowWays } from '../../../src/core/report/flowGraph.js';
import { escaped, html } from '../../../src/core/report/html/markup.js';
import { htmlReport } from '../../../src/core/report/html/page.js';
import { sankeyDiagram } from '../../../src/core/report/html/sankey.js';
import { matrixOf } from '../../../src/core/report/matrix.js';
import { practicesOf } from '../../../src/core/report/practices.js';
import { recordAudit, trendSince } from '../../../src/core/report/trend.js';
import { loadPolicy } from '../../../src/core/policy/load.js';
import type { AuditResult } from '../../../src/core/session.js';
import { audited, field, finding, flow, policyUri, root, uri } from './sample.js';
import { saying } from '../language/inEnglish.js';
import { english } from '../../../src/core/language/english.js';

const policyText = `version: 1
collects:
  - { category: user.contact.email, status: accepted }
  - { category: user.name, status: accepted }
  - { category: user.location, status: proposed }
shares:
  - { to: [analytics_providers], categories: [user.name], status: accepted }
`;

function governed(over: Partial<AuditResult> = {}): AuditResult {
  const { policy } = loadPolicy({ uri: policyUri, text: policyText, readSource: () => '', readParent: () => '' });
  assert.ok(policy);
  const collection = { ...field, practice: 'collection' as const };
  return audited({
    documents: [{ uri, version: undefined, findings: [finding], observations: [flow, collection], policy: policyUri }],
    policies: [{ uri: policyUri, policy, problems: [] }],
    ...over,
  });
}

type Element = DefaultTreeAdapterTypes.Element;

function elements(page: string): Element[] {
  const found: Element[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(page));
  return found;
}

describe('HTML report', () => {
  it('lets nothing of the code become markup', () => {
    assert.equal(escaped(`<b a="1" c='2'>&\u0000\u0007`), '&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;');
    assert.equal(
      html`<p title="${'"<'}">${['<i>', html`<b>x</b>`]}${undefined}</p>`.text,
      '<p title="&quot;&lt;">&lt;i&gt;<b>x</b></p>',
    );
    const message = '</script><script>alert(1)</script><img src=x onerror=alert(1)>';
    const page = htmlReport(
      governed({
        documents: [
          {
            uri,
            version: undefined,
            findings: [{ ...finding, ...saying(message) }],
            observations: [],
            policy: policyUri,
          },
        ],
      }),
      { root },
    );
    const all = elements(page);
    assert.equal(all.filter(({ tagName }) => tagName === 'script').length, 1);
    assert.ok(!all.some(({ tagName }) => tagName === 'img'));
    assert.ok(!all.some(({ attrs }) => attrs.some(({ name }) => name.startsWith('on') || name === 'style')));
  });

  it('names what may run by hash, and by nonce in the editor, and opens places only there', () => {
    const exported = htmlReport(governed(), { root });
    assert.match(
      exported,
      /default-src &#39;none&#39;; style-src &#39;sha256-[\w+/]{43}=&#39;; script-src &#39;sha256-/,
    );
    assert.doesNotMatch(exported, /data-uri=|data-command=/);
    const panel = htmlReport(governed(), { root, panel: { nonce: 'abc', at: new Date('2026-08-09T10:11:12Z') } });
    assert.match(panel, /style-src &#39;nonce-abc&#39;; script-src &#39;nonce-abc&#39;/);
    assert.equal(panel.match(/nonce="abc"/g)?.length, 2);
    assert.ok(panel.includes(`data-uri="${uri}" data-line="2"`));
    assert.match(panel, /data-command="export"/);
  });

  it('marks what is new since the audit before', () => {
    const previous = { ...recordAudit([], new Date('2026-01-02T03:04:05Z')), fingerprints: ['gone'] };
    const page = htmlReport(governed(), { root, previous }).replace(/\s+/g, ' ');
    assert.match(
      page,
      /Since the audit of <time[^>]*>2026-01-02 03:04 UTC<\/time>: 1 new finding, 1 gone \(warnings \+1\)/,
    );
    assert.match(page, /data-new="yes"/);
    assert.match(htmlReport(governed(), { root, previous: recordAudit([finding], new Date()) }), /nothing has changed/);
  });

  it('is whole without a policy and without findings', () => {
    const none = htmlReport(audited({ documents: [], policies: [] }), { root });
    assert.match(none, /There is no privacy policy file/);
    assert.match(none, /No personal data was seen/);
    assert.doesNotMatch(none, /Policy and code/);
  });
});

describe('What the report lays side by side', () => {
  const result = governed();
  const practices = practicesOf(result, root);

  it('matrix: categories against recipients with the gravest verdict', () => {
    const { columns, rows } = matrixOf(practices, english);
    assert.deepEqual(
      columns.map(({ label }) => label),
      ['collected or stored', 'Acme'],
    );
    assert.deepEqual(
      rows.map(({ category, cells }) => [category, ...cells.map((cell) => cell && [cell.verdict, cell.places])]),
      [
        ['user.contact.email', ['clear', 1], ['omitted', 1]],
        ['user.name', undefined, ['clear', 1]],
      ],
    );
  });

  it('matrix: of several verdicts the gravest, with how many of the places it is of, and a legend that says so', () => {
    const other = `${root}/b/privacy.policy.yaml`;
    const declares = 'version: 1\nshares: [{ to: [Acme], categories: [email] }]\n';
    const { policy } = loadPolicy({ uri: other, text: declares, readSource: () => '', readParent: () => '' });
    assert.ok(policy);
    const moved = { ...flow, uri: `${root}/b/a.ts` };
    const document = { uri: moved.uri, version: undefined, findings: [], observations: [moved], policy: other };
    const mixed = governed({
      documents: [...result.documents, document],
      policies: [...result.policies, { uri: other, policy, problems: [] }],
    });
    const cell = matrixOf(practicesOf(mixed, root), english).rows[0]?.cells[1];
    assert.deepEqual([cell?.verdict, cell?.ofVerdict, cell?.places], ['omitted', 1, 2]);
    const legend = /of several verdicts, the gravest is shown/;
    const page = htmlReport(mixed, { root });
    assert.match(page, /✗ 1\/2<\/span><span class="spoken">not declared, 1 of 2 places</);
    assert.match(page, legend);
    assert.doesNotMatch(htmlReport(result, { root }), legend);
  });

  it('matrix: no verdict without a policy', () => {
    const bare = audited({
      policies: [],
      documents: [{ uri, version: undefined, findings: [], observations: [flow], policy: undefined }],
    });
    assert.equal(matrixOf(practicesOf(bare, root), english).rows[0]?.cells[0]?.verdict, undefined);
  });

  it('flow: data through folders to recipients, and a diagram of it', () => {
    const ways = flowWays(practices, () => 'app/users/a.ts', english);
    assert.deepEqual(ways, [
      { data: 'e-mail address', code: 'app/users', recipient: 'Acme', places: 1, verdict: 'omitted' },
      { data: 'name', code: 'app/users', recipient: 'Acme', places: 1, verdict: 'clear' },
    ]);
    const { nodes, links } = flowGraph(ways);
    assert.equal(nodes.length, 4);
    assert.deepEqual(
      links.map(({ from, to, places, verdict }) => [from, to, places, verdict]),
      [
        ['data e-mail address', 'code app/users', 1, 'omitted'],
        ['code app/users', 'recipient Acme', 2, 'omitted'],
        ['data name', 'code app/users', 1, 'clear'],
      ],
    );
    const { text } = sankeyDiagram({ nodes, links }, english);
    assert.equal(text.match(/<path /g)?.length, 3);
    assert.equal(text.match(/<rect /g)?.length, 4);
    assert.doesNotMatch(text, /NaN|undefined/);
  });

  it('flow: joins what is too much to read', () => {
    const [practice] = practices.filter(({ to }) => to !== undefined);
    assert.ok(practice);
    const many = Array.from({ length: 40 }, (_, index) => ({
      ...practice,
      to: { class: 'analytics_providers' as const, vendor: `V${index}` },
    }));
    const ways = flowWays(many, () => 'a.ts', english);
    assert.equal(ways.length, 14);
    assert.ok(ways.some(({ recipient, places }) => recipient === '27 other recipients' && places === 27));
  });

  it('coverage: declared and seen, declared and unseen, seen and undeclared', () => {
    const { seen, unseen, undeclared } = coverageOf(result, practices, root, english);
    assert.deepEqual(
      seen.map(({ what, places }) => [what, places]),
      [
        ['collects e-mail address', 2],
        ['collects name', 1],
        ['shares name with analytics providers', 1],
      ],
    );
    assert.deepEqual(
      unseen.map(({ what }) => what),
      ['collects location'],
    );
    assert.deepEqual(
      undeclared.map(({ what, verdict, places }) => [what, verdict, places]),
      [['e-mail address sent to Acme', 'omitted', 1]],
    );
  });

  it('trend: what came, what went, by severity', () => {
    const before = recordAudit([{ ...finding, severity: 'error', fingerprint: 'x' }, finding], new Date(0));
    assert.deepEqual(trendSince(before, [finding]), {
      since: '1970-01-01T00:00:00.000Z',
      added: 0,
      gone: 1,
      change: { error: -1, warning: 0, information: 0, hint: 0 },
    });
  });
});
