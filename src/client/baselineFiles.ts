import { Uri, workspace, type WorkspaceFolder } from 'vscode';
import { readBaseline } from '../core/rules/baseline.js';

/** The file at the root of a folder in which its known findings are. */
export const baselineFile = 'pledge.baseline.json';

export function baselineUri({ uri }: WorkspaceFolder): Uri {
  return Uri.joinPath(uri, baselineFile);
}

/** The text of a file; undefined where there is none. */
export async function textOf(uri: Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** The texts of the baselines of all folders. */
export async function baselineTexts(): Promise<string[]> {
  const texts = await Promise.all((workspace.workspaceFolders ?? []).map((folder) => textOf(baselineUri(folder))));
  return texts.flatMap((text) => text ?? []);
}

/** The fingerprints that the baselines know; undefined where there is no baseline. A file that is none knows nothing. */
export async function knownFingerprints(): Promise<ReadonlySet<string> | undefined> {
  const texts = await baselineTexts();
  if (texts.length === 0) return undefined;
  const entries = texts.map(readBaseline).flatMap((read) => ('baseline' in read ? read.baseline.findings : []));
  return new Set(entries.map(({ fingerprint }) => fingerprint));
}
