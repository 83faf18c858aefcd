import type { Finding, PolicyReference } from '../../rules/rule.js';
import type { Language } from '../../language/language.js';
import { say } from '../../language/text.js';
import type { Uri } from '../../workspace.js';
import { ruleLink } from '../ruleLink.js';
import { severities } from '../severity.js';
import { html, when, type Markup } from './markup.js';
import type { Places } from './places.js';

/** Signs of severities, so that they are told apart without colour. */
const severitySigns: Readonly<Record<Finding['severity'], string>> = {
  error: '⨯',
  warning: '!',
  information: 'i',
  hint: '·',
};

/** Files that are open from the start: the first ones, as far as a reader is likely to look. */
const mostOpen = 40;

function sentence(reference: PolicyReference, places: Places): Markup {
  const place = places.range(reference.uri, reference.at);
  return html`<p class="sentence">
    ${reference.quote === undefined ? undefined : html`<q>${reference.quote.text}</q> `}${place}
  </p>`;
}

function item(finding: Finding, places: Places, isNew: boolean): Markup {
  const { report, words, findings, steps: stepTexts } = places.reporting.language;
  const { rule, severity, uri, range, said, categories, recipient, policy, against, steps } = finding;
  const { line, column } = places.reporting.place(uri, range) ?? { line: 1, column: 1 };
  return html`<li
    class="finding"
    data-severity="${severity}"
    data-rule="${rule}"
    data-new="${isNew ? 'yes' : 'no'}"
    data-words="${[...categories, ...categories.map(words.label), recipient?.vendor ?? ''].join(' ')}"
  >
    <p>
      <span class="severity s-${severity}"
        ><span aria-hidden="true">${severitySigns[severity]}</span> ${words.severity(severity)}</span
      >
      ${places.at(uri, line, `${line}:${column}`, column)} ${say(findings, said)}
      ${when(isNew, () => html`<span class="tag">${report.isNew()}</span> `)}<a class="rule" href="${ruleLink(rule)}"
        >${rule}</a
      >
    </p>
    ${[policy, against].flatMap((each) => (each === undefined ? [] : [sentence(each, places)]))}
    ${when(
      steps.length > 1,
      () =>
        html`<details class="way">
          <summary>${report.way(steps.length)}</summary>
          <ol>
            ${steps.map((step) => html`<li>${say(stepTexts, step.what)} ${places.at(step.uri, step.line)}</li>`)}
          </ol>
        </details>`,
    )}
  </li> `;
}

function filters(findings: readonly Finding[], hasNew: boolean, { report, words }: Language): Markup {
  const used = severities.filter((severity) => findings.some((finding) => finding.severity === severity));
  const ruleIds = [...new Set(findings.map(({ rule }) => rule))].sort();
  return html`<form id="filters" hidden aria-label="${report.filter()}">
    <fieldset>
      <legend>${report.severity()}</legend>
      ${used.map((severity) => html`<label><input type="checkbox" name="severity" value="${severity}" checked /> ${words.severity(severity)}</label> `)}
    </fieldset>
    <label
      >${report.rule()}
      <select name="rule">
        <option value="">${report.allRules()}</option>
        ${ruleIds.map((id) => html`<option value="${id}">${words.ruleTitle(id)}</option>`)}
      </select></label
    >
    <label>${report.contains()} <input type="search" name="text" placeholder="${report.containsExample()}" /></label>
    ${when(hasNew, () => html`<label><input type="checkbox" name="new" value="yes" /> ${report.onlyNew()}</label>`)}
    <button type="reset">${report.showAll()}</button>
    <p id="shown" role="status" data-shown="${report.shown('{shown}', '{all}')}"></p>
  </form>`;
}

/** All findings, by file, behind filters that appear where scripts run. */
export function findingsSection(
  findings: readonly Finding[],
  places: Places,
  isNew: (finding: Finding) => boolean,
): Markup {
  const { report } = places.reporting.language;
  const byFile = new Map<Uri, Finding[]>();
  for (const finding of findings) {
    const own = byFile.get(finding.uri);
    if (own === undefined) byFile.set(finding.uri, [finding]);
    else own.push(finding);
  }
  const files = [...byFile];
  const few = findings.length <= 300;
  return html`<section aria-labelledby="findings-title" class="${few ? 'few' : 'many'}">
    <h2 id="findings-title">${report.findings()}</h2>
    ${when(findings.length === 0, () => html`<p class="empty">${report.noFindings()}</p>`)}
    ${when(findings.length > 0, () => filters(findings, findings.some(isNew), places.reporting.language))}
    ${files.map(
      ([uri, own], index) =>
        html`<details class="file" ${few && index < mostOpen ? html` open` : undefined}>
          <summary>
            <h3>${places.reporting.path(uri)}</h3>
            <span class="count">${own.length}</span>
          </summary>
          <ul>
            ${own.map((finding) => item(finding, places, isNew(finding)))}
          </ul>
        </details> `,
    )}
  </section>`;
}
