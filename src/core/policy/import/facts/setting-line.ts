/** A setting as documents write one: its name and, where it says one, its value. */
export interface SettingLine {
  readonly key: string;
  readonly value: string | undefined;
}

const values =
  '(?:true|false|off|on|no|yes|none|null|disabled?|enabled?|never|always|all|crash|error|denied|granted|\\d+)';
const quote = '["\'`\\u2060]{0,4}';
const name = '(?:[A-Za-z][\\w-]*(?:\\.[\\w-]+)+|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|--[a-z][\\w.-]+)';
/** "key=value", "key: value" and "key to value", in quotation marks or code or not. */
const assigned = new RegExp(
  `(?<![\\w.-])(${name})${quote}\\s?(?:[=:]|to|is|as)\\s?${quote}(${values})${quote}(?![\\w.])`,
  'i',
);
const upper = new RegExp(`(?<![\\w.-])(${name})$`);
/** A switch of a command that takes no value. */
const flag =
  /(?<![\w-])(--(?:no|disable|without|skip|opt-out)-[a-z][\w-]*|--[a-z][\w-]*(?:opt-out|telemetry|tracking|metrics|analytics)[\w-]*)(?![\w=])/;
const line = new RegExp(
  `^(\\s*)${quote}([\\w.-]+)${quote}\\s*[=:]\\s*(?:${quote}(${values})${quote})?\\s*[,{]?\\s*(?:[#/].*)?$`,
  'i',
);

/** The setting in a run of prose; undefined where it names none. */
export function settingIn(text: string): SettingLine | undefined {
  const match = assigned.exec(text);
  const [, key, value] = match ?? [];
  // "is" and "to" part a name and its value only where the name can be no word: dots, capitals or dashes.
  if (key !== undefined && value !== undefined && (upper.test(key) || key.includes('.'))) return { key, value };
  const [, option] = flag.exec(text) ?? [];
  return option === undefined ? undefined : { key: option, value: undefined };
}

/** The setting in a block of code: a line of its own, or one under the names that it is nested in, as in YAML, JSON and TOML. */
export function settingInCode(code: string): SettingLine | undefined {
  const path: { readonly indent: number; readonly key: string }[] = [];
  let table = '';
  for (const written of code.split('\n')) {
    const section = /^\s*\[([\w.-]+)\]\s*$/.exec(written);
    if (section) {
      table = section[1] ?? '';
      continue;
    }
    const [, space = '', key, value] = line.exec(written.replaceAll('\u2060', '')) ?? [];
    if (key === undefined) continue;
    while (path.length > 0 && (path.at(-1)?.indent ?? 0) >= space.length) path.pop();
    if (value !== undefined)
      return { key: [...(table === '' ? [] : [table]), ...path.map((outer) => outer.key), key].join('.'), value };
    path.push({ indent: space.length, key });
  }
  return settingIn(code);
}
