import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  TextDocuments,
  type Connection,
  type FileEvent,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { languageOf } from '../core/language/choose.js';
import type { Settings } from '../core/settings.js';
import { resolveSettings } from '../core/settings/resolve.js';
import type { FileChange, Uri } from '../core/workspace.js';
import { readInitialization } from '../protocol/initialization.js';
import { registerAgents } from './agentAnswer.js';
import { BaselineChanges } from './baselineChanges.js';
import { Baselines } from './baselines.js';
import { Checker, othersDelay } from './checker.js';
import { ClosedFiles } from './closedFiles.js';
import { codeActions } from './codeActions.js';
import { Configuration } from './configuration.js';
import { EngineHolder } from './engineHolder.js';
import { registerFeatures, serverCapabilities } from './features.js';
import { AidsRefresher } from './refreshAids.js';
import type { ServerHost } from './host.js';
import { Places } from './places.js';
import { isPolicy } from './policy/isPolicy.js';
import { isProse } from './policy/isProse.js';
import { policyView } from './policy/policyView.js';
import { quoteActions } from './policy/quoteActions.js';
import { reviewActions } from './policy/reviewActions.js';
import { Publisher } from './publisher.js';
import { LastAudit } from './lastAudit.js';
import { registerReportRequests } from './reportRequests.js';
import { registerRequests } from './requests.js';
import { Texts } from './texts.js';
import { isWatched, mayBeFolder, watchedFiles } from './watched.js';

const changeKinds: Readonly<Record<FileChangeType, FileChange['kind']>> = {
  [FileChangeType.Created]: 'created',
  [FileChangeType.Changed]: 'changed',
  [FileChangeType.Deleted]: 'deleted',
};

/** Serves one client over one connection. The same in a Node process and in a web worker: `host` says what differs. */
export function start(connection: Connection, host: ServerHost): void {
  const documents = new TextDocuments(TextDocument);
  connection.onInitialize((params) => {
    serve(connection, documents, host, params);
    return answer;
  });
  documents.listen(connection);
  connection.listen();
}

const answer: InitializeResult = { serverInfo: { name: 'Pledge' }, capabilities: serverCapabilities };

function serve(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  host: ServerHost,
  { capabilities, workspaceFolders, initializationOptions, locale }: InitializeParams,
): void {
  const language = languageOf(locale);
  const configuration: Configuration = new Configuration(
    connection,
    capabilities.workspace?.configuration === true,
    (uri): Uri => holder.folderOf(uri),
  );
  const holder: EngineHolder = new EngineHolder(
    host,
    documents,
    (uri) => configuration.of(uri),
    workspaceFolders ?? [],
    readInitialization(initializationOptions),
  );
  const texts = new Texts(
    (uri) => documents.get(uri)?.getText(),
    () => holder.workspace,
  );
  const settingsOf = async (uri: Uri): Promise<Settings> => resolveSettings(await configuration.of(uri), []).settings;
  const baselines = new Baselines({
    workspace: () => holder.workspace,
    folderOf: (uri) => holder.folderOf(uri),
    settingsOf,
  });
  const publisher = new Publisher(connection, texts, language, async (uri, findings) => ({
    known: await baselines.known(uri, findings),
    limit: (await settingsOf(uri)).maxProblems,
  }));
  const checker = new Checker(connection, documents, () => holder.session, publisher, language);
  const isOpen = (uri: Uri): boolean => documents.get(uri) !== undefined;
  const closedFiles = new ClosedFiles(connection, publisher, isOpen);
  const versions = new Map<Uri, number>();
  const aids = new AidsRefresher(connection, capabilities);
  const places = new Places(
    () => holder.session,
    () => documents.keys(),
  );

  const baselineChanges = new BaselineChanges({
    connection,
    capabilities,
    baselines,
    language,
    folders: () => holder.roots,
    onChange: () => void publisher.refresh(),
  });
  const baselinesChanged = (): void => {
    baselineChanges.changed().catch((error: unknown) => {
      connection.console.error(`The baseline could not be read: ${String(error)}`);
    });
  };

  connection.onInitialized(async () => {
    if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration)
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'pledge' });
    if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration)
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: watchedFiles });
    if (capabilities.workspace?.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        configuration.forget();
        texts.forget();
        places.forget();
        holder.foldersChanged(added, removed);
        void closedFiles.forget();
        baselinesChanged();
        checker.all();
      });
    baselinesChanged();
  });

  documents.onDidOpen(({ document }) => {
    versions.set(document.uri, document.version);
    texts.forget(document.uri);
    places.changed();
    holder.open({ uri: document.uri, version: document.version, text: document.getText() });
    if (!isProse(document)) checker.opened(document.uri);
    // A policy may be new, or differ from what was read from disk.
    if (document.languageId === 'yaml') checker.all(othersDelay, document.uri);
  });
  documents.onDidChangeContent(({ document }) => {
    // Opening counts as a change of content too.
    if (versions.get(document.uri) === document.version) return;
    versions.set(document.uri, document.version);
    holder.session?.change(document.uri, document.version, document.getText());
    places.changed();
    // What a policy or its text says decides what stands above lines of code.
    if (isProse(document) || document.languageId === 'yaml') aids.soon();
    if (isProse(document)) checker.all(othersDelay);
    else checker.changed(document.uri);
  });
  documents.onDidClose(({ document }) => {
    versions.delete(document.uri);
    holder.session?.close(document.uri);
    places.changed();
    checker.closed(document.uri);
    void closedFiles.closed(document.uri, holder.session);
    // It may have been closed with changes that were not saved, on which others rested.
    checker.all(othersDelay);
    if (isProse(document) || document.languageId === 'yaml') aids.soon();
  });

  connection.onDidChangeConfiguration(() => {
    configuration.forget();
    places.forget();
    holder.renew();
    baselinesChanged();
    checker.all();
    if (holder.session !== undefined) void closedFiles.recheck(holder.session);
    aids.soon();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const session = holder.session;
    if (changes.some(({ uri }) => baselineChanges.isBaseline(uri))) {
      baselinesChanged();
      checker.all();
    }
    // What is open counts as the editor holds it, but whether it is there decides what others find.
    const known = changes.filter(
      ({ uri, type }) =>
        !baselineChanges.isBaseline(uri) && isWatched(uri) && (type !== FileChangeType.Changed || !isOpen(uri)),
    );
    const folders = changes
      .filter(({ type, uri }) => type === FileChangeType.Deleted && !isWatched(uri))
      .map(({ uri }) => uri);
    const below = closedFiles.below(folders);
    const told = [...known.map(({ uri }) => uri), ...below, ...folders.filter(mayBeFolder)];
    if (session === undefined || told.length === 0) return;
    for (const uri of told) if (!isOpen(uri)) texts.forget(uri);
    places.forget();
    session.filesChanged(told);
    const gone = below.map((uri): FileChange => ({ uri, kind: 'deleted' }));
    void closedFiles.changedOnDisk([...known.map(toFileChange), ...gone], session);
    checker.all();
  });

  const context = { language, connection, documents, holder, texts, places, settingsOf, aids };

  connection.onCodeAction(async (params) => {
    const document = documents.get(params.textDocument.uri);
    const fixes = await codeActions(params, {
      session: () => holder.session,
      documents,
      publisher,
      texts,
      baselines,
      language,
      canShow: capabilities.window?.showDocument?.support === true,
    });
    if (document === undefined || !(await isPolicy(document, holder.session))) return fixes;
    const view = await policyView(context, document);
    return [...quoteActions(params, view, language), ...fixes, ...reviewActions(params, document, language)];
  });

  const lastAudit = new LastAudit(() => holder.session);
  registerRequests({ ...context, closedFiles, lastAudit, baselines });
  registerReportRequests({ language, connection, holder, publisher, lastAudit, baselines });
  registerAgents(connection, holder);
  registerFeatures(context);

  connection.onShutdown(() => {
    checker.dispose();
    aids.dispose();
    publisher.dispose();
    holder.dispose();
  });
}

function toFileChange({ uri, type }: FileEvent): FileChange {
  return { uri, kind: changeKinds[type] };
}
