import type { SourceComment } from '../parse.js';
import { LineIndex } from '../text/range.js';
import { commentLines } from './annotation-lines.js';
import { readSuppressions, type Surroundings } from './annotation-suppressions.js';
import { readTags } from './annotation-tags.js';
import type {
  Annotation,
  AnnotationProblem,
  DeclaredEvent,
  ModuleAnnotations,
  ReadAnnotations,
  Suppression,
} from './annotations.js';
import { readDeclaredEvents } from './declared-events.js';

const none: ModuleAnnotations = { annotations: [], suppressions: [], problems: [] };
/** `'use strict'` and its like, a hash-bang, and the braces of a JSX comment are no code of their own. */
const noCode = /^(?:#![^\n\r]*|(['"])use [a-z]+\1;?|[\s{};])*$/;

function surroundings(text: string, comments: readonly SourceComment[]): Surroundings {
  const lines = new LineIndex(text);
  /** The text of `[start, end)` without its comments. */
  const code = (start: number, end: number): string => {
    let kept = '';
    let at = start;
    for (const { range } of comments) {
      if (range.end <= start) continue;
      if (range.start >= end) break;
      kept += text.slice(at, Math.max(at, range.start));
      at = Math.max(at, range.end);
    }
    return kept + text.slice(at, Math.max(at, end));
  };
  const holdsCode = (line: number): boolean => {
    const kept = code(lines.lineStart(line) ?? text.length, lines.lineStart(line + 1) ?? text.length);
    return /[^\s{}]/.test(kept);
  };
  return {
    lines,
    codeLineAfter(comment) {
      let line = lines.at(Math.max(comment.range.start, comment.range.end - 1)).line + 1;
      // Other comments may stand between, for other tools; a blank line may not.
      while (
        line < lines.lineCount &&
        !holdsCode(line) &&
        text.slice(lines.lineStart(line), lines.lineStart(line + 1)).trim() !== ''
      )
        line++;
      return line;
    },
    isAfterCode: ({ range }) => /[^\s{}]/.test(code(lines.lineStart(lines.at(range.start).line) ?? 0, range.start)),
    isAtTop: (comment) => noCode.test(code(0, comment.range.start)),
  };
}

/** Reads the annotations and suppressions of one file's comments. Never throws; every mistake is a problem at its place. */
export const readAnnotations: ReadAnnotations = (text, comments) => {
  if (comments.length === 0) return none;
  const annotations: Annotation[] = [];
  const suppressions: Suppression[] = [];
  const problems: AnnotationProblem[] = [];
  const events: DeclaredEvent[] = [];
  let around: Surroundings | undefined;
  for (const comment of comments) {
    if (comment.value.includes('__GDPR__')) {
      const declared = readDeclaredEvents(comment);
      events.push(...declared.events);
      problems.push(...declared.problems);
    }
    if (!/@|pledge-/.test(comment.value)) continue;
    const lines = commentLines(comment);
    const tags = readTags(comment, lines);
    annotations.push(...tags.annotations);
    problems.push(...tags.problems);
    if (!comment.value.includes('pledge-')) continue;
    around ??= surroundings(text, comments);
    const found = readSuppressions(comment, lines, around);
    suppressions.push(...found.suppressions);
    problems.push(...found.problems);
  }
  problems.sort((a, b) => a.range.start - b.range.start);
  return { annotations, suppressions, problems, ...(events.length > 0 && { events }) };
};
