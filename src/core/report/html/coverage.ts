import type { PolicyRow } from '../../policy/model.js';
import { capital } from '../../rules/phrases.js';
import type { DeclaredRow, PolicyCoverage, Undeclared } from '../coverage.js';
import { plural } from '../severity.js';
import { html, when, type Markup } from './markup.js';
import type { Places } from './places.js';
import { verdictBadge } from './verdicts.js';

function sentence(row: PolicyRow | undefined, places: Places): Markup {
  if (row === undefined) return html`no row of the policy comes near`;
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
            ${when(count > 0, () => html`<span class="count">${plural(count, 'place')}</span>`)}
            ${when(row.status === 'proposed', () => html`<span class="tag">unreviewed</span>`)}
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
            <strong>${capital(what)}</strong> ${verdictBadge(verdict)}
            <span class="count">${plural(count, 'place')}</span>
          </p>
          <p class="sentence">
            ${reason === '' ? undefined : html`${capital(reason)}. `}${when(row !== undefined, () => sentence(row, places))}
          </p>
          <p>${places.at(observation.uri, observation.line)}</p>
        </li>`,
    )}
  </ul>`;
}

function group(title: string, count: number, list: () => Markup, isOpen: boolean): Markup {
  if (count === 0) return html`<p class="empty">${title}: none</p>`;
  return html`<details${isOpen ? html` open` : undefined}><summary>${title} <span class="count">${count}</span></summary>${list()}</details>`;
}

/** What the policy declares and what the code does, laid side by side, with the sentences. */
export function coverageSection({ seen, unseen, undeclared: beside }: PolicyCoverage, places: Places): Markup {
  return html`<section aria-labelledby="coverage-title">
    <h2 id="coverage-title">Policy and code</h2>
    ${group('Seen in the code and not declared', beside.length, () => undeclared(beside, places), true)}
    ${group('Declared and not seen in the code', unseen.length, () => declared(unseen, places), false)}
    ${group('Declared and seen in the code', seen.length, () => declared(seen, places), false)}
  </section>`;
}
