import { markdownReport } from '../core/report/markdown.js';
import type { AuditResult } from '../core/session.js';
import { isWithin, parentUri, relativePath } from '../core/workspace/uris.js';
import type { Uri } from '../core/workspace.js';
import type { AuditAnswer } from '../protocol/messages.js';

/** The folder that paths are shown from: the only one, or the one that holds them all. */
function commonFolder([first, ...others]: readonly Uri[]): Uri {
  let common = first ?? '';
  while (!others.every((root) => isWithin(common, root))) {
    const parent = parentUri(common);
    if (parent === undefined) return common;
    common = parent;
  }
  return common;
}

/**
 * What the client is told of an audit. Links of the report start at the workspace folder, which is short to read and which VS Code opens from a document without
 * a place of its own; with several folders they are whole URIs.
 */
export function auditAnswer(result: AuditResult, roots: readonly Uri[]): AuditAnswer {
  const root = commonFolder(roots);
  const link = (uri: Uri, line: number): string =>
    `${roots.length === 1 && isWithin(root, uri) ? encodeURI(`/${relativePath(root, uri)}`) : uri}#L${line}`;
  return {
    markdown: markdownReport(result, { root, link }),
    findings: result.documents.reduce((sum, { findings }) => sum + findings.length, 0),
    files: result.files,
    skipped: result.skipped.length,
    milliseconds: Math.round(result.milliseconds),
  };
}
