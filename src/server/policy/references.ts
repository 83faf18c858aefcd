import type { Location } from 'vscode-languageserver';
import { locateInPolicy } from '../../core/policy/locate.js';
import { readYaml } from '../../core/policy/yaml-tree.js';
import type { ServerContext } from '../context.js';
import { rowsIn, type PolicyView } from './policyView.js';

/** The rows that name a row, a scope or a source. */
function usesOf(view: PolicyView, path: readonly (string | number)[], name: string): Location[] | undefined {
  const isRowId = path.length === 3 && path[2] === 'id' && path[0] !== 'sources';
  const key =
    path[0] === 'scopes' && path.length === 2
      ? 'scope'
      : path[0] === 'sources' && path[2] === 'id'
        ? 'source'
        : undefined;
  if (!isRowId && key === undefined) return undefined;
  const { document } = view;
  const tree = readYaml(document.getText());
  const found: Location[] = [];
  const visit = (value: unknown, within: string | number | undefined): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [inner, held] of Object.entries(value)) {
      const index = Array.isArray(value) ? Number(inner) : inner;
      const named = isRowId ? within === 'disables' : inner === key;
      const range = held === name && named ? tree.valueRange(value, index) : undefined;
      if (range)
        found.push({
          uri: document.uri,
          range: { start: document.positionAt(range.start), end: document.positionAt(range.end) },
        });
      visit(held, Array.isArray(value) ? within : inner);
    }
  };
  visit(tree.value, undefined);
  return found;
}

/** From a row of a policy file to every place in code that it speaks of; from an id to what names it. */
export async function policyReferences(
  context: ServerContext,
  view: PolicyView,
  offset: number,
  signal: AbortSignal,
): Promise<Location[]> {
  const place = locateInPolicy(view.document.getText(), offset);
  const name = place?.onKey === true ? String(place.path.at(-1)) : place?.text;
  const uses = place === undefined || name === undefined ? undefined : usesOf(view, place.path, name);
  const row = rowsIn(view).find(({ at }) => at.start <= offset && offset <= at.end);
  if (row === undefined) return uses ?? [];
  const places = await context.places.of(row, signal);
  const positions = await context.texts.load(places.map(({ uri }) => uri));
  return [...(uses ?? []), ...places.map(({ uri, range }) => ({ uri, range: positions(uri).range(range) }))];
}
