import { verdictOrder } from '../practices.js';
import type { Matrix, MatrixCell } from '../matrix.js';
import type { Language } from '../../language/language.js';
import { say } from '../../language/text.js';
import { html, type Markup } from './markup.js';
import { verdictSigns } from './verdicts.js';

function cell(found: MatrixCell | undefined, { report, reasons }: Language): Markup {
  if (found === undefined) return html`<td class="none"></td>`;
  const { verdict, places, ofVerdict, reason } = found;
  const isMixed = ofVerdict < places;
  const count = isMixed ? `${ofVerdict}/${places}` : places;
  const where = isMixed ? report.placesOf(ofVerdict, places) : report.places(places);
  const [sign, words] = [verdictSigns[verdict ?? 'seen'], report.verdict(verdict ?? 'seen')];
  const title = `${words}, ${where}${reason === undefined ? '' : `: ${say(reasons, reason)}`}`;
  return html`<td class="v-${verdict ?? 'seen'}" title="${title}">
    <span aria-hidden="true">${sign} ${count}</span><span class="spoken">${words}, ${where}</span>
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
  const isMixed = rows.some(({ cells }) => cells.some((each) => each !== undefined && each.ofVerdict < each.places));
  return html`<section aria-labelledby="matrix-title">
    <h2 id="matrix-title">${report.matrix()}</h2>
    <p id="matrix-legend" class="legend">
      ${legend.map((verdict) => html`<span class="verdict v-${verdict}"><span aria-hidden="true">${verdictSigns[verdict]}</span> ${report.verdict(verdict)}</span> `)}
      ${report.matrixLegend(isMixed)}
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
