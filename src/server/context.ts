import type { CancellationToken, Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language } from '../core/language/language.js';
import type { Session } from '../core/session.js';
import type { Settings } from '../core/settings.js';
import type { Uri } from '../core/workspace.js';
import { abortedBy } from './audit.js';
import type { EngineHolder } from './engineHolder.js';
import type { Places } from './places.js';
import type { AidsRefresher } from './refreshAids.js';
import type { Texts } from './texts.js';

/** What the handlers of requests work with. */
export interface ServerContext {
  /** In which the client is spoken to. */
  readonly language: Language;
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly holder: EngineHolder;
  readonly texts: Texts;
  readonly places: Places;
  readonly aids: AidsRefresher;
  /** The settings that hold for a file. */
  settingsOf(uri: Uri): Promise<Settings>;
}

/** What a request about one document is answered from. */
export interface Asked {
  readonly document: TextDocument;
  readonly session: Session;
  readonly signal: AbortSignal;
}

/** Undefined where the document is not open, or there is nothing to look at yet. */
export function asked({ documents, holder }: ServerContext, uri: Uri, token: CancellationToken): Asked | undefined {
  const document = documents.get(uri);
  const session = holder.session;
  return document && session && { document, session, signal: abortedBy(token) };
}
