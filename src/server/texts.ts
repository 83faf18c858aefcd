import type { Position, Range } from 'vscode-languageserver';
import { LineIndex, type TextRange } from '../core/text/range.js';
import type { Uri, Workspace } from '../core/workspace.js';

/** Turns offsets of one text into the protocol's 0-based lines and UTF-16 characters. */
export interface Positions {
  range(range: TextRange): Range;
}

export function positionsIn(index: LineIndex): Positions {
  const position = (offset: number): Position => {
    const { line, column } = index.at(offset);
    return { line: line - 1, character: column - 1 };
  };
  return { range: ({ start, end }) => ({ start: position(start), end: position(end) }) };
}

/** For files whose text is not to be had any more: the first line, so that the finding is still seen. */
export const nowhere: Positions = {
  range: () => ({ start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }),
};

/**
 * Positions in any file that a finding may point at: an open document as the editor holds it, any other as it is on disk. What was read is kept until `forget`.
 */
export class Texts {
  readonly #openText: (uri: Uri) => string | undefined;
  readonly #workspace: () => Workspace | undefined;
  readonly #closed = new Map<Uri, Positions>();

  constructor(openText: (uri: Uri) => string | undefined, workspace: () => Workspace | undefined) {
    this.#openText = openText;
    this.#workspace = workspace;
  }

  /** Reads what is not there yet of the files, all at once. */
  async load(uris: Iterable<Uri>): Promise<(uri: Uri) => Positions> {
    const wanted = new Set(uris);
    const missing = [...wanted].filter((uri) => this.#openText(uri) === undefined && !this.#closed.has(uri));
    const read = (await this.#workspace()?.readMany(missing)) ?? [];
    for (const result of read)
      this.#closed.set(result.uri, 'text' in result ? positionsIn(new LineIndex(result.text)) : nowhere);
    const open = new Map<Uri, Positions>();
    for (const uri of wanted) {
      const text = this.#openText(uri);
      if (text !== undefined) open.set(uri, positionsIn(new LineIndex(text)));
    }
    return (uri) => open.get(uri) ?? this.#closed.get(uri) ?? nowhere;
  }

  forget(uri?: Uri): void {
    if (uri === undefined) this.#closed.clear();
    else this.#closed.delete(uri);
  }
}
