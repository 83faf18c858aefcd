import { URI } from 'vscode-uri';
import type { Uri } from '../workspace.js';

const plain = /^[A-Za-z0-9._~-]*$/;

/** The URI of an entry of a folder. */
export function childUri(folder: Uri, name: string): Uri {
  const encoded = plain.test(name)
    ? name
    : URI.from({ scheme: 'x', path: `/${name}` })
        .toString()
        .slice('x:/'.length);
  return folder.endsWith('/') ? folder + encoded : `${folder}/${encoded}`;
}

/** The folder that holds a file or folder, without a slash at its end; undefined at the top. */
export function parentUri(uri: Uri): Uri | undefined {
  const end = uri.endsWith('/') ? uri.length - 1 : uri.length;
  const slash = uri.lastIndexOf('/', end - 1);
  const top = pathStart(uri);
  if (slash <= top) return slash === top && end > top + 1 ? uri.slice(0, top + 1) : undefined;
  return uri.slice(0, slash);
}

/** Where the path of a URI starts: after its scheme, and after its authority where it has one. */
function pathStart(uri: Uri): number {
  const scheme = uri.indexOf(':') + 1;
  if (!uri.startsWith('//', scheme)) return scheme;
  const slash = uri.indexOf('/', scheme + 2);
  return slash < 0 ? uri.length : slash;
}

/** The last segment, as people read it. */
export function nameOf(uri: Uri): string {
  return decodeSegments(uri.slice(uri.lastIndexOf('/') + 1));
}

/** Whether a file or folder is this folder or lies in it. */
export function isWithin(folder: Uri, uri: Uri): boolean {
  return uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/**
 * The posix path of a file from a folder that holds it, as people read it; `` for the folder itself. For a file outside, the way there (`../a.ts`).
 */
export function relativePath(folder: Uri, uri: Uri): string {
  if (uri === folder) return '';
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  if (uri.startsWith(prefix)) return decodeSegments(uri.slice(prefix.length));
  const from = prefix.split('/').slice(0, -1);
  const to = uri.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  // Another scheme or authority: there is no way there.
  if (same < 3) return decodeSegments(uri);
  return decodeSegments([...from.slice(same).map(() => '..'), ...to.slice(same)].join('/'));
}

function decodeSegments(encoded: string): string {
  if (!encoded.includes('%')) return encoded;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/** The file that a posix path means which is relative to a folder (`docs/a.yaml`, `../a.yaml`). */
export function resolvePath(folder: Uri, path: string): Uri | undefined {
  let uri: Uri | undefined = folder;
  for (const segment of path.replaceAll('\\', '/').split('/')) {
    if (uri === undefined) return undefined;
    if (segment === '..') uri = parentUri(uri);
    else if (segment !== '.' && segment !== '') uri = childUri(uri, segment);
  }
  return uri;
}

/** Orders URIs by their code units, the same on every machine. */
export function byUri(a: Uri, b: Uri): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
