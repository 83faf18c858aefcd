import type { TextRange } from '../../../text/range.js';
import { openingLabel } from '../records/labels.js';
import { filler, type Block } from './document.js';

const bullet = /^(?:[•·●▪◦‣∙–—*]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-+])\s+(?=\S)/i;

function trimmed(shadow: string, start: number, end: number): TextRange {
  const isBlank = (at: number): boolean => shadow[at] === ' ' || shadow[at] === filler;
  let from = start;
  let to = end;
  while (from < to && isBlank(from)) from++;
  while (to > from && isBlank(to - 1)) to--;
  return { start: from, end: to };
}

function covered(block: TextRange, strong: readonly TextRange[]): number {
  let sum = 0;
  for (const { start, end } of strong) sum += Math.max(0, Math.min(end, block.end) - Math.max(start, block.start));
  return sum;
}

function wordCount(text: string): number {
  return text.split(/[\s\u2060]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** The lines of a block whose ends mean something: bullets that are no list of the markup, a heading on a line of its own. */
function splitLines(block: Block, shadow: string, source: string, nextGroup: () => number): Block[] {
  if (block.kind === 'heading' || block.kind === 'cell' || block.code) return [block];
  const body = source.slice(block.start, block.end);
  if (!body.includes('\n') && !/<br/i.test(body)) return [block];
  const lines: TextRange[] = [];
  let from = block.start;
  for (const match of body.matchAll(/\n|<br\s*\/?>/gi)) {
    lines.push(trimmed(shadow, from, block.start + match.index));
    from = block.start + match.index + match[0].length;
  }
  lines.push(trimmed(shadow, from, block.end));
  const full = lines.filter(({ start, end }) => end > start);
  const bullets = full.map(({ start, end }) => bullet.exec(shadow.slice(start, Math.min(end, start + 12))));
  const marked = bullets.filter((match) => match !== null).length;
  const out: Block[] = [];
  const group = marked > 1 ? nextGroup() : undefined;
  full.forEach((line, index) => {
    const mark = marked > 1 ? bullets[index] : null;
    const last = out.at(-1);
    const inner = { ...block, strong: block.strong.filter(({ end, start }) => end > line.start && start < line.end) };
    if (mark) {
      out.push({
        ...inner,
        kind: 'item',
        level: block.level + 1,
        group,
        start: line.start + mark[0].length,
        end: line.end,
      });
    } else if (!last || isLineHeading(shadow, line, full[index + 1], block.strong) || startsAnew(shadow, last, line)) {
      out.push({ ...inner, start: line.start, end: line.end });
    } else if (isLineHeading(shadow, last, line, block.strong))
      out.push({ ...inner, start: line.start, end: line.end });
    else
      out[out.length - 1] = {
        ...last,
        end: line.end,
        strong: block.strong.filter((s) => s.end > last.start && s.start < line.end),
      };
  });
  return out;
}

/** Whether a line ends a paragraph that was written without a blank line after it. */
function startsAnew(shadow: string, before: TextRange, line: TextRange): boolean {
  return (
    before.end - before.start > 130 &&
    line.end - line.start > 60 &&
    /[.!?:]["')]?$/.test(shadow.slice(before.start, before.end)) &&
    /^["'(]?[\p{Lu}\d]/u.test(shadow.slice(line.start, line.end))
  );
}

/** Whether a line is a heading for the line after it: all bold, or short and without an end. */
function isLineHeading(
  shadow: string,
  line: TextRange,
  next: TextRange | undefined,
  strong: readonly TextRange[],
): boolean {
  const length = line.end - line.start;
  if (!next || length > 120) return false;
  const text = shadow.slice(line.start, line.end);
  if (covered(line, strong) >= length * 0.85 && wordCount(text) < 16) return true;
  return (
    length < 70 &&
    next.end - next.start > 100 &&
    wordCount(text) < 10 &&
    /^[\p{Lu}\d]/u.test(text) &&
    !/[.,;:]$/.test(text) &&
    /^["'(]?\p{Lu}/u.test(shadow.slice(next.start, next.end))
  );
}

/** Whether a list has one item only, as numbered headings become lists of their own in the markup. */
function isAlone(block: Block, before: Block | undefined, next: Block): boolean {
  return block.kind === 'item' && before?.group !== block.group && next.kind === 'paragraph';
}

/** Whether a free-standing paragraph is a heading in all but markup. */
function isHeading(block: Block, before: Block | undefined, next: Block | undefined, shadow: string): boolean {
  if (!next || block.code || (block.kind !== 'paragraph' && !isAlone(block, before, next))) return false;
  const length = block.end - block.start;
  if (length >= 170) return false;
  const text = shadow.slice(block.start, block.end);
  const words = wordCount(text);
  if (openingLabel(shadow, block.start, block.end)) return false;
  if (isQuestion(text) && words <= 22) return true;
  if (words === 0 || words > 16 || length > 130) return false;
  if (/@|=|https?:|^\(c\)|©|:$/i.test(text) && !text.endsWith(':')) return false;
  if (/\b(?:updated|effective|modified|revised)\b.*\d/i.test(text)) return false;
  if (covered(block, block.strong) >= length * 0.85) return !/[,;]$/.test(text);
  if (words > 11 || /[.,;!]$/.test(text) || next.kind === 'cell') return false;
  const letters = text.replace(/[^\p{L}]/gu, '');
  if (letters.length > 3 && letters === letters.toUpperCase()) return true;
  if (/^(?:\d{1,2}|[A-Z]|[IVX]{1,4})[.)]\s/.test(text)) return !text.endsWith(':') || words < 8;
  if (text.endsWith(':')) return false;
  const capitals = text.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word)).length;
  return (
    text.endsWith('?') || capitals >= words * 0.6 || (words < 8 && /^\p{Lu}/u.test(text) && next.kind === 'paragraph')
  );
}

/** One question and nothing else, as policies put them over their parts: "What information do we collect, and how do we use it?" */
function isQuestion(text: string): boolean {
  return /^[\s\u2060]*(?:[\dA-Z]{1,2}[.)] )?(?:how|what|who|whom|whose|why|when|where|which|do|does|can|could|will|is|are|should|may)\b[^.?!:]*\?[\s\u2060]*$/i.test(
    text,
  );
}

/** Whether a list item is the title of what is nested in it, or of the long item after it. */
function isItemHeading(block: Block, next: Block | undefined, shadow: string): boolean {
  if (block.kind !== 'item' || next?.kind !== 'item' || next.level < block.level) return false;
  const length = block.end - block.start;
  const text = shadow.slice(block.start, block.end);
  const words = wordCount(text);
  if (words === 0 || words > 12 || length > 100 || !/^[\p{Lu}\d]/u.test(text) || /[.,;:!]$/.test(text)) return false;
  const long = next.end - next.start > 80;
  if (covered(block, block.strong) >= length * 0.85) return long || next.level > block.level;
  const capitals = text.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word)).length;
  return long && next.level > block.level && (capitals >= words * 0.6 || text.endsWith('?'));
}

/** Finds the lists and headings that the markup does not show. */
export function refineBlocks(blocks: readonly Block[], shadow: string, source: string): Block[] {
  let groups = blocks.reduce((most, { group }) => Math.max(most, group ?? 0), 0);
  const split = blocks.flatMap((block) => splitLines(block, shadow, source, () => ++groups));
  return split.map((block, index) => {
    const next = split[index + 1];
    if (isHeading(block, split[index - 1], next, shadow)) return { ...block, kind: 'heading' as const, level: 5 };
    return isItemHeading(block, next, shadow)
      ? { ...block, kind: 'heading' as const, level: Math.min(6, 4 + block.level) }
      : block;
  });
}
