import { InlayHintKind, MarkupKind, type InlayHint, type Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language } from '../../core/language/language.js';
import { say } from '../../core/language/text.js';
import type { DocumentView } from '../../core/session.js';

/** After each field and source in a range: the data that it holds. Names that the code itself annotates need no hint. */
export function inlayHints(
  view: DocumentView,
  document: TextDocument,
  range: Range,
  { editor, evidence: evidences }: Language,
): InlayHint[] {
  const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const hints = new Map<number, InlayHint>();
  for (const observation of view.observations) {
    if (observation.kind !== 'field' && observation.kind !== 'identifier') continue;
    const { start, end } = observation.kind === 'field' ? observation.nameRange : observation.range;
    const told = observation.categories.filter(({ by }) => by !== 'annotation');
    if (end < from || start > to || told.length === 0 || hints.has(end)) continue;
    hints.set(end, {
      position: document.positionAt(end),
      label: editor.inlayHint(told.map(({ category }) => category)),
      kind: InlayHintKind.Type,
      paddingLeft: true,
      tooltip: {
        kind: MarkupKind.Markdown,
        value: told.map(({ category, evidence }) => `\`${category}\`: ${say(evidences, evidence)}`).join('\n\n'),
      },
    });
  }
  return [...hints.values()];
}
