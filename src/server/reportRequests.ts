import { LSPErrorCodes, ResponseError, type Connection } from 'vscode-languageserver';
import {
  baselineMethod,
  findingsMethod,
  reportMethod,
  type BaselineAnswer,
  type BaselineParams,
  type FindingsAnswer,
  type ReportAnswer,
  type ReportParams,
} from '../protocol/report.js';
import type { Language } from '../core/language/language.js';
import type { EngineHolder } from './engineHolder.js';
import type { LastAudit } from './lastAudit.js';
import type { Publisher } from './publisher.js';

interface Parts {
  readonly language: Language;
  readonly connection: Connection;
  readonly holder: EngineHolder;
  readonly publisher: Publisher;
  readonly lastAudit: LastAudit;
}

/** Answers the tree, the panel and the export. */
export function registerReportRequests({ language, connection, holder, publisher, lastAudit }: Parts): void {
  const unaudited = (): ResponseError => new ResponseError(LSPErrorCodes.RequestFailed, language.editor.auditFirst());

  connection.onRequest(findingsMethod, (): FindingsAnswer => ({
    findings: publisher.items(),
    audited: lastAudit.exists,
    hasPolicy: lastAudit.hasPolicy,
  }));
  connection.onRequest(
    reportMethod,
    (params: ReportParams): ReportAnswer | ResponseError =>
      lastAudit.report(params, holder.roots, language) ?? unaudited(),
  );
  connection.onRequest(
    baselineMethod,
    (params: BaselineParams): BaselineAnswer | ResponseError => lastAudit.baseline(params) ?? unaudited(),
  );
}
