import type { Uri } from '../workspace.js';
import { rebaseGlob } from './globs.js';
import type { Policy, PolicyRow } from './model.js';
import { folderOf } from './uris.js';

/** The folders from the parent's folder down to the child's; none where the child does not lie below the parent. */
function wayDown(parent: Uri, child: Uri): readonly string[] {
  const from = folderOf(parent);
  const to = folderOf(child);
  return to.startsWith(from) ? to.slice(from.length).split('/').filter(Boolean).map(decodeURIComponent) : [];
}

/** The parent's rows, but for those that a row of the child with the same id replaces, and then the child's. */
function joinRows<T extends PolicyRow>(
  parent: readonly T[],
  child: readonly T[],
  replaced: ReadonlySet<string>,
  rebase: (globs: readonly string[]) => readonly string[],
): readonly T[] {
  const kept = parent
    .filter(({ id }) => id === undefined || !replaced.has(id))
    .map((row) => (row.scopeGlobs ? { ...row, scopeGlobs: rebase(row.scopeGlobs) } : row))
    // A scope of the parent that has no part below the child's folder holds for none of its files.
    .filter((row) => row.scopeGlobs === undefined || row.scopeGlobs.some((glob) => !glob.startsWith('!')));
  return [...kept, ...child];
}

/**
 * Joins a policy with its parent. Globs of a parent that lies above the child are rewritten for the child's folder; those of a parent elsewhere are
 * taken as they are, as a template. What the child says itself wins.
 */
export function joinPolicies(parent: Policy, child: Policy): Policy {
  const folders = wayDown(parent.uri, child.uri);
  const rebase = (globs: readonly string[]): readonly string[] => globs.flatMap((glob) => rebaseGlob(glob, folders));
  const own: readonly PolicyRow[] = [
    ...child.collects,
    ...child.uses,
    ...child.shares,
    ...child.denies,
    ...child.choices,
    ...child.trackerRows,
  ];
  const replaced = new Set(own.flatMap(({ id }) => (id === undefined ? [] : [id])));
  const join = <T extends PolicyRow>(above: readonly T[], below: readonly T[]): readonly T[] =>
    joinRows(above, below, replaced, rebase);
  const trackerRows = join(parent.trackerRows, child.trackerRows);
  const retention = child.retention ?? parent.retention;
  const transfer = child.transfer ?? parent.transfer;
  const children = child.children ?? parent.children;
  const security = child.security ?? parent.security;
  const signalsQuote = child.signals.quote ?? parent.signals.quote;
  const { doNotTrack, gpc } = child.signals;
  return {
    uri: child.uri,
    version: 1,
    sources: [
      ...parent.sources.filter(({ id }) => !child.sources.some((source) => source.id === id)),
      ...child.sources,
    ],
    scopes: new Map([...[...parent.scopes].map(([name, globs]) => [name, rebase(globs)] as const), ...child.scopes]),
    collects: join(parent.collects, child.collects),
    uses: join(parent.uses, child.uses),
    shares: join(parent.shares, child.shares),
    denies: join(parent.denies, child.denies),
    choices: join(parent.choices, child.choices),
    signals: {
      doNotTrack: doNotTrack === 'unstated' ? parent.signals.doNotTrack : doNotTrack,
      gpc: gpc === 'unstated' ? parent.signals.gpc : gpc,
      ...(signalsQuote && { quote: signalsQuote }),
      places: { ...parent.signals.places, ...child.signals.places },
    },
    trackers: [...new Set(trackerRows.filter(({ status }) => status !== 'rejected').map(({ tracker }) => tracker))],
    trackerRows,
    ...(retention && { retention }),
    ...(transfer && { transfer }),
    ...(children && { children }),
    ...(security && { security }),
    contacts: [...new Set([...child.contacts, ...parent.contacts])],
    code: {
      fields: [...child.code.fields, ...parent.code.fields],
      recipients: [...child.code.recipients, ...parent.code.recipients],
      redactors: [...new Set([...child.code.redactors, ...parent.code.redactors])],
      exclude: [...new Set([...child.code.exclude, ...rebase(parent.code.exclude)])],
    },
  };
}
