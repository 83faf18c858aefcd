import type { AnnotationWord, Suppression } from '../../facts/annotations.js';
import type { TextRange } from '../../text/range.js';
import type { Finding, FixContext } from '../rule.js';
import { fileOf, type DraftFix } from './fix.js';
import { beginsLine, lineEndOf, lineStartOf, nextLineOf } from './layout.js';

/** The range of a comment with what was there for it alone: its line, or the blanks before it, and the braces of a JSX comment. */
function wholeComment(text: string, { start, end }: TextRange): TextRange {
  const before = /\{\s*$/.exec(text.slice(lineStartOf(text, start), start))?.[0];
  const after = /^\s*\}/.exec(text.slice(end, lineEndOf(text, end)))?.[0];
  const braced = before !== undefined && after !== undefined;
  const from = braced ? start - before.length : start;
  const to = braced ? end + after.length : end;
  const endsLine = text.slice(to, lineEndOf(text, to)).trim() === '';
  if (beginsLine(text, from) && endsLine) return { start: lineStartOf(text, from), end: nextLineOf(text, to) };
  const blanks = /[^\S\r\n]*$/.exec(text.slice(0, from))?.[0].length ?? 0;
  return { start: endsLine ? from - blanks : from, end: to };
}

/** The range of one rule in a list, with the comma that goes with it. */
function wordWithComma(rules: readonly AnnotationWord<string>[], index: number): TextRange | undefined {
  const [word, before, after] = [rules[index], rules[index - 1], rules[index + 1]];
  if (!word) return undefined;
  if (after) return { start: word.range.start, end: after.range.start };
  return { start: before?.range.end ?? word.range.start, end: word.range.end };
}

function alone(comment: string): boolean {
  // The directive is all that the comment says: nothing before it.
  return /^(?:\/\/|\/\*+)[\s*]*pledge-/.test(comment);
}

/** Takes a suppression away, or one of the rules that it names. */
export function removeSuppression(finding: Finding, context: FixContext): DraftFix[] {
  const found = fileOf(finding, context);
  if (!found?.file) return [];
  const { text, file } = found;
  const { start } = finding.range;
  const whole = file.annotations.suppressions.find(({ range }) => range.start === start);
  if (whole) {
    const isAlone = alone(text.slice(whole.comment.start, whole.comment.end));
    const range = isAlone ? wholeComment(text, whole.comment) : whole.range;
    return [
      {
        title: ['removeSuppression', context.display(finding.uri)],
        isSafe: true,
        edits: [{ uri: finding.uri, range, newText: '' }],
      },
    ];
  }
  for (const { rules } of file.annotations.suppressions satisfies readonly Suppression[]) {
    const index = rules.findIndex(({ range }) => range.start === start);
    const range = index < 0 ? undefined : wordWithComma(rules, index);
    if (range) {
      return [
        {
          title: ['removeFromSuppression', rules[index]?.text ?? '', context.display(finding.uri)],
          isSafe: true,
          edits: [{ uri: finding.uri, range, newText: '' }],
        },
      ];
    }
  }
  return [];
}
