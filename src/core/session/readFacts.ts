import type { ModuleFacts } from '../facts/model.js';
import type { Uri } from '../workspace.js';
import type { Project } from './project.js';

/** One file as it is now, and what it says. */
export interface FileFacts {
  readonly facts: ModuleFacts;
  readonly text: string;
  /** Undefined where it is not open. */
  readonly version: number | undefined;
}

/** Reads one file within the size that its settings allow. Undefined where it is not analysed. */
export async function readFacts(project: Project, uri: Uri): Promise<FileFacts | undefined> {
  const { maxFileSize } = (await project.governed(uri)).resolved.settings;
  const document = project.workspace.document(uri);
  const [result] =
    document === undefined ? await project.workspace.readMany([uri], maxFileSize) : [{ uri, text: document.text }];
  if (result === undefined || !('text' in result) || result.text.length > maxFileSize) return undefined;
  const extracted = await project.facts.extract(uri, project.pathOf(uri), result.text, document === undefined);
  return 'facts' in extracted ? { facts: extracted.facts, text: result.text, version: document?.version } : undefined;
}
