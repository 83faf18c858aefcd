import type { Session } from '../session.js';
import type { Uri } from '../workspace.js';
import { checkUse } from './checkUse.js';
import { explainFinding } from './explainFinding.js';
import { findFlows } from './findFlows.js';
import { BadInput, readInput } from './input.js';
import { agentTools } from './tools.js';

/** An answer to an assistant. `isError` says that the question was wrong, in words that help to ask again. */
export interface AgentAnswer {
  readonly text: string;
  readonly isError: boolean;
}

/**
 * Answers a tool call, for the editor's chat and for `pledge mcp` alike. Only reads. Rejects with an `AbortError` when the signal fires.
 *
 * @param input as the assistant sent it, unchecked
 */
export async function answerAgent(
  name: string,
  input: unknown,
  session: Session,
  roots: readonly Uri[],
  signal?: AbortSignal,
): Promise<AgentAnswer> {
  try {
    const tool = agentTools.find((each) => each.name === name);
    if (tool === undefined)
      throw new BadInput(`There is no tool "${name}": ${agentTools.map((each) => each.name).join(', ')}.`);
    const asked = readInput(tool, input ?? {});
    const result = await session.audit(signal === undefined ? {} : { signal });
    const audited = { result, roots };
    switch (tool.name) {
      case 'find_personal_data_flows':
        return { text: findFlows(asked, audited), isError: false };
      case 'check_personal_data_use':
        return { text: checkUse(asked, audited), isError: false };
      case 'explain_privacy_finding':
        return {
          text: await explainFinding(asked, audited, (finding) => session.fixes(finding)),
          isError: false,
        };
    }
  } catch (error) {
    if (error instanceof BadInput) return { text: error.message, isError: true };
    throw error;
  }
}
