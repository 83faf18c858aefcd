import { MarkupKind, type Hover, type Position } from 'vscode-languageserver';
import { hoverPolicy } from '../core/session/hoverPolicy.js';
import type { Asked, ServerContext } from './context.js';
import { isPolicy } from './policy/isPolicy.js';
import { isProse } from './policy/isProse.js';
import { policyView } from './policy/policyView.js';
import { hoverProse } from './prose/hover.js';

function markdown(value: string): Hover['contents'] {
  return { kind: MarkupKind.Markdown, value };
}

/** What is known of the place that the pointer rests on: data in code, rows and words of a policy file, sentences of its prose. */
export async function hover(
  context: ServerContext,
  { document, session }: Asked,
  position: Position,
): Promise<Hover | null> {
  if (isProse(document)) {
    const value = await hoverProse(context, session, document, position);
    return value === undefined ? null : { contents: markdown(value) };
  }
  const offset = document.offsetAt(position);
  let found = undefined;
  if (await isPolicy(document, session)) {
    const { home, policy } = await policyView(context, document);
    found = hoverPolicy({ uri: home, text: document.getText(), policy }, offset, context.language);
  } else found = await session.hover(document.uri, offset, context.language);
  if (found === undefined) return null;
  const range = { start: document.positionAt(found.start), end: document.positionAt(found.end) };
  return { contents: markdown(found.markdown), range };
}
