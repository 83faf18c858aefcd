import type { Token } from '../structure/words.js';
import type { Clause } from './analysis.js';
import { recipientsOf } from './clause-parts.js';
import { trimTokens, unique, type Draft } from './draft.js';

// What a denial leaves out: "we do not share your data, except with your consent".

/** Whether an exception only points at what the policy says in another place. */
const refers =
  /^(?:except |unless )?(?:(?:as|where|when|if) )?(?:(?:otherwise|expressly|specifically|is) )*(?:described|set (?:forth|out)|stated|provided|noted|disclosed|outlined|specified|indicated|explained|mentioned|detailed|contemplated|allowed|permitted)(?: otherwise)?(?: \w+)? (?:in|by|under|within|below|above|here|herein|elsewhere|otherwise|at)\b/;

/** Where the words start that take back a part of what a clause denies: the index of "except", "unless" or "other than" behind a verb. */
function exceptionStart(tokens: readonly Token[]): number | undefined {
  const at = tokens.findIndex(
    ({ text }, index) =>
      index > 2 &&
      (text === 'except' ||
        text === 'unless' ||
        (text === 'other' && tokens[index + 1]?.text === 'than') ||
        (text === 'with' && tokens[index + 1]?.text === 'the' && tokens[index + 2]?.text === 'exception')),
  );
  return at < 0 ? undefined : at;
}

/** Whether a clause that denies something leads to the cases in which it is done all the same: "we do not share your data except in these circumstances:". */
export function leadsToExceptions(clause: Clause): boolean {
  return (
    exceptionStart(clause.tokens) !== undefined ||
    / (?:only|following (?:\w+ )?(?:circumstances?|cases?|situations?|instances?|exceptions?|parties)|exceptions?) /.test(
      clause.body,
    )
  );
}

/** The rows of a clause, where one that denies and makes an exception is two: what is denied, and what is not. */
export function withExceptions(drafts: readonly Draft[], clause: Clause): readonly Draft[] {
  const start = exceptionStart(clause.tokens);
  if (start === undefined) return drafts;
  const words = clause.tokens
    .slice(start)
    .map(({ text }) => text)
    .join(' ');
  if (clause.tokens.length - start < 4 || refers.test(words)) return drafts;
  const denied = { ...clause, recipients: clause.recipients.filter(({ to }) => to <= start) };
  return drafts.flatMap((draft) => {
    const parts =
      draft.negated &&
      (draft.practice === 'share' || draft.practice === 'retain') &&
      draft.first + 2 < start &&
      draft.last > start + 2;
    if (!parts) return [draft];
    return [
      { ...draft, ...trimTokens(clause.tokens, draft.first, start), recipients: recipientsOf(denied, 0) },
      {
        ...draft,
        negated: false,
        modality: 'may' as const,
        purposes: unique(clause.purposes.filter(({ from }) => from >= start).flatMap(({ meaning }) => meaning)),
        recipients: recipientsOf(clause, start),
        ...trimTokens(clause.tokens, start, draft.last),
        confidence: 0.6,
        reasons: [...draft.reasons, 'the words make an exception from what is denied'],
      },
    ];
  });
}
