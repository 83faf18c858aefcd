import { verdictOrder } from '../practices.js';
import type { Matrix, MatrixCell } from '../matrix.js';
import type { Language } from '../../language/language.js';
import { say } from '../../language/text.js';
import { html, type Markup } from './markup.js';
import { verdictSigns } from './verdicts.js';

function cell(found: MatrixCell | undefined, { report, reasons }: Language): Markup {
  if (found === undefined) return html`<td class="none"></td>`;
  const { verdict, places, reason } = found;
  const [sign, words] = [verdictSigns[verdict ?? 'seen'], report.verdict(verdict ?? 'seen')];
  const title = `${words}, ${report.places(places)}${reason === undefined ? '' : `: ${say(reasons, reason)}`}`;
  return html`<td class="v-${verdict ?? 'seen'}" title="${title}">
    <span aria-hidden="true">${sign} ${places}</span><span class="spoken">${words}, ${report.places(places)}</span>
  </td>`;
}

/** The table of categories and recipients, with a legend of its signs. */
export function matrixSection({ columns, rows }: Matrix, language: Language): Markup {
  const { report } = language;
  if (rows.length === 0)
    return html`<section aria-labelledby="matrix-title">
      <h2 id="matrix-title">${report.matrix()}</h2>
      <p>${report.matrixEmpty()}</p>
    </section>`;
  const used = new Set(rows.flatMap(({ cells }) => cells.flatMap((each) => (each ? [each.verdict ?? 'seen'] : []))));
  const legend = [...verdictOrder, 'seen' as const].filter((verdict) => used.has(verdict));
  return html`<section aria-labelledby="matrix-title">
    <h2 id="matrix-title">${report.matrix()}</h2>
    <p id="matrix-legend" class="legend">
      ${legend.map((verdict) => html`<span class="verdict v-${verdict}"><span aria-hidden="true">${verdictSigns[verdict]}</span> ${report.verdict(verdict)}</span> `)}
      ${report.matrixLegend(legend.length > 1)}
    </p>
    <div class="scroll" role="region" aria-label="${report.matrixLabel()}" tabindex="0">
      <table class="matrix" aria-describedby="matrix-legend">
        <thead>
          <tr>
            <th scope="col">${report.data()}</th>
            ${columns.map(({ label }) => html`<th scope="col" class="upright"><span>${label}</span></th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ category, label, cells }) =>
              html`<tr>
                <th scope="row" title="${category}">${label}</th>
                ${cells.map((each) => cell(each, language))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}
