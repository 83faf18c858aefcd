import { extensions, Uri } from 'vscode';
import { hashSource } from '../core/policy/normalise.js';
import type { DriftAnswer } from '../protocol/drift.js';

/** As much of the API of VS Code's own Git extension as is used here. */
interface GitRepository {
  log(options: { readonly path: string; readonly maxEntries: number }): Promise<readonly { readonly hash: string }[]>;
  show(ref: string, path: string): Promise<string>;
}
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): { getRepository(uri: Uri): GitRepository | null };
}

/** Versions of a text that are looked at: policies change a few times a year. */
const mostVersions = 30;

async function versionOf(repository: GitRepository, path: string, sha256: string): Promise<string | undefined> {
  for (const { hash } of await repository.log({ path, maxEntries: mostVersions })) {
    const text = await repository.show(hash, path);
    if (hashSource(text) === sha256) return text;
  }
  return undefined;
}

/**
 * The versions of texts from which rows were taken, where VS Code's Git extension has them: found by their hash. Empty where there is no repository, or Git is
 * switched off.
 */
export async function earlierVersions(sources: DriftAnswer['sources']): Promise<Record<string, string>> {
  const git = extensions.getExtension<GitExtension>('vscode.git');
  const found: Record<string, string> = {};
  if (git === undefined) return found;
  try {
    const extension = git.isActive ? git.exports : await git.activate();
    if (!extension.enabled) return found;
    const api = extension.getAPI(1);
    for (const { uri, sha256 } of sources) {
      const file = Uri.parse(uri);
      const repository = api.getRepository(file);
      const text = repository && sha256 !== undefined ? await versionOf(repository, file.fsPath, sha256) : undefined;
      if (text !== undefined) found[uri] = text;
    }
  } catch {
    // A file that Git does not know, or a version that it cannot give: the comparison does without.
  }
  return found;
}
