import { preferFirst } from '../fixes/fix.js';
import { plainlyMeant } from '../fixes/misspelling.js';
import { correctOffsets } from '../fixes/quote-offsets.js';
import { policyReports } from '../policy-reports.js';
import type { Rule } from '../rule.js';

export const invalidPolicy: Rule = {
  id: 'invalid-policy',
  code: 'PL023',
  group: 'policy',
  title: 'The policy file holds a mistake',
  description:
    'Reports what cannot be read in a policy file: unknown keys and categories, rows with the same id, quotations that are not in their source.',
  level: 'error',
  strictLevel: 'error',
  needsPolicy: false,
  needsAll: false,
  fixable: true,
  check: (context) => policyReports(context, ({ code }) => code !== 'stale-quote'),
  fixes(finding, context) {
    const problem = context.policyProblems.find(
      ({ uri, at, message }) => uri === finding.uri && at.start === finding.range.start && message === finding.message,
    );
    const text = context.textOf(finding.uri);
    if (!problem || text === undefined) return [];
    if (problem.code === 'wrong-offset')
      return preferFirst(
        correctOffsets(
          problem,
          context.policyProblems.filter(({ uri }) => uri === finding.uri),
          text,
          context.display(finding.uri),
        ),
      );
    const written = text.slice(problem.at.start, problem.at.end);
    // Only a single word or a quoted text can be exchanged for another.
    const quote = /^(["']?)[^"'\n]*\1$/.exec(written)?.[1];
    if (quote === undefined || written === '') return [];
    // A key says what kind of thing is written. A category, a purpose or a recipient is what the policy promises: that is for a person to say.
    const meant = problem.code === 'unknown-key' ? plainlyMeant(written, problem.suggestions) : undefined;
    return preferFirst(
      problem.suggestions.map((suggestion) => ({
        title: ['changeTo', suggestion, context.display(finding.uri)],
        isSafe: suggestion === meant,
        edits: [{ uri: finding.uri, range: problem.at, newText: `${quote}${suggestion}${quote}` }],
      })),
    );
  },
};
