import { version } from '../../package.json';
import { nearestWords } from '../core/policy/spelling.js';
import { auditCommand } from './auditCommand.js';
import { auditDefinition } from './auditDefinition.js';
import { explainCommand, explainDefinition } from './explainCommand.js';
import { Failure, UsageFailure } from './failure.js';
import { importCommand, importDefinition } from './importCommand.js';
import { commandHelp, generalHelp } from './help.js';
import { initCommand, initDefinition } from './initCommand.js';
import type { ExitCode, Io } from './io.js';
import { mcpCommand, mcpDefinition } from './mcpCommand.js';
import { readArguments, type CommandDefinition, type Given } from './options.js';

interface Command {
  readonly definition: CommandDefinition;
  readonly run: (given: Given, io: Io) => Promise<ExitCode>;
}

const commands: readonly Command[] = [
  { definition: auditDefinition, run: auditCommand },
  { definition: explainDefinition, run: explainCommand },
  { definition: importDefinition, run: importCommand },
  { definition: mcpDefinition, run: mcpCommand },
  { definition: initDefinition, run: initCommand },
];

export const commandDefinitions: readonly CommandDefinition[] = commands.map(({ definition }) => definition);

async function dispatch(args: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined) throw new UsageFailure('which command?');
  if (name === '--version' || name === '-v') {
    io.out(`${version}\n`);
    return 0;
  }
  if (name === '--help' || name === '-h' || (name === 'help' && rest.length === 0)) {
    io.out(generalHelp(commandDefinitions, version));
    return 0;
  }
  const wanted = name === 'help' ? rest[0] : name;
  const command = commands.find(({ definition }) => definition.name === wanted);
  if (command === undefined) {
    const [near] = nearestWords(
      wanted ?? '',
      commandDefinitions.map((definition) => definition.name),
    );
    throw new UsageFailure(`there is no command ${wanted ?? ''}${near === undefined ? '' : `; did you mean ${near}?`}`);
  }
  const given = readArguments(command.definition, name === 'help' ? ['--help'] : rest);
  if (given.is('help')) {
    io.out(commandHelp(command.definition));
    return 0;
  }
  return command.run(given, io);
}

/**
 * Runs one command line. Never throws: what goes wrong is told in one line on standard error.
 *
 * @param args without the node binary and the script
 */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(args, io);
  } catch (error) {
    if (io.signal.aborted) {
      io.err('pledge: interrupted\n');
      return 130;
    }
    if (error instanceof UsageFailure)
      io.err(
        `pledge: ${error.message}${error.message.endsWith('?') ? '' : '.'} Try pledge ${error.command === undefined ? '' : `${error.command} `}--help\n`,
      );
    else if (error instanceof Failure) io.err(`pledge: ${error.message}\n`);
    else {
      // A mistake of ours: the stack is what whoever mends it needs, in one line.
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const [what = '', where = ''] = stack.split('\n').map((line) => line.trim());
      io.err(`pledge: this is a mistake in Pledge, please report it: ${what} ${where}\n`);
    }
    return 2;
  }
}
