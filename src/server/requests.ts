import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import { decidedMethod, type DecidedAnswer, type DecidedParams } from '../protocol/decided.js';
import { driftMethod, type DriftAnswer, type DriftParams } from '../protocol/drift.js';
import {
  auditMethod,
  fieldMethod,
  importMethod,
  type AuditAnswer,
  type AuditParams,
  type FieldAnswer,
  type FieldParams,
  type ImportAnswer,
  type ImportParams,
} from '../protocol/messages.js';
import { fieldNamesMethod, type FieldName } from '../protocol/fieldNames.js';
import { abortedBy, audit } from './audit.js';
import { fieldNames } from './code/fieldNames.js';
import { auditAnswer } from './auditAnswer.js';
import type { Baselines } from './baselines.js';
import type { ClosedFiles } from './closedFiles.js';
import type { ServerContext } from './context.js';
import { decidedAnswer } from './decidedAnswer.js';
import { fieldAt } from './fieldAt.js';
import { importAnswer } from './importAnswer.js';
import type { LastAudit } from './lastAudit.js';
import { driftAnswer } from './policy/driftAnswer.js';
import { policyOf } from './policy/policyOf.js';

interface Parts extends ServerContext {
  readonly closedFiles: ClosedFiles;
  readonly lastAudit: LastAudit;
  readonly baselines: Baselines;
}

/** Answers what the protocol itself has no words for. A refusal is an error with one line for the user. */
export function registerRequests(parts: Parts): void {
  const { connection, documents, holder, closedFiles, places, lastAudit, baselines, aids, language } = parts;
  const { editor } = language;
  const refuse = (message: string): ResponseError => new ResponseError(LSPErrorCodes.RequestFailed, message);

  const onAudit = async (params: AuditParams, token: CancellationToken): Promise<AuditAnswer | ResponseError> => {
    const session = holder.session;
    if (session === undefined) return refuse(editor.nothingToAudit());
    const { revision } = session;
    try {
      const result = await audit(connection, session, params, token);
      // Settings or folders have changed meanwhile: nobody has asked for the findings of before.
      if (holder.session !== session) return await onAudit(params, token);
      places.audited(result);
      aids.soon();
      lastAudit.audited({ result, session, revision, at: new Date() });
      await closedFiles.audited(result, (uri) => documents.get(uri)?.version);
      return auditAnswer(result, await baselines.knownOf(result));
    } catch (error) {
      if (token.isCancellationRequested)
        return new ResponseError(LSPErrorCodes.RequestCancelled, editor.auditCancelled());
      throw error;
    }
  };
  const onField = async (params: FieldParams): Promise<FieldAnswer | ResponseError> => {
    const document = documents.get(params.uri);
    const session = holder.session;
    if (document === undefined || session === undefined) return refuse(editor.notRead());
    return fieldAt(session, document, params, language);
  };

  connection.onRequest(auditMethod, onAudit);
  connection.onRequest(fieldMethod, onField);
  const onDrift = async (params: DriftParams): Promise<DriftAnswer | ResponseError> => {
    const view = await policyOf(parts, params.uri);
    if (view === undefined) return refuse(editor.noPolicyHere());
    if (view.policy === undefined) return refuse(editor.policyUnreadable());
    if (view.sources.length === 0) return refuse(editor.noTexts());
    return driftAnswer(parts, view, params);
  };
  connection.onRequest(importMethod, (params: ImportParams): Promise<ImportAnswer> => importAnswer(parts, params));
  connection.onRequest(driftMethod, onDrift);
  connection.onRequest(fieldNamesMethod, async (token: CancellationToken): Promise<FieldName[]> =>
    fieldNames(await places.observations(abortedBy(token))),
  );
  connection.onRequest(decidedMethod, async ({ uri }: DecidedParams): Promise<DecidedAnswer | ResponseError> => {
    const session = holder.session;
    return session === undefined
      ? refuse(editor.nothingDecides())
      : decidedAnswer(await session.decided(uri), language);
  });
}
