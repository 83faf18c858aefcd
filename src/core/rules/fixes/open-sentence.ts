import { resolveBeside } from '../../policy/uris.js';
import type { Finding, FixContext } from '../rule.js';
import type { DraftFix } from './fix.js';

/** The offset in a file for one in its text without byte-order mark and with LF line ends. */
function inFile(text: string, offset: number): number {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let at = start;
  for (let left = offset; left > 0 && at < text.length; left--) at += text.startsWith('\r\n', at) ? 2 : 1;
  return at;
}

/** Leads to the sentence of the policy that decides, in its prose where the row quotes it, else in the policy file. Writes nothing. */
export function openSentence({ policy: reference, uri }: Finding, context: FixContext): DraftFix[] {
  if (!reference || reference.uri === uri) return [];
  const { quote } = reference;
  const source = context.policy?.sources.find(({ id }) => id === quote?.source);
  const prose = source && resolveBeside(reference.uri, source.file);
  const text = prose === undefined ? undefined : context.textOf(prose);
  if (prose !== undefined && text !== undefined && quote?.start !== undefined && quote.end !== undefined) {
    const range = { start: inFile(text, quote.start), end: inFile(text, quote.end) };
    return [{ title: ['showSentence', context.display(prose)], edits: [], opens: { uri: prose, range } }];
  }
  const opens = { uri: reference.uri, range: reference.at };
  return [{ title: ['showRow', context.display(reference.uri)], edits: [], opens }];
}
