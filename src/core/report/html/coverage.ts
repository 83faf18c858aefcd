import type { PolicyRow } from '../../policy/model.js';
import { say } from '../../language/text.js';
import { capital } from '../../rules/phrases.js';
import type { DeclaredRow, PolicyCoverage, Undeclared } from '../coverage.js';
import { html, when, type Markup } from './markup.js';
import type { Places } from './places.js';
import { verdictBadge } from './verdicts.js';

function sentence(row: PolicyRow | undefined, places: Places): Markup {
  const { report } = places.reporting.language;
  if (row === undefined) return html`${report.nothingNear()}`;
  const place = places.range(row.uri, row.at);
  return row.quote === undefined ? place : html`<q>${row.quote.text}</q> ${place}`;
}

function declared(rows: readonly DeclaredRow[], places: Places): Markup {
  return html`<ul class="rows">
    ${rows.map(
      ({ row, what, places: count }) =>
        html`<li>
          <p>
            <strong>${capital(what)}</strong>
            ${when(count > 0, () => html`<span class="count">${places.reporting.language.report.places(count)}</span>`)}
            ${when(row.status === 'proposed', () => html`<span class="tag">${places.reporting.language.report.unreviewed()}</span>`)}
          </p>
          <p class="sentence">${sentence(row, places)}</p>
        </li>`,
    )}
  </ul>`;
}

function undeclared(found: readonly Undeclared[], places: Places): Markup {
  return html`<ul class="rows">
    ${found.map(
      ({ what, verdict, places: count, reason, row, practice: { observation } }) =>
        html`<li>
          <p>
            <strong>${capital(what)}</strong> ${verdictBadge(verdict, places.reporting.language)}
            <span class="count">${places.reporting.language.report.places(count)}</span>
          </p>
          <p class="sentence">
            ${capital(say(places.reporting.language.reasons, reason))}.
            ${when(row !== undefined, () => sentence(row, places))}
          </p>
          <p>${places.at(observation.uri, observation.line)}</p>
        </li>`,
    )}
  </ul>`;
}

function group(title: string, count: number, list: () => Markup, isOpen: boolean): Markup {
  if (count === 0) return html`<p class="empty">${title}</p>`;
  return html`<details${isOpen ? html` open` : undefined}><summary>${title} <span class="count">${count}</span></summary>${list()}</details>`;
}

/** What the policy declares and what the code does, laid side by side, with the sentences. */
export function coverageSection({ seen, unseen, undeclared: beside }: PolicyCoverage, places: Places): Markup {
  const { report } = places.reporting.language;
  const titleOf = (title: string, found: readonly unknown[]): string =>
    found.length === 0 ? report.none(title) : title;
  return html`<section aria-labelledby="coverage-title">
    <h2 id="coverage-title">${report.coverage()}</h2>
    ${group(titleOf(report.undeclared(), beside), beside.length, () => undeclared(beside, places), true)}
    ${group(titleOf(report.unseen(), unseen), unseen.length, () => declared(unseen, places), false)}
    ${group(titleOf(report.seen(), seen), seen.length, () => declared(seen, places), false)}
  </section>`;
}
