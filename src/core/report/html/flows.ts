import { flowGraph, type FlowWay } from '../flowGraph.js';
import { plural } from '../severity.js';
import { html, type Markup } from './markup.js';
import { sankeyDiagram } from './sankey.js';
import { verdictBadge } from './verdicts.js';

/** The flow diagram, and a table that says the same. */
export function flowSection(ways: readonly FlowWay[]): Markup {
  if (ways.length === 0)
    return html`<section aria-labelledby="flow-title">
      <h2 id="flow-title">Where it goes</h2>
      <p>No personal data was seen to go to anybody else.</p>
    </section>`;
  const places = ways.reduce((sum, way) => sum + way.places, 0);
  return html`<section aria-labelledby="flow-title">
    <h2 id="flow-title">Where it goes</h2>
    <p id="flow-words">
      Personal data on its way through the code to others, in ${plural(places, 'place')}. Ribbons of what the policy
      does not declare are striped.
    </p>
    <div class="scroll" role="region" aria-label="Flow diagram" tabindex="0">${sankeyDiagram(flowGraph(ways))}</div>
    <details>
      <summary>The same as a table</summary>
      <div class="scroll" role="region" aria-label="Flow table" tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">Data</th>
              <th scope="col">Code</th>
              <th scope="col">Recipient</th>
              <th scope="col">Places</th>
              <th scope="col">Policy</th>
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
                  <td>${verdictBadge(way.verdict)}</td>
                </tr> `,
            )}
          </tbody>
        </table>
      </div>
    </details>
  </section>`;
}
