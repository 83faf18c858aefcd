import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Language } from '../../language/language.js';
import { say } from '../../language/text.js';
import type { Finding } from '../../rules/rule.js';
import type { AuditResult } from '../../session.js';
import { nameOf } from '../../workspace/uris.js';
import { coverageOf } from '../coverage.js';
import { flowWays } from '../flowGraph.js';
import { matrixOf } from '../matrix.js';
import { practicesOf } from '../practices.js';
import { Reporting, type ReportOptions } from '../report.js';
import { trendSince, type AuditRecord } from '../trend.js';
import { pageScript, pageStyle } from './assets.js';
import { coverageSection } from './coverage.js';
import { findingsSection } from './findings.js';
import { flowSection } from './flows.js';
import { html, Markup, when } from './markup.js';
import { matrixSection } from './matrix.js';
import { Places } from './places.js';
import { summarySection } from './summary.js';

export interface HtmlOptions extends ReportOptions {
  /** The audit before, for the trend. */
  readonly previous?: AuditRecord;
  /** Set for a page inside the editor: places can be opened there, and buttons lead to commands. */
  readonly panel?: {
    /** What the script and the style of the page carry to be let run. */
    readonly nonce: string;
    /** When the audit was made: the page stays open while code and policy change. */
    readonly at: Date;
  };
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** What the content security policy lets run: the one script and the one style of the page, by the nonce or by their hashes. */
function allowed(text: string, nonce: string | undefined): string {
  return nonce === undefined ? `'sha256-${base64(sha256(utf8ToBytes(text)))}'` : `'nonce-${nonce}'`;
}

function toolbar({ report }: Language): Markup {
  return html`<div class="toolbar" role="toolbar" aria-label="${report.toolbar()}">
    <button type="button" data-command="audit">${report.auditAgain()}</button>
    <button type="button" data-command="export">${report.export()}</button>
    <button type="button" data-command="markdown">${report.openAsMarkdown()}</button>
  </div>`;
}

function left(reporting: Reporting): Markup | undefined {
  const { skipped, settingsProblems } = reporting.result;
  if (skipped.length === 0 && settingsProblems.length === 0) return undefined;
  const { report, skips, settings } = reporting.language;
  return html`<section aria-labelledby="left-title">
    <h2 id="left-title">${report.notAnalysed()}</h2>
    <ul>
      ${skipped.map(({ uri, why }) => html`<li><span class="place">${reporting.path(uri)}</span> ${say(skips, why)}</li>`)}${settingsProblems.map(({ said }) => html`<li>${say(settings, said)}</li>`)}
    </ul>
  </section>`;
}

/**
 * The audit as one page that needs nothing else: style, script and diagram are inside, and its own content security policy lets nothing be loaded. The same page
 * is the export and the panel of the editor; without scripts it only lacks the filters.
 */
export function htmlReport(result: AuditResult, options: HtmlOptions): string {
  const { root, previous, panel } = options;
  const reporting = new Reporting(result, options);
  const { language } = reporting;
  const { report } = language;
  const places = new Places(reporting, panel !== undefined);
  const practices = practicesOf(result, root);
  const matrix = matrixOf(practices, language);
  const shown = reporting.shown();
  const before = previous && new Set(previous.fingerprints);
  const isNew = ({ fingerprint }: Finding): boolean => before !== undefined && !before.has(fingerprint);
  const trend = previous && trendSince(previous, shown);
  const hasPolicy = result.policies.some(({ policy }) => policy !== undefined);
  const nonce = panel?.nonce;
  const security = `default-src 'none'; style-src ${allowed(pageStyle, nonce)}; script-src ${allowed(pageScript, nonce)}; base-uri 'none'; form-action 'none'`;
  const own = nonce === undefined ? undefined : html` nonce="${nonce}"`;
  const page = html`<!doctype html>
<html lang="${report.tag()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${security}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${report.titleOfFolder(nameOf(root))}</title>
<style${own}>${new Markup(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#findings-title">${report.skip()}</a>
<header><h1>${report.title()} <span class="of">${report.ofFolder(nameOf(root))}</span></h1>${when(panel !== undefined, () => toolbar(language))}</header>
<main>
${summarySection(reporting, matrix, { trend, at: panel?.at })}
${matrixSection(matrix, language)}
${flowSection(
  flowWays(practices, (uri) => reporting.path(uri), language),
  language,
)}
${when(hasPolicy, () => coverageSection(coverageOf(result, practices, root, language), places))}
${findingsSection(shown, places, isNew)}
${left(reporting)}
</main>
<script${own}>${new Markup(pageScript)}</script>
</body>
</html>
`;
  return page.text;
}
