/** What people read in the manifest, by the keys under which `package.nls.json` holds it. */
export type ManifestStrings = Record<string, string>;

type Json = null | boolean | number | string | Json[] | Part;
interface Part {
  [key: string]: Json;
}

function isPart(value: Json | undefined): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function partsOf(value: Json | undefined): Part[] {
  return Array.isArray(value) ? value.filter(isPart) : [];
}

function nameOf(value: Json | undefined): string {
  return typeof value === 'string' ? value.replace(/^pledge[._]/, '') : '';
}

/** Puts the text of each `%key%` in its place. @throws where a key has no text */
function withTexts(value: Json, strings: Readonly<ManifestStrings>): Json {
  if (typeof value === 'string') {
    const [, key] = /^%([\w.-]+)%$/.exec(value) ?? [];
    if (key === undefined) return value;
    const text = strings[key];
    if (text === undefined) throw new Error(`package.nls.json has no text for ${key}`);
    return text;
  }
  if (Array.isArray(value)) return value.map((item) => withTexts(item, strings));
  if (!isPart(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withTexts(inner, strings)]));
}

class Strings {
  readonly found: ManifestStrings = {};

  /** Takes a text out of its part and leaves its key there. */
  take(part: Part, property: string, key: string): void {
    const text = part[property];
    if (typeof text !== 'string') return;
    this.found[key] = text;
    part[property] = `%${key}%`;
  }

  takeList(part: Part, property: string, keys: readonly string[]): void {
    const texts = part[property];
    if (!Array.isArray(texts)) return;
    part[property] = texts.map((text, i) => {
      const key = keys[i];
      if (key === undefined || typeof text !== 'string') return text;
      this.found[key] = text;
      return `%${key}%`;
    });
  }
}

function takeSettings(strings: Strings, properties: Json | undefined): void {
  if (!isPart(properties)) return;
  for (const [id, setting] of Object.entries(properties)) {
    if (!isPart(setting)) continue;
    const key = `setting.${nameOf(id)}`;
    strings.take(setting, 'markdownDescription', `${key}.description`);
    const values = Array.isArray(setting['enum']) ? setting['enum'] : [];
    strings.takeList(
      setting,
      'enumDescriptions',
      values.map((value) => `${key}.enum.${nameOf(value)}`),
    );
    if (id !== 'pledge.rules' || !isPart(setting['properties'])) continue;
    for (const [rule, level] of Object.entries(setting['properties']))
      if (isPart(level)) strings.take(level, 'markdownDescription', `rule.${rule}.description`);
  }
}

function takeViews(strings: Strings, contributes: Part): void {
  const views = isPart(contributes['views']) ? Object.values(contributes['views']).flatMap(partsOf) : [];
  for (const view of views) {
    strings.take(view, 'name', `view.${nameOf(view['id'])}.name`);
    strings.take(view, 'contextualTitle', `view.${nameOf(view['id'])}.title`);
  }
  for (const [i, welcome] of partsOf(contributes['viewsWelcome']).entries())
    strings.take(welcome, 'contents', `welcome.${nameOf(welcome['view'])}.${i + 1}`);
}

function takeWalkthroughs(strings: Strings, contributes: Part): void {
  for (const walkthrough of partsOf(contributes['walkthroughs'])) {
    strings.take(walkthrough, 'title', 'walkthrough.title');
    strings.take(walkthrough, 'description', 'walkthrough.description');
    for (const step of partsOf(walkthrough['steps'])) {
      const key = `walkthrough.${nameOf(step['id'])}`;
      strings.take(step, 'title', `${key}.title`);
      strings.take(step, 'description', `${key}.description`);
      if (isPart(step['media'])) strings.take(step['media'], 'altText', `${key}.picture`);
    }
  }
}

/**
 * Takes what people read out of a manifest, so that each language has a file of its own. New texts may be written straight into the manifest: they end up in
 * `package.nls.json` with the rest.
 *
 * @param known what was taken out before
 */
export function takeStrings(
  manifest: unknown,
  known: Readonly<ManifestStrings>,
): { manifest: unknown; strings: ManifestStrings } {
  const whole = withTexts(manifest as Json, known);
  const strings = new Strings();
  if (!isPart(whole) || !isPart(whole['contributes'])) return { manifest: whole, strings: {} };
  const { contributes } = whole;
  if (!isPart(contributes)) return { manifest: whole, strings: {} };
  strings.take(whole, 'description', 'description');
  for (const command of partsOf(contributes['commands']))
    strings.take(command, 'title', `command.${nameOf(command['command'])}.title`);
  takeSettings(strings, isPart(contributes['configuration']) ? contributes['configuration']['properties'] : undefined);
  takeViews(strings, contributes);
  takeWalkthroughs(strings, contributes);
  for (const tool of partsOf(contributes['languageModelTools'])) {
    strings.take(tool, 'displayName', `tool.${nameOf(tool['name'])}.name`);
    strings.take(tool, 'userDescription', `tool.${nameOf(tool['name'])}.description`);
  }
  return { manifest: whole, strings: strings.found };
}
