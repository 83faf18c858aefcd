import { realpathSync } from 'node:fs';
import type { ReportOptions } from '../core/report/report.js';
import type { Finding } from '../core/rules/rule.js';
import type { AuditResult } from '../core/session.js';
import type { TextRange } from '../core/text/range.js';
import type { Uri } from '../core/workspace.js';
import { pathOf } from '../node/workspace.js';
import { Changes } from './changedLines.js';

/**
 * Which findings have to do with what changed since a revision: their place, a step of the way of the data, or the row of the policy that decides stands on a
 * changed line.
 *
 * @throws Failure where git cannot tell
 */
export async function sinceRevision(
  revision: string,
  folder: string,
  result: AuditResult,
): Promise<NonNullable<ReportOptions['within']>> {
  const changes = await Changes.since(revision, folder);
  const findings = result.documents.flatMap((document) => document.findings);
  const uris = new Set(findings.flatMap(places).map(({ uri }) => uri));
  const paths = new Map([...uris].map((uri) => [uri, realpathSync(pathOf(uri))]));
  await changes.load(paths.values());
  return (finding) =>
    places(finding).some(({ uri, range }) => {
      const path = paths.get(uri);
      const lines = result.lines.get(uri);
      if (path === undefined) return false;
      // Of a step in a file without findings of its own, only the line is known.
      if (typeof range === 'number') return changes.has(path, range, range);
      return lines !== undefined && changes.has(path, lines.at(range.start).line, lines.at(range.end).line);
    });
}

function places({ uri, range, steps, policy, against }: Finding): { uri: Uri; range: TextRange | number }[] {
  const rows = [policy, against].flatMap((row) => (row === undefined ? [] : [{ uri: row.uri, range: row.at }]));
  return [{ uri, range }, ...steps.map((step) => ({ uri: step.uri, range: step.line })), ...rows];
}
