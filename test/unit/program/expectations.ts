/*
 * A line of a fixture says at its end what the engine is to see there, and a line that says nothing is to stay silent:
 *
 *     posthog.capture('signed up', { email }); // => call(PostHog) flow(PostHog: email)
 *
 * `call(VENDOR)` a call to a third party; `flow(TARGET: CATEGORY, …)` personal data that reaches a sink, where TARGET is the vendor or, without one, the
 * kind of sink; `field(CATEGORY, …)` a personal field; `read(CATEGORY, …)` a read of a source; ` guarded` after a call or flow that stands behind a
 * consent check; `nothing` where a line looks as if it did any of these. Categories are last segments. Text after ` -- ` says why.
 */

/** What a line says that it expects: the text behind its arrow, without the reason. Undefined where it says nothing. */
export function written(line: string): string | undefined {
  return (
    /\/\/ => (.*?)(?: -- .*)?$/.exec(line.replace(/\s*\*\/\}?$/, ''))?.[1] ??
    /\/\* => (.*?)(?: -- .*)?\*\//.exec(line)?.[1]
  );
}

/** What a text expects, by 1-based line, each as the test writes an observation. */
export function expectations(text: string): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const [index, line] of text.split('\n').entries()) {
    const items = written(line)?.match(/(?:call|flow|field|read)\([^)]*\)(?: guarded)?/g) ?? [];
    if (items.length > 0)
      found.set(
        index + 1,
        items
          .map((item) =>
            item.replace(
              /\(([^:)]*): ([^)]*)\)/,
              (_, target: string, list: string) => `(${target}: ${list.split(/, */).sort().join(', ')})`,
            ),
          )
          .sort(),
      );
  }
  return found;
}

/**
 * Lines of a fixture that say what personal data is to be seen, and lines that are to show none although they look as if they did: they say `nothing`, or
 * only that somebody is called.
 */
export function counted(text: string): { readonly seen: readonly string[]; readonly silent: readonly string[] } {
  const seen: string[] = [];
  const silent: string[] = [];
  for (const line of text.split('\n')) {
    const says = written(line);
    if (says === undefined) continue;
    const code = line.replace(/\s*(?:\{?\/\*|\/\/) => .*$/, '').trim();
    if (/\b(?:flow|field|read)\(/.test(says)) seen.push(code);
    else if (/^nothing|\bcall\(/.test(says.trim())) silent.push(code);
  }
  return { seen, silent };
}
