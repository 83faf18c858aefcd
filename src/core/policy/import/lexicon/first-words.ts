import type { PatternNode } from './pattern.js';

/** Patterns that may start with more words than this are looked at for every word. */
const most = 500;

/** What is known of the first word of a pattern. */
interface Openings {
  /** Words that are whole, a space behind them. */
  readonly closed: string[];
  /** What has been read of words that may go on. */
  readonly open: readonly string[];
}

/** What a node adds to openings; undefined where a word stands for any or where there are too many. */
function extended(node: PatternNode, { closed, open }: Openings): Openings | undefined {
  if (closed.length + open.length > most) return undefined;
  if (open.length === 0) return { closed, open };
  switch (node.kind) {
    case 'text': {
      const space = node.text.indexOf(' ');
      const text = space < 0 ? node.text : node.text.slice(0, space);
      const longer = open.map((opening) => opening + text);
      if (space < 0) return { closed, open: longer };
      closed.push(...longer);
      return { closed, open: [] };
    }
    case 'word':
    case 'number':
      return undefined;
    case 'sequence': {
      let at: Openings | undefined = { closed, open };
      for (const part of node.parts) {
        at = extended(part, at);
        if (at === undefined || at.open.length === 0) return at;
      }
      return at;
    }
    case 'choice': {
      const after: string[] = [];
      for (const option of node.options) {
        const read = extended(option, { closed, open });
        if (read === undefined) return undefined;
        after.push(...read.open);
      }
      return { closed, open: after };
    }
    case 'optional': {
      const read = extended(node.part, { closed, open });
      return read && { closed, open: [...open, ...read.open] };
    }
  }
}

/** The words with which a pattern may start, some perhaps more than once; undefined where that may be any word. */
export function firstWords(node: PatternNode): readonly string[] | undefined {
  const read = extended(node, { closed: [], open: [''] });
  return read && [...read.closed, ...read.open].filter((word) => word !== '');
}
