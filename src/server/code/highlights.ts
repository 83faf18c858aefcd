import { DocumentHighlightKind, type DocumentHighlight } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { placesOf } from '../../core/session/observedPlaces.js';
import type { DocumentView } from '../../core/session.js';
import type { TextRange } from '../../core/text/range.js';
import { placeAt } from './placeAt.js';

/** Where else a file handles the same data: fields that hold it are written, places that read or send it are read. */
export function codeHighlights(view: DocumentView, document: TextDocument, offset: number): DocumentHighlight[] {
  const place = placeAt(view, offset);
  if (place === undefined) return [];
  const wanted = new Set(place.practices.flatMap(({ categories }) => categories));
  const found = new Map<number, { readonly at: TextRange; readonly kind: DocumentHighlightKind }>();
  const take = (at: TextRange, kind: DocumentHighlightKind): void => {
    if (!found.has(at.start)) found.set(at.start, { at, kind });
  };
  for (const observation of view.observations)
    for (const { at, categories } of placesOf(observation))
      if (categories.some(({ category }) => wanted.has(category)))
        take(at, observation.kind === 'field' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read);
  for (const { categories } of view.annotations?.annotations ?? [])
    for (const { value, range } of categories)
      if (value !== undefined && wanted.has(value)) take(range, DocumentHighlightKind.Text);
  return [...found.values()].map(({ at, kind }) => ({
    range: { start: document.positionAt(at.start), end: document.positionAt(at.end) },
    kind,
  }));
}
