import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { serveMcp } from '../mcp/serve.js';
import { cacheFolderOf } from '../node/cacheFolder.js';
import { createNodeEngine } from '../node/engine.js';
import { uriOf } from '../node/workspace.js';
import { Failure, UsageFailure } from './failure.js';
import type { ExitCode, Io } from './io.js';
import type { CommandDefinition, Given } from './options.js';

export const mcpDefinition: CommandDefinition = {
  name: 'mcp',
  usage: '[FOLDER] [OPTIONS]',
  summary: 'Answer coding assistants by the Model Context Protocol.',
  description: [
    'Serves three read-only tools over standard input and output: find personal data flows, check a use of',
    'personal data against the policy, explain a finding. Assistants start it themselves, from their settings.',
  ],
  options: [{ name: 'policy', short: 'p', value: 'FILE', description: 'The policy file, for all of the code.' }],
  examples: ['pledge mcp', 'pledge mcp apps/web'],
};

/** Runs until the assistant closes the connection. Standard output belongs to the protocol. */
export async function mcpCommand(given: Given, io: Io): Promise<ExitCode> {
  if (given.positionals.length > 1) throw new UsageFailure('name one folder', 'mcp');
  const [named = '.'] = given.positionals;
  const root = resolve(io.cwd, named);
  if (!existsSync(root)) throw new Failure(`there is no folder ${named}`);
  if (!statSync(root).isDirectory()) throw new UsageFailure(`${named} is no folder`, 'mcp');
  const policy = given.text('policy');
  const roots = [uriOf(root)];
  const cacheFolder = cacheFolderOf(root, io.platformCache);
  const openSession = (): ReturnType<typeof createNodeEngine>['session'] =>
    createNodeEngine({
      roots,
      ...(cacheFolder === undefined ? {} : { cacheFolder }),
      ...(policy === undefined ? {} : { policy: uriOf(resolve(io.cwd, policy)) }),
    }).session;
  await serveMcp(openSession, roots, io.signal);
  return 0;
}
