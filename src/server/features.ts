import { CodeActionKind, TextDocumentSyncKind, type ServerCapabilities } from 'vscode-languageserver';
import { hover } from './hover.js';
import { annotationCompletion } from './code/annotationCompletion.js';
import { codeLenses } from './code/codeLens.js';
import { inlayHints } from './code/inlayHints.js';
import { policyLenses } from './policy/codeLens.js';
import { proseLenses } from './prose/codeLens.js';
import { categoryAt, renameCategory } from './rename.js';
import { codeDeclaration } from './code/declaration.js';
import { codeHighlights } from './code/highlights.js';
import { asked, type ServerContext } from './context.js';
import { policyCompletion } from './policy/completion.js';
import { policyDefinition } from './policy/definition.js';
import { policyLinks } from './policy/documentLinks.js';
import { policySymbols } from './policy/documentSymbols.js';
import { policyHighlights } from './policy/highlights.js';
import { isPolicy } from './policy/isPolicy.js';
import { isProse } from './policy/isProse.js';
import { policyView } from './policy/policyView.js';
import { policyReferences } from './policy/references.js';
import { policyLegend, policyTokens } from './policy/semanticTokens.js';
import { fixAllKind } from './fixAll.js';
import { proseDefinition } from './prose/rowsOfSentence.js';
import { showPlace, showPlaceCommand } from './showPlace.js';

/** What the server can do. What differs between code, policy files and their prose is told by each handler. */
export const serverCapabilities: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  hoverProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
  executeCommandProvider: { commands: [showPlaceCommand] },
  completionProvider: { triggerCharacters: ['@', ' ', ',', '.', '[', '-'] },
  codeLensProvider: { resolveProvider: false },
  inlayHintProvider: { resolveProvider: false },
  renameProvider: { prepareProvider: true },
  declarationProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  documentLinkProvider: { resolveProvider: false },
  documentSymbolProvider: true,
  semanticTokensProvider: { legend: policyLegend, full: true, documentSelector: [{ language: 'yaml' }] },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

/** Answers the requests of navigation and of the outline. */
export function registerFeatures(context: ServerContext): void {
  const { connection, texts } = context;

  connection.onExecuteCommand(async ({ command, arguments: args = [] }) => {
    if (command === showPlaceCommand) await showPlace(connection, texts, args);
  });

  connection.onHover(async ({ textDocument, position }, token) => {
    const found = asked(context, textDocument.uri, token);
    return found === undefined ? null : hover(context, found, position);
  });

  connection.onCompletion(async ({ textDocument, position }, token) => {
    const found = asked(context, textDocument.uri, token);
    if (found === undefined || isProse(found.document)) return null;
    const offset = found.document.offsetAt(position);
    if (await isPolicy(found.document, found.session))
      return policyCompletion(found.document, offset, context.language);
    return found.document.languageId === 'yaml' ? null : annotationCompletion(found.document, offset, context.language);
  });

  connection.onDeclaration(async ({ textDocument, position }, token) => {
    const found = asked(context, textDocument.uri, token);
    if (found === undefined || isProse(found.document) || (await isPolicy(found.document, found.session))) return null;
    const view = await found.session.view(textDocument.uri, found.signal);
    return codeDeclaration(context, view, found.document.offsetAt(position));
  });

  connection.onDefinition(async ({ textDocument, position }, token) => {
    const found = asked(context, textDocument.uri, token);
    if (found === undefined) return null;
    const { document, session } = found;
    if (isProse(document)) return proseDefinition(context, session, document, position);
    if (!(await isPolicy(document, session))) return null;
    return policyDefinition(await policyView(context, document), document.offsetAt(position));
  });

  connection.onReferences(async ({ textDocument, position }, token) => {
    const found = asked(context, textDocument.uri, token);
    if (found === undefined || !(await isPolicy(found.document, found.session))) return null;
    const view = await policyView(context, found.document);
    return policyReferences(context, view, found.document.offsetAt(position), found.signal);
  });

  connection.onDocumentHighlight(async ({ textDocument, position }, token) => {
    const found = asked(context, textDocument.uri, token);
    if (found === undefined || isProse(found.document)) return null;
    const offset = found.document.offsetAt(position);
    if (await isPolicy(found.document, found.session)) return policyHighlights(found.document, offset);
    const view = await found.session.view(textDocument.uri, found.signal);
    const places = codeHighlights(view, found.document, offset);
    // Nothing of ours stands here: an empty answer would take away what others highlight.
    return places.length > 0 ? places : null;
  });

  connection.onCodeLens(async ({ textDocument }, token) => {
    const found = asked(context, textDocument.uri, token);
    if (found === undefined || !(await context.settingsOf(textDocument.uri)).codeLens) return null;
    const { document, session, signal } = found;
    if (isProse(document)) return proseLenses(context, session, document);
    if (await isPolicy(document, session)) return policyLenses(context, await policyView(context, document));
    return codeLenses(await session.view(textDocument.uri, signal), document, context.language);
  });

  connection.languages.inlayHint.on(async ({ textDocument, range }, token) => {
    const found = asked(context, textDocument.uri, token);
    if (found === undefined || !(await context.settingsOf(textDocument.uri)).inlayHints) return null;
    return inlayHints(
      await found.session.view(textDocument.uri, found.signal),
      found.document,
      range,
      context.language,
    );
  });

  connection.onPrepareRename(async ({ textDocument, position }, token) => {
    const found = asked(context, textDocument.uri, token);
    if (found === undefined || isProse(found.document)) return null;
    return (await categoryAt(found, found.document.offsetAt(position))) ?? null;
  });

  connection.onRenameRequest(async ({ textDocument, position, newName }, token) => {
    const found = asked(context, textDocument.uri, token);
    if (found === undefined) return null;
    return renameCategory(context, found, found.document.offsetAt(position), newName);
  });

  connection.onDocumentLinks(async ({ textDocument }, token) => {
    const found = asked(context, textDocument.uri, token);
    if (found === undefined || !(await isPolicy(found.document, found.session))) return null;
    return policyLinks(await policyView(context, found.document), context.language);
  });

  connection.onDocumentSymbol(async ({ textDocument }, token) => {
    const found = asked(context, textDocument.uri, token);
    if (found === undefined || !(await isPolicy(found.document, found.session))) return null;
    return policySymbols(found.document, context.language);
  });

  connection.languages.semanticTokens.on(async ({ textDocument }, token) => {
    const found = asked(context, textDocument.uri, token);
    if (found === undefined || !(await isPolicy(found.document, found.session))) return { data: [] };
    return policyTokens(found.document);
  });
}
