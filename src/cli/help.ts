import { helpOption, type CommandDefinition, type OptionDefinition } from './options.js';

function optionRow({ name, short, value }: OptionDefinition): string {
  return `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}

/** Rows of two columns, the second aligned. */
function columns(rows: readonly (readonly [left: string, right: string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}

export function commandHelp(command: CommandDefinition): string {
  const options = [...command.options, helpOption];
  return (
    [
      `Usage: pledge ${command.name} ${command.usage}`,
      command.description.join('\n'),
      `Options:\n${columns(options.map((option) => [optionRow(option), option.description]))}`,
      `Examples:\n${command.examples.map((example) => `  ${example}`).join('\n')}`,
    ].join('\n\n') + '\n'
  );
}

export function generalHelp(commands: readonly CommandDefinition[], version: string): string {
  return (
    [
      `Pledge ${version}: keeps TypeScript code true to its privacy policy.`,
      'Usage: pledge COMMAND [OPTIONS]',
      `Commands:\n${columns(commands.map(({ name, summary }) => [name, summary]))}`,
      `Options:\n${columns([
        ['-h, --help', 'Show this help; after a command, the help for it.'],
        ['-v, --version', 'Show the version.'],
      ])}`,
      'Exit codes: 0 nothing found, 1 findings, 2 failure.',
    ].join('\n\n') + '\n'
  );
}
