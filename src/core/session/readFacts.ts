import type { ModuleFacts } from '../facts/model.js';
import type { SkipText } from '../language/en/skips.js';
import type { Uri } from '../workspace.js';
import type { Project } from './project.js';

/** One file as it is now, and what it says. */
export interface FileFacts {
  readonly facts: ModuleFacts;
  readonly text: string;
  /** Undefined where it is not open. */
  readonly version: number | undefined;
}

async function read(project: Project, uri: Uri): Promise<FileFacts | { readonly why: SkipText }> {
  const { maxFileSize } = (await project.governed(uri)).resolved.settings;
  const document = project.workspace.document(uri);
  const [result] =
    document === undefined ? await project.workspace.readMany([uri], maxFileSize) : [{ uri, text: document.text }];
  if (result === undefined) return { why: ['notRead'] };
  if (!('text' in result)) return { why: result.why };
  const { text } = result;
  if (text.length > maxFileSize) return { why: ['tooLarge', text.length, maxFileSize] };
  const extracted = await project.facts.extract(uri, project.pathOf(uri), text, document === undefined);
  return 'facts' in extracted
    ? { facts: extracted.facts, text, version: document?.version }
    : { why: extracted.skipped };
}

/** Reads one file within the size that its settings allow. Undefined where it is not analysed. */
export async function readFacts(project: Project, uri: Uri): Promise<FileFacts | undefined> {
  const found = await read(project, uri);
  return 'facts' in found ? found : undefined;
}

/** Why the text of a file is not analysed; undefined where it is. */
export async function whyUnread(project: Project, uri: Uri): Promise<SkipText | undefined> {
  const found = await read(project, uri);
  return 'why' in found ? found.why : undefined;
}
