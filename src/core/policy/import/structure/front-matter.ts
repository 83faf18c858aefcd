/** What stands before the prose: front matter of a site generator. */
export interface FrontMatter {
  /** Where the prose starts. */
  readonly end: number;
  readonly title: string | undefined;
  readonly date: string | undefined;
}

function field(body: string, names: string): string | undefined {
  const match = new RegExp(`^(?:${names})\\s*[:=]\\s*(.{1,200})$`, 'im').exec(body);
  return match?.[1]?.trim().replace(/^(["'])(.*)\1$/, '$2');
}

/** Reads YAML (`---`) or TOML (`+++`) front matter. */
export function readFrontMatter(text: string): FrontMatter {
  const match = /^\s{0,100}(---|\+\+\+)[ \t]*\n/.exec(text);
  const fence = match?.[1];
  if (!match || fence === undefined) return { end: 0, title: undefined, date: undefined };
  const close = text.indexOf(`\n${fence}`, match[0].length - 1);
  const body = close < 0 ? '' : text.slice(match[0].length, close);
  // A thematic break at the top is no front matter: every line of that has a key.
  if (body.length > 5000 || !/^[\w-]+\s*[:=]/m.test(body) || /^[A-Z][^:=\n]{60,}$/m.test(body)) {
    return { end: 0, title: undefined, date: undefined };
  }
  const end = text.indexOf('\n', close + 1);
  return {
    end: end < 0 ? text.length : end,
    title: field(body, 'title'),
    date: field(body, 'effective_?date|last_?(?:updated|modified)|updated|date'),
  };
}
