import type { ChoiceRow, Policy, PolicyRow } from '../../policy/model.js';
import { offersUnsubscribing, readsSetting, sendsMail, withoutComments } from '../choice-words.js';
import { referenceTo } from '../reference.js';
import type { Rule, RuleContext, RuleFile, RuleReport } from '../rule.js';
import { filesInScope, isSeen, seenIn, type Seen } from '../seen.js';

function rowsOf({ collects, uses, shares, trackerRows }: Policy): readonly PolicyRow[] {
  return [...collects, ...uses, ...shares, ...trackerRows];
}

/** Whether some code keeps a choice, as far as code can show it. */
function isKept(choice: ChoiceRow, code: readonly string[]): boolean {
  if (choice.choice === 'unsubscribe') return code.some(offersUnsubscribing);
  const { key } = choice;
  return choice.choice !== 'setting' || key === undefined || code.some((text) => readsSetting(text, key));
}

/** Whether code does what a choice should stop. A link to unsubscribe belongs into mail that the code sends. */
function isDone(choice: ChoiceRow, { policy, files }: RuleContext, seen: ReadonlyMap<RuleFile, Seen>): boolean {
  if (!policy) return false;
  const all = [...seen.values()];
  if (choice.choice === 'unsubscribe' && !all.some(({ kinds }) => [...kinds].some(sendsMail))) return false;
  return rowsOf(policy)
    .filter(({ id, status }) => id !== undefined && status !== 'rejected' && choice.disables.includes(id))
    .some((row) =>
      isSeen(
        row,
        filesInScope(row, policy, files).flatMap((file) => seen.get(file) ?? []),
      ),
    );
}

function* check(context: RuleContext): Generator<RuleReport> {
  const { policy, files, catalogue } = context;
  // A parent's choices may be kept in other parts of the code.
  const choices = policy?.choices.filter(
    ({ status, uri, choice }) =>
      status !== 'rejected' && uri === policy.uri && (choice === 'setting' || choice === 'unsubscribe'),
  );
  if (!choices || choices.length === 0) return;
  const code = files.map(({ text }) => withoutComments(text));
  const seen = new Map(files.map((file) => [file, seenIn(file, catalogue)]));
  for (const choice of choices) {
    if (isKept(choice, code) || !isDone(choice, context, seen)) continue;
    yield {
      uri: choice.uri,
      range: choice.at,
      said: ['missingChoice', choice],
      categories: [],
      recipient: undefined,
      policy: referenceTo(choice),
      against: undefined,
      steps: [],
      observation: undefined,
    };
  }
}

export const missingChoice: Rule = {
  id: 'missing-choice',
  code: 'PL010',
  group: 'choices',
  title: 'The policy promises a choice that no code keeps',
  description:
    'Reports settings and ways to unsubscribe that the policy promises and that no code reads or renders, though code does what they should stop.',
  level: 'warning',
  strictLevel: 'error',
  needsPolicy: true,
  needsAll: true,
  fixable: false,
  check,
  fixes: () => [],
};
