import type { CodeLens } from 'vscode-languageserver';
import { peekCommand, type PeekArguments } from '../../protocol/commands.js';
import type { ServerContext } from '../context.js';
import { placeOfQuote, rowsIn, type PolicyView } from './policyView.js';

/** Above each row: how many places in code it speaks of, as far as an audit has seen them, and its sentence. */
export async function policyLenses(context: ServerContext, view: PolicyView): Promise<CodeLens[]> {
  const places = await context.places.known();
  const { document } = view;
  const { editor } = context.language;
  return rowsIn(view).flatMap((row) => {
    const position = document.positionAt(row.at.start);
    const range = { start: position, end: position };
    const lens = (title: string, kind: PeekArguments['kind']): CodeLens => {
      const args: PeekArguments = { uri: document.uri, position, kind };
      return { range, command: { title, command: peekCommand, arguments: [args] } };
    };
    const count = places?.(row).length;
    const inCode = count === undefined ? editor.findPlaces() : editor.places(count);
    const hasSentence = row.quote !== undefined && placeOfQuote(view, row.quote) !== undefined;
    return [
      ...(row.kind === 'choices' ? [] : [lens(inCode, 'references')]),
      ...(hasSentence ? [lens(editor.itsSentence(), 'definition')] : []),
    ];
  });
}
