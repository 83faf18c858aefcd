import { isAtLeast } from '../core/report/severity.js';
import type { Finding } from '../core/rules/rule.js';
import type { AuditResult } from '../core/session.js';
import { isWithin, parentUri, relativePath } from '../core/workspace/uris.js';
import type { Uri } from '../core/workspace.js';
import type { AuditAnswer } from '../protocol/messages.js';

/** The folder that paths are shown from: the only one, or the one that holds them all. */
export function commonFolder([first, ...others]: readonly Uri[]): Uri {
  let common = first ?? '';
  while (!others.every((root) => isWithin(common, root))) {
    const parent = parentUri(common);
    if (parent === undefined) return common;
    common = parent;
  }
  return common;
}

/**
 * How reports link to a line. Links start at the workspace folder, which is short to read and which VS Code opens from a document without a place of its own; with
 * several folders they are whole URIs.
 */
export function linkFrom(root: Uri, roots: readonly Uri[]): (uri: Uri, line: number) => string {
  return (uri, line) =>
    `${roots.length === 1 && isWithin(root, uri) ? encodeURI(`/${relativePath(root, uri)}`) : uri}#L${line}`;
}

/** What the client is told of an audit. `known` is what baselines know. */
export function auditAnswer(result: AuditResult, known: ReadonlySet<Finding>): AuditAnswer {
  return {
    findings: result.documents.reduce((sum, { findings }) => sum + findings.length, 0),
    grave: result.documents
      .flatMap(({ findings }) => findings)
      .filter((each) => !each.reportOnly && isAtLeast(each.severity, 'warning') && !known.has(each)).length,
    files: result.files,
    skipped: result.skipped.length,
    milliseconds: Math.round(result.milliseconds),
  };
}
