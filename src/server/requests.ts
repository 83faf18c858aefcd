import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
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
import { audit } from './audit.js';
import { auditAnswer } from './auditAnswer.js';
import type { ClosedFiles } from './closedFiles.js';
import type { EngineHolder } from './engineHolder.js';
import { fieldAt } from './fieldAt.js';
import { importAnswer } from './importAnswer.js';
import type { LastAudit } from './lastAudit.js';
import type { Places } from './places.js';

interface Parts {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly holder: EngineHolder;
  readonly closedFiles: ClosedFiles;
  readonly places: Places;
  readonly lastAudit: LastAudit;
}

/** Answers what the protocol itself has no words for. A refusal is an error with one line for the user. */
export function registerRequests({ connection, documents, holder, closedFiles, places, lastAudit }: Parts): void {
  const refuse = (message: string): ResponseError => new ResponseError(LSPErrorCodes.RequestFailed, message);

  const onAudit = async (params: AuditParams, token: CancellationToken): Promise<AuditAnswer | ResponseError> => {
    const session = holder.session;
    if (session === undefined) return refuse('Open a folder first: there is nothing to audit.');
    try {
      const result = await audit(connection, session, params, token);
      places.audited(result);
      lastAudit.audited(result);
      await closedFiles.audited(result, (uri) => documents.get(uri)?.version);
      return auditAnswer(result);
    } catch (error) {
      if (token.isCancellationRequested)
        return new ResponseError(LSPErrorCodes.RequestCancelled, 'The audit was cancelled.');
      throw error;
    }
  };
  const onField = async (params: FieldParams): Promise<FieldAnswer | ResponseError> => {
    const document = documents.get(params.uri);
    const session = holder.session;
    if (document === undefined || session === undefined) return refuse('This is no file that Pledge reads.');
    return fieldAt(session, document, params);
  };

  connection.onRequest(auditMethod, onAudit);
  connection.onRequest(fieldMethod, onField);
  connection.onRequest(importMethod, (params: ImportParams): ImportAnswer =>
    importAnswer(params, holder.folderOf(params.uri)),
  );
}
