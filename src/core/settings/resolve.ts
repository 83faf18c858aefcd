import type { SettingsText, WrittenSetting } from '../language/en/settings.js';
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

function kindOf(value: unknown): WrittenSetting {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  const type = typeof value;
  return type === 'string' || type === 'boolean' || type === 'number' ? type : 'object';
}

/** Why a value is not what a setting takes; undefined where it is. */
function mistake(key: string, { schema }: SettingDefinition, value: unknown): SettingsText | undefined {
  const { type, minimum, maximum } = schema;
  const fits = {
    boolean: () => typeof value === 'boolean',
    string: () => typeof value === 'string',
    object: () => isRecord(value),
    array: () => Array.isArray(value) && value.every((item) => typeof item === 'string'),
    integer: () => Number.isInteger(value),
  }[type]();
  if (!fits) return ['wrongType', key, type, Array.isArray(value) && type === 'array' ? 'otherList' : kindOf(value)];
  if (schema.enum && !schema.enum.includes(value as string)) return ['wrongWord', key, schema.enum, String(value)];
  if (minimum !== undefined && Number(value) < minimum) return ['tooSmall', key, minimum];
  return maximum !== undefined && Number(value) > maximum ? ['tooLarge', key, maximum] : undefined;
}

function isLevel(value: unknown): value is RuleLevel {
  return ruleLevels.some((level) => level === value);
}

/** The word that comes nearest; empty where none does. */
function nearestTo(written: string, words: Iterable<string>): string {
  return nearestWords(written, words)[0] ?? '';
}

/**
 * Checks settings as they were written. What is wrong counts as not written, with one problem each; the rest holds.
 *
 * @param knownRules ids that `pledge.rules` may name
 */
export function resolveSettings(written: WrittenSettings, knownRules: readonly string[]): ResolvedSettings {
  const problems: SettingsProblem[] = [];
  const tell: Tell = (key, said) => {
    problems.push({ key, said, ...(written.file === undefined ? {} : { file: written.file }) });
  };
  if (written.problem !== undefined) tell('pledge', written.problem);
  const values = isRecord(written.values) ? flatten(written.values) : {};
  const good: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const definition = settingDefinitions.find((known) => known.name === name);
    if (definition === undefined) {
      const nearest = nearestTo(
        `pledge.${name}`,
        settingDefinitions.map((known) => `pledge.${known.name}`),
      );
      tell(`pledge.${name}`, ['unknown', `pledge.${name}`, nearest]);
      continue;
    }
    if (value === undefined || value === null) continue;
    const wrong = mistake(`pledge.${name}`, definition, value);
    if (wrong === undefined) good[name] = value;
    else tell(`pledge.${name}`, wrong);
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

type Tell = (key: string, said: SettingsText) => void;

function checkRules(written: Values, known: readonly string[], tell: Tell): Record<string, RuleLevel> {
  const rules: Record<string, RuleLevel> = {};
  for (const [rule, level] of Object.entries(written)) {
    if (!known.includes(rule)) tell('pledge.rules', ['unknownRule', rule, nearestTo(rule, known)]);
    else if (!isLevel(level)) tell('pledge.rules', ['wrongLevel', rule, ruleLevels]);
    else rules[rule] = level;
  }
  return rules;
}

function checkFields(written: Values, tell: Tell): Record<string, string | false> {
  const fields: Record<string, string | false> = {};
  for (const [pattern, category] of Object.entries(written)) {
    if (category === false) fields[pattern] = false;
    else if (typeof category !== 'string') tell('pledge.fields', ['noCategory', pattern]);
    else {
      const found = resolveCategory(category);
      if ('key' in found) fields[pattern] = found.key;
      else if ('ambiguous' in found) tell('pledge.fields', ['ambiguousCategory', category, pattern, found.ambiguous]);
      else tell('pledge.fields', ['unknownCategory', category, pattern, found.suggestions[0] ?? '']);
    }
  }
  return fields;
}
