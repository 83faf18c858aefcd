import { LSPErrorCodes, ResponseError, type CancellationToken, type Connection } from 'vscode-languageserver';
import { answerAgent } from '../core/agents/answer.js';
import { agentMethod, type AgentParams, type AgentReply } from '../protocol/agents.js';
import { abortedBy } from './audit.js';
import type { EngineHolder } from './engineHolder.js';

/** Answers the tools of the editor's chat from the session that the editor shows. */
export function registerAgents(connection: Connection, holder: EngineHolder): void {
  connection.onRequest(
    agentMethod,
    async ({ tool, input }: AgentParams, token: CancellationToken): Promise<AgentReply | ResponseError> => {
      const { session, roots } = holder;
      if (session === undefined) return { text: 'No folder is open.', isError: true };
      try {
        return await answerAgent(tool, input, session, roots, abortedBy(token));
      } catch (error) {
        if (token.isCancellationRequested)
          return new ResponseError(LSPErrorCodes.RequestCancelled, 'The question was withdrawn.');
        throw error;
      }
    },
  );
}
