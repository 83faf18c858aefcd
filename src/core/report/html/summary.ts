import type { Finding } from '../../rules/rule.js';
import type { Matrix } from '../matrix.js';
import type { Reporting } from '../report.js';
import type { Language } from '../../language/language.js';
import { severities } from '../severity.js';
import { findingsInWords, hasNoPolicy, scopeInWords } from '../summary.js';
import type { Trend } from '../trend.js';
import { html, when, type Markup } from './markup.js';

function figure(value: number, label: string, { report }: Language, kind = ''): Markup {
  return html`<div class="figure ${kind}">
    <dt>${label}</dt>
    <dd>${report.number(value)}</dd>
  </div>`;
}

function severityFigures(findings: readonly Finding[], language: Language): Markup[] {
  return severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    if (count === 0 && severity !== 'error' && severity !== 'warning') return [];
    return [figure(count, language.report.severities(severity, count), language, `s-${severity}`)];
  });
}

function time(iso: string): Markup {
  return html`<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} UTC</time>`;
}

function trendLine({ since, added, gone, change }: Trend, { report }: Language): Markup {
  return html`<p class="trend">${report.since()} ${time(since)}: ${report.trend(added, gone, change)}</p>`;
}

interface Times {
  readonly trend: Trend | undefined;
  /** When the audit was made, where the page says so. */
  readonly at: Date | undefined;
}

/** The head of the page: the figures, what was checked and when, and what changed. */
export function summarySection(reporting: Reporting, matrix: Matrix, { trend, at }: Times): Markup {
  const { language } = reporting;
  const { report } = language;
  const shown = reporting.shown();
  const known = reporting.known().length;
  const recipients = matrix.columns.filter((column) => column.class !== undefined).length;
  return html`<section aria-labelledby="summary-title">
    <h2 id="summary-title" class="spoken">${report.summary()}</h2>
    <p class="lead"><strong>${findingsInWords(reporting)}.</strong> ${scopeInWords(reporting)}.</p>
    ${at && html`<p>${report.audited()} ${time(at.toISOString())}.</p>`}
    ${when(hasNoPolicy(reporting.result), () => html`<p class="note">${report.noPolicy()}</p>`)}
    ${when(known > 0, () => html`<p>${report.known(known)}</p>`)} ${trend && trendLine(trend, language)}
    <dl class="figures">
      ${severityFigures(shown, language)}
      ${figure(matrix.rows.length, report.kindsOfData(matrix.rows.length), language)}
      ${figure(recipients, report.recipients(recipients), language)}
      ${figure(reporting.result.files, report.files(), language)}
    </dl>
  </section>`;
}
