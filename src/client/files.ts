import { FileSystemError, FileType, Uri, workspace, type Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { decodeText } from '../core/workspace/decode.js';
import { byUri, childUri } from '../core/workspace/uris.js';
import type { FileStat, FolderEntry, FolderListing, ReadProblem, ReadResult } from '../core/workspace.js';
import {
  listFoldersMethod,
  openTextsMethod,
  readFilesMethod,
  statFilesMethod,
  type ListFoldersAnswer,
  type ListFoldersParams,
  type OpenTextsAnswer,
  type OpenTextsParams,
  type ReadFilesAnswer,
  type ReadFilesParams,
  type StatFilesAnswer,
  type StatFilesParams,
} from '../protocol/files.js';

function problemOf(uri: string, error: unknown): ReadProblem {
  const code = error instanceof FileSystemError ? error.code : '';
  if (code === 'FileNotFound' || code === 'FileNotADirectory') return { uri, problem: 'missing', why: ['missing'] };
  if (code === 'NoPermissions') return { uri, problem: 'unreadable', why: ['forbidden'] };
  const reason = code === '' ? (error instanceof Error ? error.message : String(error)) : code;
  return { uri, problem: 'unreadable', why: ['unreadable', reason] };
}

/** Links to folders are not followed, so that no walk goes round; links to files are. */
function kindOf(type: FileType): FolderEntry['kind'] | undefined {
  if ((type & FileType.File) !== 0) return 'file';
  return type === FileType.Directory ? 'folder' : undefined;
}

async function list(folder: string): Promise<FolderListing> {
  try {
    const entries: FolderEntry[] = [];
    for (const [name, type] of await workspace.fs.readDirectory(Uri.parse(folder))) {
      const kind = kindOf(type);
      if (kind !== undefined) entries.push({ uri: childUri(folder, name), name, kind });
    }
    return { entries: entries.sort((a, b) => byUri(a.name, b.name)), problems: [] };
  } catch (error) {
    const problem = problemOf(folder, error);
    return { entries: [], problems: problem.problem === 'missing' ? [] : [problem] };
  }
}

async function read(uri: string, maxBytes: number): Promise<ReadResult> {
  try {
    const resource = Uri.parse(uri);
    const { size, type } = await workspace.fs.stat(resource);
    if ((type & FileType.File) === 0) return { uri, problem: 'unreadable', why: ['irregular'] };
    if (size > maxBytes) return { uri, problem: 'too-large', why: ['tooLarge', size, maxBytes] };
    const text = decodeText(await workspace.fs.readFile(resource));
    return text === undefined ? { uri, problem: 'binary', why: ['binary'] } : { uri, text };
  } catch (error) {
    return problemOf(uri, error);
  }
}

async function stat(uri: string): Promise<FileStat | null> {
  try {
    const { type, size, mtime } = await workspace.fs.stat(Uri.parse(uri));
    return (type & FileType.Directory) !== 0 ? { kind: 'folder', size: 0, mtime } : { kind: 'file', size, mtime };
  } catch {
    return null;
  }
}

function openTexts(uris: readonly string[]): OpenTextsAnswer {
  const wanted = new Map(uris.map((uri) => [Uri.parse(uri).toString(), uri]));
  return workspace.textDocuments.flatMap((document) => {
    const uri = wanted.get(document.uri.toString());
    return uri === undefined ? [] : [{ uri, version: document.version, text: document.getText() }];
  });
}

/** Answers the server's questions for files with the editor's own file systems, whatever provides them. */
export function serveFiles(client: BaseLanguageClient): Disposable[] {
  return [
    client.onRequest(listFoldersMethod, ({ folders }: ListFoldersParams): Promise<ListFoldersAnswer> =>
      Promise.all(folders.map(list)),
    ),
    client.onRequest(readFilesMethod, ({ uris, maxBytes }: ReadFilesParams): Promise<ReadFilesAnswer> =>
      Promise.all(uris.map((uri) => read(uri, maxBytes))),
    ),
    client.onRequest(statFilesMethod, ({ uris }: StatFilesParams): Promise<StatFilesAnswer> =>
      Promise.all(uris.map(stat)),
    ),
    client.onRequest(openTextsMethod, ({ uris }: OpenTextsParams): OpenTextsAnswer => openTexts(uris)),
  ];
}
