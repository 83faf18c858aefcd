import type { SourceComment } from '../parse.js';
import type { TextRange } from '../text/range.js';

/** One line of a comment without its decoration. */
export interface CommentLine {
  readonly text: string;
  /** Offset of the first character of `text` in the file. */
  readonly start: number;
}

const lineBreak = /\r\n|[\n\r\u2028\u2029]/g;
/** What stands before the text of a line: blanks, the `*` of a block comment, the third `/` or the `!` of a line comment. */
const blockLead = /^\s*(?:\*+(?=\s|$|@)|!)?\s*/;
const lineLead = /^[/!]*\s*/;
const fence = /^(?:```|~~~)/;

/** The lines of a comment, each with its offset; those of a fenced code block and its fences are blank, so that an example is no annotation. */
export function commentLines(comment: SourceComment): CommentLine[] {
  const lines: CommentLine[] = [];
  const lead = comment.kind === 'block' ? blockLead : lineLead;
  let fenced = false;
  const add = (from: number, to: number): void => {
    const raw = comment.value.slice(from, to);
    const skipped = lead.exec(raw)?.[0].length ?? 0;
    const text = raw.slice(skipped).trimEnd();
    const isFence = fence.test(text);
    lines.push({ text: fenced || isFence ? '' : text, start: comment.valueStart + from + skipped });
    if (isFence) fenced = !fenced;
  };
  let from = 0;
  // The `**/` that some close a comment with is no text.
  const value = comment.kind === 'block' ? comment.value.replace(/\*+$/, '') : comment.value;
  for (const match of value.matchAll(lineBreak)) {
    add(from, match.index);
    from = match.index + match[0].length;
  }
  add(from, value.length);
  return lines;
}

/** A run of text, perhaps over several lines of a comment, that knows where each of its characters stands in the file. */
export class PlacedText {
  readonly text: string;
  readonly #lines: readonly CommentLine[];

  constructor(lines: readonly CommentLine[]) {
    this.#lines = lines;
    this.text = lines.map((line) => line.text).join('\n');
  }

  /** The range in the file of `[start, end)` in `text`. */
  range(start: number, end: number): TextRange {
    return { start: this.#offset(start), end: end > start ? this.#offset(end - 1) + 1 : this.#offset(start) };
  }

  #offset(index: number): number {
    let before = 0;
    for (const line of this.#lines) {
      if (index <= before + line.text.length) return line.start + index - before;
      before += line.text.length + 1;
    }
    const last = this.#lines.at(-1);
    return last ? last.start + last.text.length : 0;
  }
}
