import type { Location } from 'vscode-languageserver';
import { locateInPolicy } from '../../core/policy/locate.js';
import type { Quote } from '../../core/policy/model.js';
import { resolveBeside } from '../../core/policy/uris.js';
import { readYaml, type YamlTree } from '../../core/policy/yaml-tree.js';
import { LineIndex, type TextRange } from '../../core/text/range.js';
import { positionsIn } from '../texts.js';
import { placeOfQuote, rowsIn, type PolicyView } from './policyView.js';

const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function proseLocation(view: PolicyView, quote: Quote | undefined): Location[] {
  const place = quote && placeOfQuote(view, quote);
  if (place === undefined) return [];
  // Line and character are the same in the file itself: only line breaks and a byte-order mark are left out.
  return [{ uri: place.source.uri, range: positionsIn(new LineIndex(place.text.text)).range(place.at) }];
}

function container(tree: YamlTree, path: readonly (string | number)[]): object | undefined {
  let value: unknown = tree.value;
  for (const key of path)
    value = typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  return typeof value === 'object' && value !== null ? value : undefined;
}

/** Where the name is defined that stands at a place: an id of a row or a source, a scope, a file. */
function definedIn(view: PolicyView, path: readonly (string | number)[], name: string): Location[] | undefined {
  const { document, home, sources } = view;
  const here = (range: TextRange | undefined): Location[] =>
    range === undefined
      ? []
      : [
          {
            uri: document.uri,
            range: { start: document.positionAt(range.start), end: document.positionAt(range.end) },
          },
        ];
  const last = path.at(-1);
  const tree = readYaml(document.getText());
  if (path[2] === 'disables') return here(rowsIn(view).find(({ id }) => id === name)?.at);
  if (last === 'scope') {
    const scopes = container(tree, ['scopes']);
    return here(scopes && tree.keyRange(scopes, name));
  }
  if (last === 'source' && path.includes('quote')) {
    const list = container(tree, ['sources']);
    const index = Array.isArray(list) ? list.findIndex((entry: { id?: unknown } | null) => entry?.id === name) : -1;
    return here(list && index >= 0 ? tree.valueRange(list, index) : undefined);
  }
  if (path[0] === 'sources' && last === 'file') {
    const source = sources.find(({ uri }) => uri === resolveBeside(home, name));
    return source?.text === undefined ? [] : [{ uri: source.uri, range: nowhere }];
  }
  if (path.length === 1 && last === 'extends') {
    const parent = resolveBeside(home, name);
    return parent === undefined ? [] : [{ uri: parent, range: nowhere }];
  }
  return undefined;
}

/** From a name in a policy file to what it names, and from everything else of a row or section to the sentence on which it rests. */
export function policyDefinition(view: PolicyView, offset: number): Location[] {
  const place = locateInPolicy(view.document.getText(), offset);
  if (place !== undefined && !place.onKey && place.text !== undefined) {
    const defined = definedIn(view, place.path, place.text);
    if (defined !== undefined) return defined;
  }
  const row = rowsIn(view).find(({ at }) => at.start <= offset && offset <= at.end);
  if (row !== undefined) return proseLocation(view, row.quote);
  const section = place?.path[0];
  const { policy } = view;
  if (section === 'signals') return proseLocation(view, policy?.signals.quote);
  if (section === 'retention' || section === 'transfer' || section === 'children' || section === 'security')
    return proseLocation(view, policy?.[section]?.quote);
  return [];
}
