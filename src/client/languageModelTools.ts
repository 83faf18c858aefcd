import { LanguageModelTextPart, LanguageModelToolResult, lm, type Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { agentTools } from '../core/agents/tools.js';
import { agentMethod, type AgentParams, type AgentReply } from '../protocol/agents.js';

/** The names under which the manifest contributes the tools: `pledge_find_personal_data_flows`. */
export function toolName(name: string): string {
  return `pledge_${name}`;
}

/** Lets the editor's chat ask Pledge. The tools only read, so that nothing is to be confirmed. */
export function registerLanguageModelTools(client: BaseLanguageClient): Disposable[] {
  return agentTools.map(({ name, title }) =>
    lm.registerTool<object>(toolName(name), {
      prepareInvocation: () => ({ invocationMessage: title }),
      invoke: async ({ input }, token) => {
        const params: AgentParams = { tool: name, input };
        const { text } = await client.sendRequest<AgentReply>(agentMethod, params, token);
        return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
      },
    }),
  );
}
