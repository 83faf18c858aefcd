import { createOracle } from '../policy/verdict.js';
import type { CallObservation, FlowObservation } from '../program/observation.js';
import { callPhrase, recipientPhrase } from '../rules/phrases.js';
import { isCall, recipientOf as receiverOf } from '../rules/practices.js';
import type { DocumentFindings } from '../session.js';
import { isWithin as isBelow, labelOf, type CategoryKey } from '../vocabulary/taxonomy.js';
import { isWithin, parentUri, relativePath } from '../workspace/uris.js';
import type { AgentInput } from './input.js';
import { categoryOf, recipientOf } from './words.js';
import { pathOf, policyFor, uriOf, type Audited } from './workspaceAnswers.js';

/** More would fill an assistant's context without telling it more. */
const most = 100;

type Sending = CallObservation | FlowObservation;

interface Asked {
  readonly category: CategoryKey | undefined;
  readonly recipient: ReturnType<typeof recipientOf> | undefined;
}

function sendings({ observations }: DocumentFindings): Sending[] {
  return observations.filter(
    (one): one is Sending => one.kind === 'flow' || (isCall(one) && one.autoCollects.length > 0),
  );
}

function categoriesOf(sending: Sending): readonly CategoryKey[] {
  const own = sending.categories.map(({ category }) => category);
  return [...new Set(sending.kind === 'call' ? [...own, ...sending.autoCollects] : own)];
}

function reaches(sending: Sending, wanted: Asked['recipient']): boolean {
  if (wanted === undefined) return true;
  const to = receiverOf(sending);
  if (to === undefined) return false;
  return wanted.vendor === undefined
    ? to.class === wanted.class
    : to.vendor?.toLowerCase() === wanted.vendor.toLowerCase();
}

/** One line for each place where personal data goes somewhere: where, what, to whom, and the verdict of the policy. */
export function findFlows({ path, category, recipient }: AgentInput, audited: Audited): string {
  const { result, roots } = audited;
  const asked: Asked = {
    category: category === undefined ? undefined : categoryOf(String(category)),
    recipient: recipient === undefined ? undefined : recipientOf(String(recipient)),
  };
  const within = path === undefined ? undefined : uriOf(String(path), roots);
  const rows: string[] = [];
  for (const document of result.documents) {
    if (within !== undefined && !isWithin(within, document.uri)) continue;
    const governing = policyFor(document.uri, audited);
    const oracle = governing && createOracle(governing.policy);
    const file = relativePath(parentUri(governing?.uri ?? '') ?? '', document.uri);
    for (const sending of sendings(document)) {
      const categories = categoriesOf(sending).filter((key) => !asked.category || isBelow(key, asked.category));
      if (categories.length === 0 || !reaches(sending, asked.recipient)) continue;
      const to = receiverOf(sending);
      const verdicts = categories.map((key) => {
        const decision = to ? oracle?.share({ category: key, to, file }) : oracle?.collect({ category: key, file });
        return `${labelOf(key)} (${key}${decision === undefined ? '' : `, ${decision.verdict}`})`;
      });
      const where = to === undefined ? sending.sink : recipientPhrase(to);
      const purpose = sending.purpose === undefined ? '' : `, for ${labelOf(sending.purpose)}`;
      const guarded = sending.guarded ? ', behind a test of consent' : '';
      rows.push(
        `- ${pathOf(document.uri, roots)}:${sending.line} ${callPhrase(sending.name)}: ${verdicts.join(', ')} → ${where}${purpose}${guarded}`,
      );
    }
  }
  if (rows.length === 0) return 'No flow of personal data was found that fits.';
  const left = rows.length - most;
  const head = `${rows.length} places send or write personal data. In brackets: the key of the category, and what the policy says of it (clear, vague, omitted, incorrect, ambiguous).`;
  return [
    head,
    ...rows.slice(0, most),
    ...(left > 0 ? [`… and ${left} more: ask by path, category or recipient.`] : []),
  ].join('\n');
}
