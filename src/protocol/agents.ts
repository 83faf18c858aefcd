/** The tools of the editor's chat ask the server, which answers as `pledge mcp` does. */
export const agentMethod = 'pledge/agent';

export interface AgentParams {
  readonly tool: string;
  /** As the model sent it, unchecked. */
  readonly input: unknown;
}

export interface AgentReply {
  readonly text: string;
  /** True where the question was wrong; the text says how. */
  readonly isError: boolean;
}
