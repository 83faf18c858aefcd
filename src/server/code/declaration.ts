import type { Location } from 'vscode-languageserver';
import { declaredBy } from '../../core/policy/declared-by.js';
import type { PolicyRow } from '../../core/policy/model.js';
import type { DocumentView } from '../../core/session.js';
import type { ServerContext } from '../context.js';
import { placeAt } from './placeAt.js';

/** The rows of the policy that speak of what stands at a place in code, each once. */
export function rowsAt(view: DocumentView, offset: number): readonly PolicyRow[] {
  const policy = view.policy?.policy;
  const place = placeAt(view, offset);
  if (policy === undefined || place === undefined) return [];
  const rows = place.practices.flatMap((practice) => declaredBy(policy, practice, view.path));
  return [...new Set(rows)];
}

/** From a field, a call or an annotation to the rows of the policy that speak of it. */
export async function codeDeclaration(context: ServerContext, view: DocumentView, offset: number): Promise<Location[]> {
  const rows = rowsAt(view, offset);
  const positions = await context.texts.load(rows.map(({ uri }) => uri));
  return rows.map(({ uri, at }) => ({ uri, range: positions(uri).range(at) }));
}
