import type { ModuleFacts } from '../facts/model.js';
import type { Uri } from '../workspace.js';
import type { KnownFiles } from './project.js';

/** The files of the workspace that a module imports or exports from. */
export function importedBy(facts: ModuleFacts, { resolver }: Pick<KnownFiles, 'resolver'>): Uri[] {
  const specifiers = new Set<string>();
  for (const { specifier } of facts.imports) specifiers.add(specifier);
  for (const { from } of facts.exports) if (from !== undefined) specifiers.add(from.specifier);
  return [...specifiers].flatMap((specifier) => resolver.resolve(facts.uri, specifier) ?? []);
}

/**
 * Takes in what some files import, and what that imports in turn, nearest first.
 *
 * @param facts is added to by `read`, which gets the files that are not there yet
 * @param most files are read
 */
export async function importClosure(
  facts: ReadonlyMap<Uri, ModuleFacts>,
  files: KnownFiles,
  read: (uris: readonly Uri[]) => Promise<void>,
  most = Infinity,
): Promise<void> {
  const seen = new Set(facts.keys());
  let edge: readonly Uri[] = [...seen];
  let left = most;
  while (edge.length > 0 && left > 0) {
    const next = new Set<Uri>();
    for (const uri of edge) {
      const own = facts.get(uri);
      if (own !== undefined) for (const imported of importedBy(own, files)) if (!seen.has(imported)) next.add(imported);
    }
    edge = [...next].slice(0, left);
    left -= edge.length;
    for (const uri of edge) seen.add(uri);
    await read(edge);
  }
}
