import type { Paint, Style } from '../core/report/text.js';

/** SGR parameters of ECMA-48: what starts and what ends each style. */
const codes: Readonly<Record<Style, readonly [start: number, end: number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  underline: [4, 24],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
};

/** Colours for a terminal, or none. */
export function painter(colours: boolean): Paint {
  if (!colours) return (_, text) => text;
  return (style, text) => {
    const [start, end] = codes[style];
    return `\u001b[${start}m${text}\u001b[${end}m`;
  };
}
