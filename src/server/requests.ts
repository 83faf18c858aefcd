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
  const { connection, documents, holder, closedFiles, places, lastAudit, baselines, aids } = parts;
  const refuse = (message: string): ResponseError => new ResponseError(LSPErrorCodes.RequestFailed, message);

  const onAudit = async (params: AuditParams, token: CancellationToken): Promise<AuditAnswer | ResponseError> => {
    const session = holder.session;
    if (session === undefined) return refuse('Open a folder first: there is nothing to audit.');
    try {
      const result = await audit(connection, session, params, token);
      places.audited(result);
      aids.soon();
      lastAudit.audited(result);
      await closedFiles.audited(result, (uri) => documents.get(uri)?.version);
      return auditAnswer(result, await baselines.knownOf(result));
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
  const onDrift = async (params: DriftParams): Promise<DriftAnswer | ResponseError> => {
    const view = await policyOf(parts, params.uri);
    if (view === undefined) return refuse('No policy file decides here: import the privacy policy first.');
    if (view.policy === undefined) return refuse('The policy file cannot be read: mend its mistakes first.');
    if (view.sources.length === 0) return refuse('The policy file names no text under `sources` to compare it with.');
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
      ? refuse('Open a folder first: nothing decides yet.')
      : decidedAnswer(await session.decided(uri));
  });
}
