import { distance } from 'fastest-levenshtein';
import { annotationProblem, changes, type AnnotationProblem, type Suppression } from '../../facts/annotations.js';
import { findings } from '../../language/en/findings.js';
import type { AnnotationTitle, FixTitle } from '../../language/en/fixes.js';
import { say } from '../../language/text.js';
import { disagreements } from '../disagreement.js';
import { preferFirst } from '../fixes/fix.js';
import { plainlyMeant } from '../fixes/misspelling.js';
import { ruleIds } from '../rule-ids.js';
import type { Rule, RuleContext, RuleFile, RuleReport } from '../rule.js';

/** Rule ids that somebody may have meant, the nearest first. */
function near(written: string): string[] {
  return ruleIds
    .map((id) => ({ id, far: distance(written.slice(0, 100), id) / Math.max(written.length, id.length) }))
    .filter(({ far }) => far <= 0.45)
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ id }) => id);
}

function unknownRules({ rules }: Suppression): AnnotationProblem[] {
  return rules.flatMap(({ value, range }) => {
    if (value === undefined || ruleIds.some((id) => id === value)) return [];
    const names = near(value);
    return [
      annotationProblem('malformed-rule', range, ['unknownRule', value, names[0] ?? null], changes(range, names)),
    ];
  });
}

function problemsOf(file: RuleFile): AnnotationProblem[] {
  const { annotations } = file;
  return [...annotations.problems, ...annotations.suppressions.flatMap(unknownRules), ...disagreements(file)];
}

function* check({ files }: RuleContext): Generator<RuleReport> {
  for (const file of files) {
    for (const { range, said } of problemsOf(file)) {
      yield {
        uri: file.uri,
        range,
        said: ['invalidAnnotation', said],
        categories: [],
        recipient: undefined,
        policy: undefined,
        against: undefined,
        steps: [],
        observation: undefined,
        // Whoever has just taken the fix is about to write it.
        ...(said[0] === 'placeholder' && { atMost: 'warning' }),
      };
    }
  }
}

const slips: ReadonlySet<AnnotationProblem['code']> = new Set([
  'unknown-tag',
  'unknown-category',
  'unknown-purpose',
  'unknown-recipient',
]);

/** The word of an annotation that was plainly meant. Words that silence are none: to make one of them work hides what was reported. */
function plainSlip({ code, range, suggestions }: AnnotationProblem, text: string): string | undefined {
  if (!slips.has(code)) return undefined;
  const meant = plainlyMeant(
    text.slice(range.start, range.end),
    suggestions.map(({ newText }) => newText),
  );
  return meant === '@notPii' ? undefined : meant;
}

function titleIn(title: AnnotationTitle, file: string): FixTitle {
  return title[0] === 'changeTo' ? ['changeTo', title[1], file] : [title[0], file];
}

export const invalidAnnotation: Rule = {
  id: 'invalid-annotation',
  code: 'PL019',
  group: 'annotations',
  title: 'An annotation or a suppression cannot be read',
  description: 'Reports unknown categories, purposes, recipients, tags and rules in comments, and a missing reason.',
  level: 'error',
  strictLevel: 'error',
  needsPolicy: false,
  needsAll: false,
  fixable: true,
  check,
  fixes(finding, { files, display }) {
    const file = files.find(({ uri }) => uri === finding.uri);
    const problem =
      file &&
      problemsOf(file).find(
        ({ range, said }) =>
          range.start === finding.range.start && say(findings, ['invalidAnnotation', said]) === finding.message,
      );
    const meant = problem && plainSlip(problem, file.text);
    return preferFirst(
      (problem?.suggestions ?? []).map(({ range, newText, title }) => ({
        title: titleIn(title, display(finding.uri)),
        isSafe: newText === meant,
        edits: [{ uri: finding.uri, range, newText }],
      })),
    );
  },
};
