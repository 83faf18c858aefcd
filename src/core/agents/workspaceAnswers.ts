import type { AuditResult } from '../session.js';
import { isWithin, nameOf, parentUri, relativePath } from '../workspace/uris.js';
import type { Uri } from '../workspace.js';
import type { Policy } from '../policy/model.js';
import { BadInput } from './input.js';

/** What the answers are made from. */
export interface Audited {
  readonly result: AuditResult;
  /** The folders that are open. */
  readonly roots: readonly Uri[];
}

/** The folder that paths are given from: where several are open, the one that their first segment names. */
function folderOf(path: string, roots: readonly Uri[]): { readonly root: Uri; readonly rest: string } {
  const [first, ...others] = roots;
  if (first === undefined) throw new BadInput('No folder is open.');
  if (others.length === 0) return { root: first, rest: path };
  const named = roots.find((root) => path === nameOf(root) || path.startsWith(`${nameOf(root)}/`));
  if (named === undefined) throw new BadInput(`"${path}" must start with a folder: ${roots.map(nameOf).join(', ')}.`);
  return { root: named, rest: path.slice(nameOf(named).length + 1) };
}

/** @throws BadInput for a path that leads out of the open folders */
export function uriOf(path: string, roots: readonly Uri[]): Uri {
  const { root, rest } = folderOf(path.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, ''), roots);
  const segments = rest.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (segments.includes('..')) throw new BadInput(`"${path}" leads out of the workspace.`);
  const base = root.endsWith('/') ? root.slice(0, -1) : root;
  return [base, ...segments.map(encodeURIComponent)].join('/');
}

/** A path as it is asked for and answered. */
export function pathOf(uri: Uri, roots: readonly Uri[]): string {
  const root = roots.find((folder) => isWithin(folder, uri));
  if (root === undefined) return uri;
  const path = relativePath(root, uri);
  return roots.length === 1 ? path : `${nameOf(root)}/${path}`;
}

/** The policy that decides for a file, whether the file is there yet or not: that of the innermost folder with one. */
export function policyFor(uri: Uri, { result }: Audited): { readonly uri: Uri; readonly policy: Policy } | undefined {
  const known = result.documents.find((document) => document.uri === uri)?.policy;
  const candidates = result.policies
    .filter((each) => each.uri === known || (known === undefined && isWithin(parentUri(each.uri) ?? '', uri)))
    .sort((a, b) => b.uri.length - a.uri.length);
  for (const { uri: at, policy } of candidates) if (policy !== undefined) return { uri: at, policy };
  return undefined;
}
