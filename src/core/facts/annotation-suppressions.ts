import type { SourceComment } from '../parse.js';
import type { LineIndex } from '../text/range.js';
import { PlacedText, type CommentLine } from './annotation-lines.js';
import { itemWords, listItems, sectionsOf, trimmed } from './annotation-words.js';
import {
  annotationProblem,
  changes,
  type AnnotationProblem,
  type AnnotationWord,
  type Suppression,
} from './annotations.js';
import { isPlaceholder } from './placeholders.js';

const directives = {
  'pledge-ignore': 'file',
  'pledge-ignore-next-line': 'next-line',
  'pledge-ignore-line': 'line',
} as const;
const directive = /^pledge-(?:ignore|disable|suppress|allow|nolint)[\w-]*/i;
const ruleId = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** What the reader of suppressions asks of the file around a comment. */
export interface Surroundings {
  readonly lines: LineIndex;
  /** The first line after the comment that holds more than comments, 1-based. */
  codeLineAfter(comment: SourceComment): number;
  /** Whether only comments and directives such as `'use client'` stand before it. */
  isAtTop(comment: SourceComment): boolean;
  /** Whether code stands before it on its line. */
  isAfterCode(comment: SourceComment): boolean;
}

/** Reads the suppressions in the lines of one comment. */
export function readSuppressions(
  comment: SourceComment,
  lines: readonly CommentLine[],
  around: Surroundings,
): { suppressions: Suppression[]; problems: AnnotationProblem[] } {
  const suppressions: Suppression[] = [];
  const problems: AnnotationProblem[] = [];
  lines.forEach((line, index) => {
    const word = directive.exec(line.text)?.[0];
    if (word === undefined) return;
    const scope = Object.entries(directives).find(([name]) => name === word)?.[1];
    if (scope === undefined) problems.push(unknownDirective(word, line, comment, around));
    else suppressions.push(readSuppression(scope, word, comment, reasonLines(lines, index), around, problems));
  });
  return { suppressions, problems };
}

/** A reason may run over several lines of a block comment. */
function reasonLines(lines: readonly CommentLine[], first: number): CommentLine[] {
  const rest = lines.slice(first + 1);
  const stop = rest.findIndex(({ text }) => text === '' || text.startsWith('@') || text.startsWith('pledge-'));
  return [...lines.slice(first, first + 1), ...(stop < 0 ? rest : rest.slice(0, stop))];
}

function unknownDirective(
  word: string,
  line: CommentLine,
  comment: SourceComment,
  around: Surroundings,
): AnnotationProblem {
  const range = { start: line.start, end: line.start + word.length };
  const above = around.isAtTop(comment) && !/line/i.test(word) ? ['pledge-ignore', 'pledge-ignore-next-line'] : [];
  const alone = above.length > 0 ? above : ['pledge-ignore-next-line'];
  const names = around.isAfterCode(comment) ? ['pledge-ignore-line'] : alone;
  return annotationProblem(
    'unknown-directive',
    range,
    ['unknownDirective', word, names[0] ?? ''],
    changes(range, names),
  );
}

function readSuppression(
  scope: Suppression['scope'],
  word: string,
  comment: SourceComment,
  lines: readonly CommentLine[],
  around: Surroundings,
  problems: AnnotationProblem[],
): Suppression {
  const placed = new PlacedText(lines);
  const at = placed.range(0, word.length);
  const sections = sectionsOf(placed, word.length);
  const noteIndex = sections.findIndex(({ keyword }) => keyword === 'note');
  const noteAt = sections[noteIndex];
  const listEnd = sections[noteIndex - 1]?.end ?? placed.text.length;
  const { rules, stray } = readRules(placed, word.length, listEnd, problems);
  const note = noteAt && trimmed(placed, noteAt.start, noteAt.end);
  const written = note?.text ?? '';
  const reason = isPlaceholder(written) ? '' : written;
  if (rules.length === 0) {
    problems.push(annotationProblem('no-rule', at, ['noRule', word]));
  }
  if (note && reason !== written) {
    problems.push(annotationProblem('missing-reason', note.range, ['placeholder', written]));
  } else if (reason === '' && !stray) {
    problems.push(annotationProblem('missing-reason', at, ['whyIgnored']));
  }
  if (scope === 'file' && !around.isAtTop(comment)) {
    problems.push(annotationProblem('not-at-top', at, ['notAtTop'], changes(at, ['pledge-ignore-next-line'])));
  }
  const line =
    scope === 'file'
      ? undefined
      : scope === 'line'
        ? around.lines.at(comment.range.start).line
        : around.codeLineAfter(comment);
  return {
    scope,
    range: placed.range(0, placed.text.length),
    comment: comment.range,
    rules,
    reason: reason || undefined,
    line,
  };
}

/** `stray` says that text followed the rules which is the reason without its `--`, and that this was reported. */
function readRules(
  placed: PlacedText,
  start: number,
  end: number,
  problems: AnnotationProblem[],
): { rules: AnnotationWord<string>[]; stray: boolean } {
  const rules: AnnotationWord<string>[] = [];
  for (const item of listItems(placed, start, end)) {
    for (const { text, range } of itemWords(placed, item)) {
      if (ruleId.test(text) && (rules.length === 0 || range.start === item.range.start || text.includes('-'))) {
        rules.push({ text, range, value: text });
        continue;
      }
      const rest = { start: range.start, end: placed.range(start, end).end };
      const dash = { start: rest.start, end: rest.start };
      problems.push(
        rules.length === 0
          ? annotationProblem('malformed-rule', range, ['noRuleId', text])
          : annotationProblem(
              'stray-text',
              rest,
              ['reasonAfterDashes'],
              [{ range: dash, newText: '-- ', title: ['addDashes'] }],
            ),
      );
      if (rules.length === 0) rules.push({ text, range, value: undefined });
      return { rules, stray: true };
    }
  }
  return { rules, stray: false };
}
