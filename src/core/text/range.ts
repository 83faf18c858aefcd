/** A half-open range of UTF-16 offsets, 0-based, into one text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A 1-based line and a 1-based UTF-16 column, as people and reports count. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** Maps UTF-16 offsets of one text to lines. Lines end with LF, CRLF or CR, as in VS Code. */
export class LineIndex {
  /** Offsets at which the lines start; the first is 0. */
  readonly starts: readonly number[];

  constructor(text: string) {
    const starts = [0];
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 10) starts.push(i + 1);
      else if (code === 13) {
        if (text.charCodeAt(i + 1) === 10) i++;
        starts.push(i + 1);
      }
    }
    this.starts = starts;
  }

  /** The 1-based line and column of a 0-based offset. */
  at(offset: number): LineColumn {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.starts[low] ?? 0) + 1 };
  }

  /** The 0-based offset where a 1-based line starts, or undefined past the last line. */
  lineStart(line: number): number | undefined {
    return this.starts[line - 1];
  }

  get lineCount(): number {
    return this.starts.length;
  }
}
