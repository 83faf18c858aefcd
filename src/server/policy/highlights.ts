import { DocumentHighlightKind, type DocumentHighlight } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { locateInPolicy } from '../../core/policy/locate.js';
import { categoryOf } from '../../core/policy/rows.js';
import { vocabularyAt } from '../../core/policy/schema-shape.js';
import { readYaml } from '../../core/policy/yaml-tree.js';

/** Where else the same is named in a policy file: a category in any of its spellings, a purpose, a recipient, a row by its id. */
export function policyHighlights(document: TextDocument, offset: number): DocumentHighlight[] {
  const text = document.getText();
  const place = locateInPolicy(text, offset);
  if (place?.text === undefined || place.onKey) return [];
  const isName = (path: readonly (string | number)[]): boolean =>
    path[2] === 'disables' || (path.length === 3 && path[2] === 'id' && path[0] !== 'sources');
  const { vocabulary } = place;
  const meaning = (written: string): string => (vocabulary === 'category' ? categoryOf(written) : written);
  if (vocabulary === undefined && !isName(place.path)) return [];
  const wanted = meaning(place.text);
  const tree = readYaml(text);
  const found: DocumentHighlight[] = [];
  const visit = (value: unknown, path: readonly (string | number)[]): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, held] of Object.entries(value)) {
      const at = Array.isArray(value) ? Number(key) : key;
      const below = [...path, at];
      const range = tree.valueRange(value, at);
      const alike = vocabulary === undefined ? isName(below) : vocabularyAt(below) === vocabulary;
      if (range && typeof held === 'string' && alike && meaning(held) === wanted)
        found.push({
          range: { start: document.positionAt(range.start), end: document.positionAt(range.end) },
          kind: below.at(-1) === 'id' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        });
      visit(held, below);
    }
  };
  visit(tree.value, []);
  return found;
}
