/** Text that is markup already. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Markup | undefined | readonly Part[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML shows it, also inside quoted attributes. Control characters that HTML forbids are left out. */
export function escaped(text: string): string {
  // eslint's no-control-regex does not know that these are what is looked for; \p{Cc} says the same.
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character).replace(/(?![\t\n\r])\p{Cc}/gu, '');
}

function written(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  return part.map(written).join('');
}

/** Markup from a template: what is put in is escaped unless it is markup itself. `undefined` leaves nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.map((text, index) => text + (index < parts.length ? written(parts[index]) : '')).join(''));
}

/** Markup where a condition holds. */
export function when(condition: boolean, markup: () => Markup): Markup | undefined {
  return condition ? markup() : undefined;
}
