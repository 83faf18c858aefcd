import type { Governing } from '../files/governing.js';
import { policyReferences } from '../policy/load.js';
import { isWithin, parentUri, relativePath } from '../workspace/uris.js';
import type { Uri } from '../workspace.js';
import type { Project } from './project.js';

/** Why a file is not checked; `file` is the one that says so, where it is a file. */
export interface NotChecked {
  readonly by: 'defaults' | 'gitignore' | 'settings' | 'policy' | 'content' | 'kind' | 'switched-off';
  readonly file?: Uri;
}

/** The files that decide what is said of a file, and why they do. */
export interface Decided {
  readonly policy: Governing | undefined;
  /** Policy files that the policy builds on, nearest first. */
  readonly parents: readonly Uri[];
  /** The texts that its rows quote. */
  readonly sources: readonly Uri[];
  /** The settings file, where settings come from a file that is known. */
  readonly settings: Uri | undefined;
  readonly notChecked: NotChecked | undefined;
}

const deepest = 10;

/** Tells which files decide for a file. */
export async function decided(project: Project, file: Uri): Promise<Decided> {
  const governing = await project.governing(file);
  const { resolved, policy, excludes } = await project.governed(file);
  const parents: Uri[] = [];
  const sources = new Set<Uri>();
  let next: Uri | undefined = policy?.uri;
  for (let depth = 0; depth < deepest && next !== undefined; depth++) {
    const text = policy?.texts.get(next);
    if (text === undefined) break;
    const references = policyReferences(next, text);
    for (const source of references.sources) sources.add(source);
    next = references.parent;
    if (next === undefined || parents.includes(next)) break;
    parents.push(next);
  }
  const isPolicy = file === policy?.uri || sources.has(file);
  const folder = policy === undefined ? undefined : parentUri(policy.uri);
  const byPolicy =
    folder !== undefined &&
    excludes !== undefined &&
    isWithin(folder, file) &&
    excludes.excludes(relativePath(folder, file));
  const settingsFile = resolved.file === undefined ? {} : { file: resolved.file };
  const own = isPolicy ? undefined : await project.selection.exclusion(file);
  return {
    policy: governing,
    parents,
    sources: [...sources],
    settings: resolved.file,
    notChecked: !resolved.settings.enable
      ? { by: 'switched-off', ...settingsFile }
      : byPolicy && policy !== undefined
        ? { by: 'policy', file: policy.uri }
        : own,
  };
}
