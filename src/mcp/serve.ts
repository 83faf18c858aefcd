import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { version } from '../../package.json';
import { answerAgent } from '../core/agents/answer.js';
import { agentTools } from '../core/agents/tools.js';
import type { Session } from '../core/session.js';
import type { Uri } from '../core/workspace.js';

const instructions =
  'Pledge knows the privacy policy of this code base and where its personal data goes. Ask it before you write code that collects, logs or sends personal data.';

/**
 * Answers assistants by the Model Context Protocol over standard input and output, until the other side closes it or the signal fires.
 *
 * @param openSession gives a session over the files as they are now: nobody tells of changes between two questions
 */
export async function serveMcp(openSession: () => Session, roots: readonly Uri[], signal: AbortSignal): Promise<void> {
  // The tools have their schemas already, and say in words of their own what is wrong with an input: the protocol's part is all that is needed.
  const { server } = new McpServer({ name: 'pledge', version }, { capabilities: { tools: {} }, instructions });
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: agentTools.map(({ name, title, description, inputSchema }) => ({
      name,
      title,
      description,
      inputSchema: { ...inputSchema, properties: { ...inputSchema.properties }, required: [...inputSchema.required] },
      annotations: { title, readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    })),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, extra) => {
    const session = openSession();
    try {
      const { text, isError } = await answerAgent(params.name, params.arguments, session, roots, extra.signal);
      return { content: [{ type: 'text' as const, text }], isError };
    } finally {
      session.dispose();
    }
  });
  const transport = new StdioServerTransport();
  const ended = new Promise<void>((resolve) => {
    server.onclose = resolve;
    signal.addEventListener('abort', () => void server.close(), { once: true });
    // The transport itself does not take the end of its input for an end.
    process.stdin.once('end', () => void server.close());
  });
  await server.connect(transport);
  await ended;
}
