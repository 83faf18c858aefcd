import picomatch from 'picomatch';

const options = { dot: true, windows: false } as const;

function matcher(glob: string): (path: string) => boolean {
  try {
    return picomatch(glob, options);
  } catch {
    // picomatch refuses globs beyond its length limit.
    return () => false;
  }
}

/** Whether a path lies in what globs name: one of those without `!` matches, and none of those with it. */
export function compileGlobs(globs: readonly string[]): (path: string) => boolean {
  const wanted = globs.filter((glob) => !glob.startsWith('!')).map(matcher);
  const unwanted = globs.filter((glob) => glob.startsWith('!')).map((glob) => matcher(glob.slice(1)));
  return (path) => (wanted.length === 0 || wanted.some((is) => is(path))) && !unwanted.some((is) => is(path));
}

/**
 * Rewrites a glob of a folder for a folder below it: what it matches below there, relative to there.
 *
 * @param folders the way down, one segment each
 * @returns several globs where `**` can end in several ways, none where nothing below can match
 */
export function rebaseGlob(glob: string, folders: readonly string[]): string[] {
  if (glob.startsWith('!')) return rebaseGlob(glob.slice(1), folders).map((each) => `!${each}`);
  // A name without a slash matches in its own folder only.
  return [...new Set(rebase(glob.replace(/^\.\//, '').split('/'), folders))];
}

function rebase(segments: readonly string[], folders: readonly string[]): string[] {
  const [folder, ...deeper] = folders;
  if (folder === undefined) return segments.length > 0 ? [segments.join('/')] : [];
  const [segment, ...rest] = segments;
  if (segment === undefined) return [];
  if (segment === '**') return [...rebase(segments, deeper), ...rebase(rest, folders)];
  return matcher(segment)(folder) ? rebase(rest, deeper) : [];
}
