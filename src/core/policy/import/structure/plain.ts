import type { Collector } from './collector.js';

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const marker = /^(?:[•·●▪◦‣∙–—*+-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|o)\s+(?=\S)/i;

function linesOf(source: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (;;) {
    const found = source.indexOf('\n', start);
    const end = found < 0 ? source.length : found;
    const raw = source.slice(start, end);
    const text = raw.trim();
    const indent = raw.length - raw.trimStart().length;
    lines.push({ start: start + indent, end: start + indent + text.length, text });
    if (found < 0) return lines;
    start = end + 1;
  }
}

/** Whether a document breaks its lines at a fixed width, so that a line goes on in the next. */
function isWrapped(lines: readonly Line[]): boolean {
  const long = lines.filter(({ text }) => text.length > 45);
  const wide = long.filter(({ text }) => text.length > 110).length;
  const open = long.filter(({ text }) => !/[.:;!?]["')]?$/.test(text)).length;
  return long.length > 4 && wide < long.length * 0.1 && open > long.length * 0.5;
}

/** Reads text without markup: blank lines part paragraphs, and so do line ends unless the text is wrapped at a width. */
export function readPlain(source: string, out: Collector): void {
  const lines = linesOf(source);
  const wrapped = isWrapped(lines);
  let group = out.group();
  let open = false;
  let listed = false;
  let last = 0;
  for (const { start, end, text } of lines) {
    if (text === '' || /^[-=_*~]{3,}$/.test(text)) {
      open = false;
      continue;
    }
    const bullet = marker.exec(text);
    if (bullet) {
      if (!listed) group = out.group();
      listed = true;
      out.open({ kind: 'item', level: 1, group });
      out.text(start + bullet[0].length, end);
      open = wrapped;
    } else if (open && wrapped) {
      out.gap(last, start);
      out.text(start, end);
    } else {
      listed = false;
      out.open({ kind: 'paragraph' });
      out.text(start, end);
      open = wrapped;
    }
    last = end;
  }
  out.close();
}
