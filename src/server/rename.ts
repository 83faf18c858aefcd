import { ResponseError, LSPErrorCodes, type Range, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { locateInPolicy } from '../core/policy/locate.js';
import { categoryOf } from '../core/policy/rows.js';
import { vocabularyAt } from '../core/policy/schema-shape.js';
import { readYaml } from '../core/policy/yaml-tree.js';
import { resolveCategory } from '../core/vocabulary/taxonomy.js';
import type { TextRange } from '../core/text/range.js';
import type { Uri } from '../core/workspace.js';
import { openTextsMethod, type OpenTextsAnswer, type OpenTextsParams } from '../protocol/files.js';
import { annotationWordAt } from './code/placeAt.js';
import type { Asked, ServerContext } from './context.js';
import { isPolicy } from './policy/isPolicy.js';
import { categoriesInSettings } from './settings/categoriesInSettings.js';
import { settingsFilesOf } from './settings/settingsFilesOf.js';

/** Files read at once while looking for annotations. */
const batch = 200;

export interface RenamedCategory {
  readonly range: Range;
  readonly placeholder: string;
}

/** The category that is written at a place of a policy file or of an annotation; undefined elsewhere. */
export async function categoryAt(
  { document, session, signal }: Asked,
  offset: number,
): Promise<RenamedCategory | undefined> {
  const found = await writtenAt({ document, session, signal }, offset);
  return found && { range: rangeIn(document, found.at), placeholder: found.text };
}

async function writtenAt(
  { document, session, signal }: Asked,
  offset: number,
): Promise<{ at: TextRange; text: string } | undefined> {
  if (await isPolicy(document, session)) {
    const place = locateInPolicy(document.getText(), offset);
    if (place?.vocabulary !== 'category' || place.onKey || place.text === undefined) return undefined;
    return { at: place.at, text: place.text };
  }
  const { annotations } = await session.view(document.uri, signal);
  const found = annotationWordAt(annotations?.annotations ?? [], offset);
  return found?.list === 'categories' ? { at: found.word.range, text: found.word.text } : undefined;
}

function rangeIn(document: TextDocument, { start, end }: TextRange): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

function inPolicy(text: string, key: string): TextRange[] {
  const tree = readYaml(text);
  const found: TextRange[] = [];
  const visit = (value: unknown, path: readonly (string | number)[]): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, held] of Object.entries(value)) {
      const at = Array.isArray(value) ? Number(name) : name;
      const below = [...path, at];
      const range = tree.valueRange(value, at);
      if (range && typeof held === 'string' && vocabularyAt(below) === 'category' && categoryOf(held) === key)
        found.push(range);
      visit(held, below);
    }
  };
  visit(tree.value, []);
  return found;
}

/** A file as it stands: as the editor holds it where it is open, else as it is on disk and without a version. */
interface Standing {
  readonly uri: Uri;
  readonly text: string;
  readonly version: number | null;
}

/** The settings of the folders. The editor tells of none as documents, so it is asked for those that are open. */
async function settingsOf({ connection, holder }: ServerContext): Promise<Standing[]> {
  const uris = settingsFilesOf(holder.roots);
  const params: OpenTextsParams = { uris };
  const open = await connection.sendRequest<OpenTextsAnswer>(openTextsMethod, params);
  const closed = uris.filter((uri) => !open.some((each) => each.uri === uri));
  const onDisk = (await holder.workspace?.readMany(closed)) ?? [];
  return [...open, ...onDisk.flatMap((read) => ('text' in read ? [{ ...read, version: null }] : []))];
}

/**
 * Writes a category in another way, or makes another category of it, everywhere: in the policy files of the workspace with what they extend, in the settings of
 * its folders, and in annotations. Every spelling of the category counts, and what is open counts as the editor holds it.
 *
 * @throws ResponseError where the new name is no category
 */
export async function renameCategory(
  context: ServerContext,
  question: Asked,
  offset: number,
  newName: string,
): Promise<WorkspaceEdit | null> {
  const { document, session, signal } = question;
  const written = await writtenAt(question, offset);
  if (written === undefined) return null;
  const resolution = resolveCategory(newName);
  if (!('key' in resolution)) {
    const near = 'suggestions' in resolution ? resolution.suggestions : resolution.ambiguous;
    throw new ResponseError(LSPErrorCodes.RequestFailed, context.language.editor.noCategory(newName, near.slice(0, 3)));
  }
  const key = categoryOf(written.text);
  const edits = new Map<Uri, { readonly version: number | null; readonly edits: TextEdit[] }>();
  const standing = (uri: Uri, onDisk: string): Standing => {
    const open = context.documents.get(uri);
    return { uri, text: open?.getText() ?? onDisk, version: open?.version ?? null };
  };
  const take = ({ uri, text, version }: Standing, ranges: readonly TextRange[]): void => {
    if (ranges.length === 0) return;
    const lines = TextDocument.create(uri, '', 0, text);
    edits.set(uri, { version, edits: ranges.map((range) => ({ range: rangeIn(lines, range), newText: newName })) });
  };
  const takePolicy = (policy: Standing): void => {
    take(policy, inPolicy(policy.text, key));
  };

  for (const each of context.documents.all())
    if (await isPolicy(each, session)) takePolicy(standing(each.uri, each.getText()));
  // A policy that only settings name is no file that a walk finds: it decides for the document at hand.
  for (const each of new Set([document.uri, ...(await session.policies(signal))])) {
    const { policy } = await session.view(each, signal);
    for (const [uri, text] of policy?.texts ?? [])
      if (!edits.has(uri) && /\.ya?ml$/.test(uri)) takePolicy(standing(uri, text));
  }

  for (const settings of await settingsOf(context)) take(settings, categoriesInSettings(settings.text, key));

  const sources = await session.sources(signal);
  for (let from = 0; from < sources.length; from += batch) {
    signal.throwIfAborted();
    for (const read of (await context.holder.workspace?.readMany(sources.slice(from, from + batch))) ?? []) {
      if (!('text' in read)) continue;
      const source = standing(read.uri, read.text);
      if (!/@(?:pii|tracks)\b/.test(source.text)) continue;
      const { annotations } = await session.view(read.uri, signal);
      const words = (annotations?.annotations ?? []).flatMap(({ categories }) =>
        categories.filter(({ value }) => value === key),
      );
      take(
        source,
        words.map(({ range }) => range),
      );
    }
  }
  return {
    documentChanges: [...edits].map(([uri, { version, edits: own }]) => ({
      textDocument: { uri, version },
      edits: own,
    })),
  };
}
