import type { Finding } from '../../rules/rule.js';
import type { Matrix } from '../matrix.js';
import type { Reporting } from '../report.js';
import { plural, severities } from '../severity.js';
import { findingsInWords, hasNoPolicy, scopeInWords } from '../summary.js';
import type { Trend } from '../trend.js';
import { html, when, type Markup } from './markup.js';

function figure(value: number, label: string, kind = ''): Markup {
  return html`<div class="figure ${kind}">
    <dt>${label}</dt>
    <dd>${value.toLocaleString('en-US')}</dd>
  </div>`;
}

function severityFigures(findings: readonly Finding[]): Markup[] {
  return severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    if (count === 0 && severity !== 'error' && severity !== 'warning') return [];
    const label = severity === 'information' ? severity : count === 1 ? severity : `${severity}s`;
    return [figure(count, label, `s-${severity}`)];
  });
}

function day(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}

function trendLine({ since, added, gone, change }: Trend): Markup {
  const changed = severities
    .filter((severity) => change[severity] !== 0)
    .map((severity) =>
      `${severity}s ${change[severity] > 0 ? '+' : '−'}${Math.abs(change[severity])}`.replace(
        'informations',
        'information',
      ),
    );
  return html`<p class="trend">
    Since the audit of <time datetime="${since}">${day(since)} UTC</time>:
    ${added === 0 && gone === 0 ? 'nothing has changed' : `${plural(added, 'new finding')}, ${gone} gone`}${when(changed.length > 0, () => html` (${changed.join(', ')})`)}.
  </p>`;
}

/** The head of the page: the figures, what was checked, and what changed. */
export function summarySection(reporting: Reporting, matrix: Matrix, trend: Trend | undefined): Markup {
  const shown = reporting.shown();
  const known = reporting.known().length;
  const recipients = matrix.columns.filter((column) => column.class !== undefined).length;
  return html`<section aria-labelledby="summary-title">
    <h2 id="summary-title" class="spoken">Summary</h2>
    <p class="lead"><strong>${findingsInWords(reporting)}.</strong> ${scopeInWords(reporting)}.</p>
    ${when(hasNoPolicy(reporting.result), () => html`<p class="note">There is no privacy policy file, so the page shows what the code does and compares it with nothing.</p>`)}
    ${when(known > 0, () => html`<p>${plural(known, 'finding')} of the baseline ${known === 1 ? 'is' : 'are'} not shown.</p>`)}
    ${trend && trendLine(trend)}
    <dl class="figures">
      ${severityFigures(shown)}
      ${figure(matrix.rows.length, matrix.rows.length === 1 ? 'kind of data' : 'kinds of data')}
      ${figure(recipients, recipients === 1 ? 'recipient' : 'recipients')} ${figure(reporting.result.files, 'files')}
    </dl>
  </section>`;
}
