import { nearestWords } from '../policy/spelling.js';
import type { RuleLevel } from '../rules/rule.js';
import type { Settings, SettingsProblem, WrittenSettings } from '../settings.js';
import { resolveCategory } from '../vocabulary/taxonomy.js';
import type { Uri } from '../workspace.js';
import { defaultSettings, ruleLevels, settingDefinitions, type SettingDefinition } from './definitions.js';

export interface ResolvedSettings {
  /** What paths and globs are relative to. */
  readonly folder: Uri;
  /** The file that says so, where it is known. */
  readonly file: Uri | undefined;
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
}

type Values = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inWords(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value)
    ? 'a list'
    : ({ string: 'text', object: 'an object' }[typeof value as string] ?? `a ${typeof value}`);
}

const typeWords: Readonly<Record<SettingDefinition['schema']['type'], string>> = {
  boolean: '`true` or `false`',
  string: 'text',
  object: 'an object',
  array: 'a list of texts',
  integer: 'a whole number',
};

/** Why a value is not what a setting takes, as a clause; undefined where it is. */
function mistake({ schema }: SettingDefinition, value: unknown): string | undefined {
  const { type, minimum, maximum } = schema;
  const fits = {
    boolean: () => typeof value === 'boolean',
    string: () => typeof value === 'string',
    object: () => isRecord(value),
    array: () => Array.isArray(value) && value.every((item) => typeof item === 'string'),
    integer: () => Number.isInteger(value),
  }[type]();
  if (!fits)
    return `must be ${typeWords[type]}, not ${Array.isArray(value) && type === 'array' ? 'a list of other things' : inWords(value)}`;
  if (schema.enum && !schema.enum.includes(value as string))
    return `must be ${schema.enum.map((word) => `\`${word}\``).join(' or ')}, not \`${String(value)}\``;
  if (minimum !== undefined && Number(value) < minimum) return `must be at least ${minimum}`;
  return maximum !== undefined && Number(value) > maximum ? `must be at most ${maximum}` : undefined;
}

function isLevel(value: unknown): value is RuleLevel {
  return ruleLevels.some((level) => level === value);
}

function meant(written: string, words: Iterable<string>): string {
  const [nearest] = nearestWords(written, words);
  return nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`;
}

/**
 * Checks settings as they were written. What is wrong counts as not written, with one problem each; the rest holds.
 *
 * @param knownRules ids that `pledge.rules` may name
 */
export function resolveSettings(written: WrittenSettings, knownRules: readonly string[]): ResolvedSettings {
  const problems: SettingsProblem[] = [];
  const tell = (key: string, message: string): void => {
    problems.push({ key, message, ...(written.file === undefined ? {} : { file: written.file }) });
  };
  if (written.problem !== undefined) tell('pledge', written.problem);
  const values = isRecord(written.values) ? flatten(written.values) : {};
  const good: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const definition = settingDefinitions.find((known) => known.name === name);
    if (definition === undefined) {
      const nearest = meant(
        `pledge.${name}`,
        settingDefinitions.map((known) => `pledge.${known.name}`),
      );
      tell(`pledge.${name}`, `There is no setting \`pledge.${name}\`.${nearest}`);
      continue;
    }
    if (value === undefined || value === null) continue;
    const wrong = mistake(definition, value);
    if (wrong === undefined) good[name] = value;
    else tell(`pledge.${name}`, `The setting \`pledge.${name}\` ${wrong}.`);
  }
  const rules = isRecord(good['rules']) ? checkRules(good['rules'], knownRules, tell) : {};
  const fields = isRecord(good['fields']) ? checkFields(good['fields'], tell) : {};
  const settings: Settings = { ...defaultSettings, ...(good as Partial<Settings>), rules, fields };
  return { folder: written.folder, file: written.file, settings, problems };
}

/** Joins the nested form of names with a dot: `{ trace: { server } }` is what VS Code makes of `pledge.trace.server`. */
function flatten(values: Values): Values {
  const groups = new Set(settingDefinitions.flatMap(({ name }) => (name.includes('.') ? [name.split('.')[0]] : [])));
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      groups.has(name) && isRecord(value)
        ? Object.entries(value).map(([inner, innerValue]) => [`${name}.${inner}`, innerValue] as const)
        : [[name, value] as const],
    ),
  );
}

type Tell = (key: string, message: string) => void;

function checkRules(written: Values, known: readonly string[], tell: Tell): Record<string, RuleLevel> {
  const rules: Record<string, RuleLevel> = {};
  for (const [rule, level] of Object.entries(written)) {
    const levels = ruleLevels.map((word) => `\`${word}\``).join(', ');
    if (!known.includes(rule))
      tell('pledge.rules', `\`pledge.rules\` names a rule that does not exist: \`${rule}\`.${meant(rule, known)}`);
    else if (!isLevel(level))
      tell('pledge.rules', `The level of \`${rule}\` in \`pledge.rules\` must be one of ${levels}.`);
    else rules[rule] = level;
  }
  return rules;
}

function checkFields(written: Values, tell: Tell): Record<string, string | false> {
  const fields: Record<string, string | false> = {};
  for (const [pattern, category] of Object.entries(written)) {
    const where = `\`${pattern}\` in \`pledge.fields\``;
    if (category === false) fields[pattern] = false;
    else if (typeof category !== 'string')
      tell('pledge.fields', `${where} must be a category of personal data, or \`false\`.`);
    else {
      const found = resolveCategory(category);
      if ('key' in found) fields[pattern] = found.key;
      else if ('ambiguous' in found)
        tell(
          'pledge.fields',
          `\`${category}\`, said of ${where}, may mean ${found.ambiguous.map((key) => `\`${key}\``).join(' or ')}: write the whole key.`,
        );
      else {
        const nearest = found.suggestions[0];
        const hint = nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`;
        tell('pledge.fields', `There is no category \`${category}\`, said of ${where}.${hint}`);
      }
    }
  }
  return fields;
}
