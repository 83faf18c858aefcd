import { LineIndex, type TextRange } from '../text/range.js';
import type { SourceComment } from '../parse.js';

/** A declaration as its parser gives it. */
export interface DeclarationPlace {
  /** The whole declaration, with `export`, decorators and modifiers. */
  readonly range: TextRange;
  /** Where its name starts; a comment may also stand between a decorator and the name. */
  readonly nameStart: number;
}

/** Says which annotations speak for a declaration or a call. The text's comments are looked at once; each question is then a look-up. */
export interface AnnotationPlacement<T> {
  /**
   * Those in comments directly above it (other comments may stand between, a blank line may not), directly before it on its line (`{ /** @pii email *\\/ mail`), or
   * after it at the end of its line. In order of place.
   */
  forDeclaration(place: DeclarationPlace): readonly T[];
  /** The same for a call, where the comment may also stand above the statement whose first line holds the call's start. */
  forCall(range: TextRange): readonly T[];
}

const nothing: readonly never[] = [];
const silent: AnnotationPlacement<never> = { forDeclaration: () => nothing, forCall: () => nothing };
const beforeTrailing = { declaration: /^[ \t,;]*$/, call: /^[ \t,;)\]}]*$/ };

/** What stands in a comment and speaks for the code beside it. */
interface Spoken {
  readonly comment: TextRange;
}

interface Placed<T> {
  readonly annotations: readonly T[];
  readonly comment: TextRange;
  /** Offset of the code that it stands above or before; undefined for a comment at the end of a line of code. */
  readonly next: number | undefined;
}

/** The offset of the first code after a comment, past other comments; undefined where a blank line or the end of the text comes first. */
function codeAfter(text: string, offset: number, endOf: ReadonlyMap<number, number>): number | undefined {
  let at = offset;
  for (;;) {
    const blank = /^[^\S\r\n]*(?:(?:\r\n|[\r\n])[^\S\r\n]*)?/.exec(text.slice(at, at + 400))?.[0].length ?? 0;
    at += blank;
    const end = endOf.get(at);
    if (end === undefined) return at >= text.length || /\s/.test(text.charAt(at)) ? undefined : at;
    at = end;
  }
}

/**
 * Lays the annotations of a file out for look-up.
 *
 * @param comments all comments of the text, in order of place
 */
export function placeAnnotations<T extends Spoken>(
  text: string,
  annotations: readonly T[],
  comments: readonly SourceComment[],
): AnnotationPlacement<T> {
  if (annotations.length === 0) return silent;
  const lines = new LineIndex(text);
  const endOf = new Map(comments.map(({ range }) => [range.start, range.end]));
  const byLine = new Map<number, Placed<T>[]>();
  const before: Placed<T>[] = [];
  const byComment = new Map<number, T[]>();
  for (const annotation of annotations) {
    const others = byComment.get(annotation.comment.start);
    if (others) others.push(annotation);
    else byComment.set(annotation.comment.start, [annotation]);
  }
  for (const group of byComment.values()) {
    const comment = group[0]?.comment;
    if (!comment) continue;
    const { line } = lines.at(comment.start);
    const lead = text.slice(lines.lineStart(line) ?? 0, comment.start);
    const lineEnd = lines.lineStart(lines.at(comment.end).line + 1) ?? text.length;
    const tail = text.slice(comment.end, lineEnd);
    // A comment that ends a line of code belongs to that code, not to the next line.
    const endsLine = lead.trim() !== '' && tail.trim() === '';
    // Among JSX children a comment stands in braces of its own.
    const braced = lead.trim() === '{' && tail.trim() === '}';
    const after = braced ? comment.end + tail.indexOf('}') + 1 : comment.end;
    const placed = { annotations: group, comment, next: endsLine ? undefined : codeAfter(text, after, endOf) };
    if (placed.next !== undefined) before.push(placed);
    const same = byLine.get(line);
    if (same) same.push(placed);
    else byLine.set(line, [placed]);
  }

  const trailing = (range: TextRange, between: RegExp): Placed<T>[] =>
    (byLine.get(lines.at(range.end).line) ?? []).filter(
      ({ comment, next }) =>
        next === undefined && comment.start >= range.end && between.test(text.slice(range.end, comment.start)),
    );
  const joined = (places: readonly Placed<T>[]): readonly T[] =>
    places.length === 0 ? nothing : places.flatMap((placed) => placed.annotations);

  return {
    forDeclaration({ range, nameStart }) {
      const above = before.filter(({ next = -1 }) => next >= range.start && next <= nameStart);
      return joined([...above, ...trailing(range, beforeTrailing.declaration)]);
    },
    forCall(range) {
      const { line } = lines.at(range.start);
      const lineStart = lines.lineStart(line) ?? 0;
      // What stands above a decorator speaks for what is decorated.
      const above = before.filter(
        ({ next = -1 }) => next <= range.start && next >= lineStart && text.charAt(next) !== '@',
      );
      return joined([...above, ...trailing(range, beforeTrailing.call)]);
    },
  };
}
