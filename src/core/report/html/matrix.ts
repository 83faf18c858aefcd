import { verdictOrder } from '../practices.js';
import type { Matrix, MatrixCell } from '../matrix.js';
import { plural } from '../severity.js';
import { html, when, type Markup } from './markup.js';
import { verdictSigns } from './verdicts.js';

function cell(found: MatrixCell | undefined): Markup {
  if (found === undefined) return html`<td class="none"></td>`;
  const { verdict, places, reason } = found;
  const { sign, words } = verdictSigns[verdict ?? 'seen'];
  const title = `${words}, ${plural(places, 'place')}${reason === '' ? '' : `: ${reason}`}`;
  return html`<td class="v-${verdict ?? 'seen'}" title="${title}">
    <span aria-hidden="true">${sign} ${places}</span><span class="spoken">${words}, ${plural(places, 'place')}</span>
  </td>`;
}

/** The table of categories and recipients, with a legend of its signs. */
export function matrixSection({ columns, rows }: Matrix): Markup {
  if (rows.length === 0)
    return html`<section aria-labelledby="matrix-title">
      <h2 id="matrix-title">Who receives what</h2>
      <p>No personal data was seen to be collected or sent to anybody.</p>
    </section>`;
  const used = new Set(rows.flatMap(({ cells }) => cells.flatMap((each) => (each ? [each.verdict ?? 'seen'] : []))));
  const legend = [...verdictOrder, 'seen' as const].filter((verdict) => used.has(verdict));
  return html`<section aria-labelledby="matrix-title">
    <h2 id="matrix-title">Who receives what</h2>
    <p id="matrix-legend" class="legend">
      ${legend.map((verdict) => html`<span class="verdict v-${verdict}"><span aria-hidden="true">${verdictSigns[verdict].sign}</span> ${verdictSigns[verdict].words}</span> `)}
      The number is that of places in the
      code${when(legend.length > 1, () => html`; of several verdicts, the gravest is shown`)}.
    </p>
    <div class="scroll" role="region" aria-label="Table of data and recipients" tabindex="0">
      <table class="matrix" aria-describedby="matrix-legend">
        <thead>
          <tr>
            <th scope="col">Data</th>
            ${columns.map(({ label }) => html`<th scope="col" class="upright"><span>${label}</span></th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ category, label, cells }) =>
              html`<tr>
                <th scope="row" title="${category}">${label}</th>
                ${cells.map(cell)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}
