import { parseArgs, type ParseArgsConfig } from 'node:util';
import { nearestWords } from '../core/policy/spelling.js';
import { UsageFailure } from './failure.js';

/** One option of a command, as it is parsed and as help shows it. */
export interface OptionDefinition {
  /** Without dashes. */
  readonly name: string;
  readonly short?: string;
  /** What stands for the value in help; without it the option is a switch. */
  readonly value?: string;
  /** The values that it takes, where they are few. */
  readonly choices?: readonly string[];
  readonly description: string;
}

export interface CommandDefinition {
  readonly name: string;
  /** What follows the name in the usage line. */
  readonly usage: string;
  readonly summary: string;
  readonly description: readonly string[];
  readonly options: readonly OptionDefinition[];
  readonly examples: readonly string[];
}

export interface Given {
  readonly positionals: readonly string[];
  text(name: string): string | undefined;
  is(name: string): boolean;
}

export const helpOption: OptionDefinition = { name: 'help', short: 'h', description: 'Show this help.' };

/**
 * Reads the arguments of a command.
 *
 * @throws UsageFailure for an option that does not exist, lacks its value or has a wrong one
 */
export function readArguments(command: CommandDefinition, args: readonly string[]): Given {
  const options: NonNullable<ParseArgsConfig['options']> = {};
  for (const { name, short, value } of [...command.options, helpOption])
    options[name] = { type: value === undefined ? 'boolean' : 'string', ...(short === undefined ? {} : { short }) };
  const fail = (message: string): never => {
    throw new UsageFailure(message, command.name);
  };
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const definition = [...command.options, helpOption].find(({ name }) => name === token.name);
    if (definition === undefined) {
      const [near] = nearestWords(token.name, Object.keys(options));
      return fail(`there is no option ${token.rawName}${near === undefined ? '' : `; did you mean --${near}?`}`);
    }
    if (definition.value === undefined && token.value !== undefined) return fail(`--${token.name} takes no value`);
    if (
      definition.value !== undefined &&
      (token.value === undefined || (token.value.startsWith('-') && !token.inlineValue && token.value !== '-'))
    )
      return fail(`--${token.name} needs a value: --${token.name} ${definition.value}`);
    if (definition.choices !== undefined && !definition.choices.includes(token.value ?? ''))
      return fail(`--${token.name} must be ${inWords(definition.choices)}, not ${token.value ?? ''}`);
  }
  return {
    positionals,
    text: (name) => {
      const value = values[name];
      return typeof value === 'string' ? value : undefined;
    },
    is: (name) => values[name] === true,
  };
}

function inWords(choices: readonly string[]): string {
  return choices.length < 2 ? choices.join('') : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1) ?? ''}`;
}
