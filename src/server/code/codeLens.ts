import type { CodeLens } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language } from '../../core/language/language.js';
import type { Decision } from '../../core/policy/decision.js';
import { nameOfPlace } from '../../core/session/practice.js';
import { recipientOf } from '../../core/rules/practices.js';
import type { DocumentView } from '../../core/session.js';
import { peekCommand, type PeekArguments } from '../../protocol/commands.js';

const worst: readonly Decision['verdict'][] = ['incorrect', 'ambiguous', 'omitted', 'vague', 'clear'];

/** Above each line that sends data to somebody or collects it: what, to whom, and what the policy says to that. */
export function codeLenses(view: DocumentView, document: TextDocument, { editor }: Language): CodeLens[] {
  const oracle = view.policy?.oracle;
  if (oracle === undefined) return [];
  const lenses = new Map<string, CodeLens>();
  for (const observation of view.observations) {
    if (observation.kind === 'identifier' || observation.categories.length === 0) continue;
    if (observation.kind === 'field' && observation.practice !== 'collection') continue;
    const to = observation.kind === 'field' ? undefined : recipientOf(observation);
    if (observation.kind !== 'field' && to === undefined) continue;
    const decisions = observation.categories.map(({ category }) =>
      to === undefined
        ? oracle.collect({ category, file: view.path })
        : oracle.share({ category, to, file: view.path }),
    );
    const verdict = worst.find((each) => decisions.some((decision) => decision.verdict === each));
    if (verdict === undefined) continue;
    const categories = observation.categories.map(({ category }) => category);
    const { start, end } = nameOfPlace(observation);
    const position = document.positionAt(start);
    const title = editor.codeLens(categories, to, verdict);
    const args: PeekArguments = { uri: document.uri, position, kind: 'declaration' };
    lenses.set(`${position.line} ${title}`, {
      range: { start: position, end: document.positionAt(end) },
      command: { title, command: peekCommand, arguments: [args] },
    });
  }
  return [...lenses.values()];
}
