import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Location } from 'vscode-languageserver';
import { createNodeEngine } from '../../../src/node/engine.js';
import { uriOf } from '../../../src/node/workspace.js';
import { TestClient } from './testClient.js';

const path = resolve('test/workspaces/shop');
const languages: Readonly<Record<string, string>> = {
  ts: 'typescript',
  tsx: 'typescriptreact',
  yaml: 'yaml',
  md: 'markdown',
};

/** The shop of the integration tests, open in a client in memory. */
export class Shop {
  readonly root = uriOf(path);
  readonly client: TestClient;
  readonly #documents = new Map<string, TextDocument>();

  /** @param locale of the editor */
  constructor(locale = 'en') {
    this.client = new TestClient({ createEngine: createNodeEngine }, [this.root], { locale });
  }

  uri(file: string): string {
    return `${this.root}/${file}`;
  }

  textOf(file: string): string {
    return readFileSync(resolve(path, file), 'utf8');
  }

  /** Opens a file, with another text than on disk where one is given. */
  async open(file: string, text = this.textOf(file), uri = this.uri(file)): Promise<TextDocument> {
    const languageId = languages[file.slice(file.lastIndexOf('.') + 1)] ?? 'plaintext';
    const document = TextDocument.create(uri, languageId, 1, text);
    this.#documents.set(uri, document);
    await this.client.initialized;
    await this.client.open(uri, text, languageId);
    return document;
  }

  /** Asks about the place where some words of an open document start, `into` characters into them. */
  async at<T>(method: string, document: TextDocument, words: string, more: object = {}, into = 1): Promise<T> {
    const offset = document.getText().indexOf(words);
    if (offset < 0) throw new Error(`${document.uri} does not say ${words}`);
    return this.client.connection.sendRequest<T>(method, {
      textDocument: { uri: document.uri },
      position: document.positionAt(offset + into),
      ...more,
    });
  }

  /** What stands at locations, as `file: words`. */
  words(locations: readonly Location[]): string[] {
    return locations.map(({ uri, range }) => {
      const file = uri.slice(this.root.length + 1);
      const text = this.#documents.get(uri)?.getText() ?? this.textOf(file);
      const document = TextDocument.create(uri, '', 0, text);
      const slice = document.getText(range);
      return `${file}: ${slice.split('\n')[0] ?? ''}`;
    });
  }

  stop(): Promise<void> {
    return this.client.stop();
  }
}
