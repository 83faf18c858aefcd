import { InlayHintKind, MarkupKind, type InlayHint, type Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { listed } from '../../core/policy/coverage.js';
import type { DocumentView } from '../../core/session.js';
import { labelOf } from '../../core/vocabulary/taxonomy.js';

/** After each field and source in a range: the data that it holds. Names that the code itself annotates need no hint. */
export function inlayHints(view: DocumentView, document: TextDocument, range: Range): InlayHint[] {
  const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const hints = new Map<number, InlayHint>();
  for (const observation of view.observations) {
    if (observation.kind !== 'field' && observation.kind !== 'identifier') continue;
    const { start, end } = observation.kind === 'field' ? observation.nameRange : observation.range;
    const told = observation.categories.filter(({ by }) => by !== 'annotation');
    if (end < from || start > to || told.length === 0 || hints.has(end)) continue;
    hints.set(end, {
      position: document.positionAt(end),
      label: listed(told.map(({ category }) => labelOf(category))),
      kind: InlayHintKind.Type,
      paddingLeft: true,
      tooltip: {
        kind: MarkupKind.Markdown,
        value: told.map(({ category, evidence }) => `\`${category}\`: ${evidence}`).join('\n\n'),
      },
    });
  }
  return [...hints.values()];
}
