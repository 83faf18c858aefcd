import { english } from '../language/english.js';
import { say } from '../language/text.js';
import type { Decision } from '../policy/decision.js';
import type { PolicyRow } from '../policy/model.js';
import { createOracle } from '../policy/verdict.js';
import { capital, quotation, recipientPhrase } from '../rules/phrases.js';
import { labelOf } from '../vocabulary/taxonomy.js';
import { parentUri, relativePath } from '../workspace/uris.js';
import type { AgentInput } from './input.js';
import { categoryOf, purposeOf, recipientOf } from './words.js';
import { pathOf, policyFor, uriOf, type Audited } from './workspaceAnswers.js';

const answers: Readonly<Record<Decision['verdict'], string>> = {
  clear: 'yes, the policy declares it',
  vague: 'only vaguely: the policy does not name it',
  omitted: 'no, the policy does not declare it',
  incorrect: 'no, the policy says that it is not done',
  ambiguous: 'unclear: the policy declares it and denies it',
};

function sentence(row: PolicyRow | undefined): string {
  return row?.quote === undefined ? '' : ` The policy says: ${quotation(row.quote)}`;
}

function answerLine(what: string, { verdict, reason, row, against }: Decision): string {
  const because = verdict === 'clear' ? '' : ` (${say(english.reasons, reason)})`;
  return `- ${what}: ${answers[verdict]}${because}.${sentence(row)}${against === undefined ? '' : ` It also says otherwise.${sentence(against)}`}`;
}

/** Whether the policy allows a use of a data category, with the sentences that decide, and what to do where it does not. */
export function checkUse({ category, recipient, purpose, path }: AgentInput, audited: Audited): string {
  const key = categoryOf(String(category));
  const to = recipient === undefined ? undefined : recipientOf(String(recipient));
  const aim = purpose === undefined ? undefined : purposeOf(String(purpose));
  const { roots } = audited;
  const uri = path === undefined ? `${roots[0] ?? ''}/-` : uriOf(String(path), roots);
  const governing = policyFor(uri, audited);
  const label = labelOf(key);
  if (governing === undefined)
    return `No policy file governs this code, so nothing is declared: ${label} (${key}) may not be taken for allowed. \`pledge import\` makes a policy file of a privacy policy in prose.`;
  const oracle = createOracle(governing.policy);
  const file = relativePath(parentUri(governing.uri) ?? '', uri);
  const decisions: { readonly what: string; readonly decision: Decision }[] = [
    { what: 'Collect and store it', decision: oracle.collect({ category: key, file }) },
  ];
  if (to !== undefined)
    decisions.push({
      what: `Send it to ${recipientPhrase(to)}`,
      decision: oracle.share({ category: key, to, file }),
    });
  if (aim !== undefined)
    decisions.push({
      what: `Use it for ${labelOf(aim)}`,
      decision: oracle.purpose({ category: key, purpose: aim, file }),
    });
  const policyFile = pathOf(governing.uri, roots);
  const lines = [
    `${capital(label)} (${key}), by ${policyFile}:`,
    ...decisions.map(({ what, decision }) => answerLine(what, decision)),
  ];
  if (decisions.some(({ decision }) => decision.verdict !== 'clear'))
    lines.push(
      `Do not write code that does what is not declared. Leave the data out, redact it, or have the privacy policy and ${policyFile} changed by those who answer for them.`,
    );
  return lines.join('\n');
}
