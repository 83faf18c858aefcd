import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
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
  };
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** What the content security policy lets run: the one script and the one style of the page, by the nonce or by their hashes. */
function allowed(text: string, nonce: string | undefined): string {
  return nonce === undefined ? `'sha256-${base64(sha256(utf8ToBytes(text)))}'` : `'nonce-${nonce}'`;
}

const toolbar = html`<div class="toolbar" role="toolbar" aria-label="Report">
  <button type="button" data-command="audit">Audit again</button>
  <button type="button" data-command="export">Export …</button>
  <button type="button" data-command="markdown">Open as Markdown</button>
</div>`;

function left(reporting: Reporting): Markup | undefined {
  const { skipped, settingsProblems } = reporting.result;
  if (skipped.length === 0 && settingsProblems.length === 0) return undefined;
  return html`<section aria-labelledby="left-title">
    <h2 id="left-title">Not analysed</h2>
    <ul>
      ${skipped.map(({ uri, message }) => html`<li><span class="place">${reporting.path(uri)}</span> ${message}</li>`)}${settingsProblems.map(({ message }) => html`<li>${message}</li>`)}
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
  const places = new Places(reporting, panel !== undefined);
  const practices = practicesOf(result, root);
  const matrix = matrixOf(practices);
  const shown = reporting.shown();
  const before = previous && new Set(previous.fingerprints);
  const isNew = ({ fingerprint }: Finding): boolean => before !== undefined && !before.has(fingerprint);
  const trend = previous && trendSince(previous, shown);
  const hasPolicy = result.policies.some(({ policy }) => policy !== undefined);
  const nonce = panel?.nonce;
  const security = `default-src 'none'; style-src ${allowed(pageStyle, nonce)}; script-src ${allowed(pageScript, nonce)}; base-uri 'none'; form-action 'none'`;
  const own = nonce === undefined ? undefined : html` nonce="${nonce}"`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${security}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Privacy audit of ${nameOf(root)}</title>
<style${own}>${new Markup(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#findings-title">Skip to the findings</a>
<header><h1>Privacy audit <span class="of">of ${nameOf(root)}</span></h1>${when(panel !== undefined, () => toolbar)}</header>
<main>
${summarySection(reporting, matrix, trend)}
${matrixSection(matrix)}
${flowSection(flowWays(practices, (uri) => reporting.path(uri)))}
${when(hasPolicy, () => coverageSection(coverageOf(result, practices, root), places))}
${findingsSection(shown, places, isNew)}
${left(reporting)}
</main>
<script${own}>${new Markup(pageScript)}</script>
</body>
</html>
`;
  return page.text;
}
