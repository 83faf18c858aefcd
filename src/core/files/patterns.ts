import ignore, { type Ignore } from 'ignore';

/** Tells whether a posix path, relative to the folder that the patterns belong to, matches. Paths of folders are tried with a slash at their end. */
export interface PathPatterns {
  /** Undefined where no pattern speaks; the last that matches wins. */
  test(path: string): boolean | undefined;
}

function compile(patterns: readonly string[]): Ignore {
  // Paths that differ in case are different files in a repository, whatever the disk says.
  return ignore({ ignorecase: false, allowRelativePaths: true }).add([...patterns]);
}

function testWith(rules: Ignore, path: string): boolean | undefined {
  const { ignored, unignored } = rules.test(path);
  return ignored ? true : unignored ? false : undefined;
}

/** The patterns of a `.gitignore`. */
export function gitPatterns(text: string): PathPatterns {
  const rules = compile(text.split(/\r\n?|\n/));
  return { test: (path) => testWith(rules, path) };
}

// A glob that ends with `/**` means the folder itself too, so that it need not be entered.
function asGit(glob: string): string[] {
  const pattern = glob.replace(/^\.\//, '').replaceAll('\\', '/');
  if (!pattern.endsWith('/**')) return [pattern];
  const folder = pattern.slice(0, -3);
  // A name without a slash would match at any depth.
  return folder === '' ? [pattern] : [folder.includes('/') ? folder : `/${folder}`, pattern];
}

/** Globs as settings and policy files say them: those to leave out, and those with `!` to take in after all. */
export class ExcludePatterns {
  readonly #excluded: Ignore | undefined;
  readonly #included: Ignore | undefined;
  readonly #negated: readonly string[];

  constructor(globs: readonly string[]) {
    const wanted = globs.map((glob) => glob.trim()).filter((glob) => glob !== '' && glob !== '!');
    const positive = wanted.filter((glob) => !glob.startsWith('!'));
    this.#negated = wanted.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
    this.#excluded = positive.length > 0 ? compile(positive.flatMap(asGit)) : undefined;
    this.#included = this.#negated.length > 0 ? compile(this.#negated.flatMap(asGit)) : undefined;
  }

  /** Whether a glob without `!` matches. */
  excludes(path: string): boolean {
    return this.#excluded?.ignores(path) ?? false;
  }

  /** Whether a glob with `!` matches. */
  includes(path: string): boolean {
    return this.#included?.ignores(path) ?? false;
  }

  /** Whether a glob with `!` says this name of a folder outright. */
  names(folder: string): boolean {
    return this.#negated.some((glob) => glob.split('/').includes(folder));
  }
}
