import { AST_NODE_TYPES as N } from '@typescript-eslint/types';
import type { Finding, FixContext } from '../rule.js';
import { fileOf, type DraftFix } from './fix.js';
import { childrenOf, type Node } from './tree.js';

/** The places where a URL of the host starts in a string or a template of the file. */
function urlsOf(root: Node, text: string, host: string): number[] {
  const starts: number[] = [];
  const wanted = `http://${host}`;
  const stack: Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === N.Literal || node.type === N.TemplateElement) {
      const [start, end] = node.range;
      const at = text.slice(start, end).toLowerCase().indexOf(wanted);
      // A longer host that begins alike is another one.
      if (at >= 0 && !/[\w.-]/.test(text.charAt(start + at + wanted.length))) starts.push(start + at);
      continue;
    }
    stack.push(...childrenOf(node));
  }
  return starts;
}

/** Writes `https:` where the URL stands in this file, in the call or as a constant. */
export function useHttps(finding: Finding, context: FixContext): DraftFix[] {
  const { observation } = finding;
  const text = fileOf(finding, context)?.text;
  if ((observation?.kind !== 'flow' && observation?.kind !== 'call') || text === undefined) return [];
  const { host, range } = observation;
  if (host === undefined) return [];
  const all = urlsOf(context.parse(text, finding.uri).program, text, host.toLowerCase());
  const inCall = all.filter((start) => start >= range.start && start < range.end);
  const starts = inCall.length > 0 ? inCall : all;
  const colon = 'http'.length;
  const edits = starts.map((start) => ({
    uri: finding.uri,
    range: { start: start + colon, end: start + colon },
    newText: 's',
  }));
  return edits.length > 0 ? [{ title: ['useHttps', host, context.display(finding.uri)], edits }] : [];
}
