import { flowGraph, type FlowWay } from '../flowGraph.js';
import type { Language } from '../../language/language.js';
import { html, type Markup } from './markup.js';
import { sankeyDiagram } from './sankey.js';
import { verdictBadge } from './verdicts.js';

/** The flow diagram, and a table that says the same. */
export function flowSection(ways: readonly FlowWay[], language: Language): Markup {
  const { report } = language;
  if (ways.length === 0)
    return html`<section aria-labelledby="flow-title">
      <h2 id="flow-title">${report.flow()}</h2>
      <p>${report.flowEmpty()}</p>
    </section>`;
  const places = ways.reduce((sum, way) => sum + way.places, 0);
  return html`<section aria-labelledby="flow-title">
    <h2 id="flow-title">${report.flow()}</h2>
    <p id="flow-words">${report.flowWords(places)}</p>
    <div class="scroll" role="region" aria-label="${report.flowDiagram()}" tabindex="0">
      ${sankeyDiagram(flowGraph(ways), language)}
    </div>
    <details>
      <summary>${report.asTable()}</summary>
      <div class="scroll" role="region" aria-label="${report.flowTable()}" tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">${report.data()}</th>
              <th scope="col">${report.code()}</th>
              <th scope="col">${report.recipient()}</th>
              <th scope="col">${report.placesHead()}</th>
              <th scope="col">${report.policyHead()}</th>
            </tr>
          </thead>
          <tbody>
            ${ways.map(
              (way) =>
                html`<tr>
                  <td>${way.data}</td>
                  <td>${way.code}</td>
                  <td>${way.recipient}</td>
                  <td class="number">${way.places}</td>
                  <td>${verdictBadge(way.verdict, language)}</td>
                </tr> `,
            )}
          </tbody>
        </table>
      </div>
    </details>
  </section>`;
}
