import type { Governing } from '../files/governing.js';
import type { ProblemText } from '../language/en/problems.js';
import type { SkipText } from '../language/en/skips.js';
import { policyReferences } from '../policy/load.js';
import type { Uri } from '../workspace.js';
import type { Project } from './project.js';
import { whyUnread } from './readFacts.js';

/** Why a file is not checked; `file` is the one that says so, where it is a file. */
export type NotChecked =
  | {
      readonly by: 'defaults' | 'gitignore' | 'settings' | 'policy' | 'content' | 'kind' | 'switched-off';
      readonly file?: Uri;
    }
  /** Its text cannot be analysed. */
  | { readonly by: 'text'; readonly why: SkipText; readonly file?: undefined };

/** The files that decide what is said of a file, and why they do. */
export interface Decided {
  readonly policy: Governing | undefined;
  /** Why nothing can be held against the policy, where that is so. */
  readonly unreadable: ProblemText | undefined;
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
  const { resolved, policy } = await project.governed(file);
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
  return {
    policy: governing,
    unreadable: policy?.unreadable,
    parents,
    sources: [...sources],
    settings: resolved.file,
    notChecked: await notChecked(project, file, isPolicy),
  };
}

/**
 * Tells why a file is not checked; undefined where it is.
 *
 * @param isPolicy whether it is a policy file or the text of one, which need be no code
 */
export async function notChecked(project: Project, file: Uri, isPolicy: boolean): Promise<NotChecked | undefined> {
  const { resolved, policy } = await project.governed(file);
  const off = await project.offBy(file);
  if (off === 'settings')
    return { by: 'switched-off', ...(resolved.file === undefined ? {} : { file: resolved.file }) };
  if (off === 'policy' && policy !== undefined) return { by: 'policy', file: policy.uri };
  if (isPolicy) return undefined;
  const excluded = await project.selection.exclusion(file);
  if (excluded !== undefined) return excluded;
  const why = await whyUnread(project, file);
  return why && { by: 'text', why };
}
