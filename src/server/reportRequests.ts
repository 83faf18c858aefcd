import { LSPErrorCodes, ResponseError, type Connection } from 'vscode-languageserver';
import {
  baselineMethod,
  findingsMethod,
  reportMethod,
  type BaselineAnswer,
  type BaselineParams,
  type FindingsAnswer,
  type FindingsParams,
  type ReportAnswer,
  type ReportParams,
} from '../protocol/report.js';
import type { Language } from '../core/language/language.js';
import type { Baselines } from './baselines.js';
import type { EngineHolder } from './engineHolder.js';
import { reportOf, type LastAudit } from './lastAudit.js';
import type { Publisher } from './publisher.js';

interface Parts {
  readonly language: Language;
  readonly connection: Connection;
  readonly holder: EngineHolder;
  readonly publisher: Publisher;
  readonly lastAudit: LastAudit;
  readonly baselines: Baselines;
}

/** Answers the tree, the panel and the export. */
export function registerReportRequests({ language, connection, holder, publisher, lastAudit, baselines }: Parts): void {
  const unaudited = (): ResponseError => new ResponseError(LSPErrorCodes.RequestFailed, language.editor.auditFirst());

  connection.onRequest(findingsMethod, async (params: FindingsParams | null): Promise<FindingsAnswer> => ({
    findings: publisher.items(params?.uris),
    audited: lastAudit.result !== undefined,
    current: lastAudit.isCurrent,
    hasPolicy: lastAudit.hasPolicy,
    hasBaseline: await baselines.exist(holder.roots),
  }));
  connection.onRequest(reportMethod, async (params: ReportParams): Promise<ReportAnswer | ResponseError> => {
    const { result, at } = lastAudit;
    if (result === undefined || at === undefined) return unaudited();
    const { roots } = holder;
    return reportOf({ result, at, roots, known: await baselines.knownOf(result), language }, params);
  });
  connection.onRequest(
    baselineMethod,
    (params: BaselineParams): BaselineAnswer | ResponseError => lastAudit.baseline(params) ?? unaudited(),
  );
}
