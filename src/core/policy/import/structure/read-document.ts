import { Collector } from './collector.js';
import { filler, type PolicyDocument } from './document.js';
import type { PolicyFormat } from './format.js';
import { readFrontMatter } from './front-matter.js';
import { pageTitle, walkHtml } from './html.js';
import { readMarkdown } from './markdown.js';
import { readPlain } from './plain.js';
import { refineBlocks } from './refine.js';
import { Shadow } from './shadow.js';

/** Longest source that is read; the rest of a longer one is left out, so that no input can hold the editor up. */
const longest = 2_000_000;

/**
 * Reads the structure of a policy.
 *
 * @param text normalised source text
 */
export function readDocument(text: string, format: PolicyFormat): PolicyDocument {
  const source = text.length > longest ? text.slice(0, longest) : text;
  const front = format === 'html' ? { end: 0, title: undefined, date: undefined } : readFrontMatter(source);
  const body = front.end > 0 ? source.slice(0, front.end).replace(/[^\n]/g, ' ') + source.slice(front.end) : source;
  const shadow = new Shadow(source);
  const out = new Collector(shadow, format === 'markdown');
  if (format === 'html') walkHtml(body, 0, out);
  else if (format === 'markdown') readMarkdown(body, out);
  else readPlain(body, out);
  const seen = shadow.toString();
  const title = front.title ?? (format === 'html' ? pageTitle(source) : undefined);
  const isBlank = (at: number): boolean => seen[at] === ' ' || seen[at] === filler;
  const blocks = out.blocks.flatMap((block) => {
    let { start, end } = block;
    while (start < end && isBlank(start)) start++;
    while (end > start && isBlank(end - 1)) end--;
    return end > start ? [{ ...block, start, end }] : [];
  });
  return {
    text,
    shadow: seen,
    blocks: refineBlocks(blocks, seen, source),
    links: out.links,
    title,
    declaredDate: front.date,
  };
}
