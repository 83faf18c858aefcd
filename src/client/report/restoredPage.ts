import { env, l10n } from 'vscode';
import { html } from '../../core/report/html/markup.js';
import type { AuditRecord } from '../../core/report/trend.js';

function lastAudit(last: AuditRecord | undefined): string {
  if (last === undefined) return l10n.t('This workspace has not been audited yet.');
  const at = new Date(last.at).toLocaleString(env.language, { dateStyle: 'long', timeStyle: 'short' });
  const { error, warning } = last.counts;
  return l10n.t(
    'Last audit: {0}. Errors: {1}. Warnings: {2}. Findings in all: {3}.',
    at,
    error,
    warning,
    last.fingerprints.length,
  );
}

/** What the panel shows after the window was reloaded: the report has gone with the server that made it, so it offers a new audit rather than what may hold no longer. */
export function restoredPage(last: AuditRecord | undefined, nonce: string): string {
  const page = html`<!doctype html>
    <html lang="${env.language}">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${l10n.t('Privacy Audit')}</title>
        <style nonce="${nonce}">
          body {
            max-width: 45rem;
            margin: 0 auto;
            padding: 1.5rem;
            color: var(--vscode-editor-foreground);
            background: var(--vscode-editor-background);
            font: var(--vscode-font-size) / 1.5 var(--vscode-font-family);
          }
          h1 {
            margin: 0 0 0.5rem;
            font-size: 1.6em;
          }
          button {
            padding: 0.35rem 1rem;
            border: 1px solid var(--vscode-button-border, transparent);
            border-radius: 3px;
            color: var(--vscode-button-foreground);
            background: var(--vscode-button-background);
            font: inherit;
            cursor: pointer;
          }
          button:focus-visible {
            outline: 2px solid var(--vscode-focusBorder);
            outline-offset: 2px;
          }
        </style>
      </head>
      <body>
        <main>
          <h1>${l10n.t('Privacy Audit')}</h1>
          <p>${lastAudit(last)}</p>
          <p>
            ${l10n.t('Its report is not kept when the window is reloaded, since code and policy may have changed meanwhile.')}
          </p>
          <button type="button">${l10n.t('Audit Workspace')}</button>
        </main>
        <script nonce="${nonce}">
          const host = acquireVsCodeApi();
          document
            .querySelector('button')
            .addEventListener('click', () => host.postMessage({ kind: 'command', command: 'audit' }));
        </script>
      </body>
    </html> `;
  return page.text;
}
