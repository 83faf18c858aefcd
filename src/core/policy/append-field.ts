import { isMap, isScalar, parseDocument, type Pair, type YAMLMap } from 'yaml';
import type { PolicyEdit } from './append.js';

interface Layout {
  readonly text: string;
  readonly eol: string;
}

function insertion(at: number, newText: string): PolicyEdit {
  return { range: { start: at, end: at }, newText };
}

/** A key as YAML takes it: names as they are, patterns in quotes. */
function keyText(pattern: string): string {
  return /^[A-Za-z_][\w.$-]*$/.test(pattern) && !/^(?:true|false|yes|no|on|off|null)$/i.test(pattern)
    ? pattern
    : JSON.stringify(pattern);
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function lineEnd(text: string, offset: number): number {
  const found = text.slice(offset).search(/\r?\n/);
  return found < 0 ? text.length : offset + found;
}

function trimmedEnd(text: string, offset: number): number {
  let end = offset;
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
  return end;
}

function pairOf(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && key.value === name);
}

function startOfKey({ key }: Pair): number | undefined {
  return isScalar(key) ? key.range?.[0] : undefined;
}

/** Adds lines below the last pair of a mapping, at the column of its pairs; inside the braces of one that is written in one line. */
function into({ text, eol }: Layout, map: YAMLMap, lines: readonly string[], flow: string): PolicyEdit | undefined {
  const end = map.range?.[1];
  const first = map.items[0];
  if (end === undefined) return undefined;
  if (map.flow === true) {
    const close = trimmedEnd(text, end) - 1;
    if (text.charAt(close) !== '}') return undefined;
    const inner = text.slice(map.range?.[0] ?? close, close);
    if (!first) return insertion(close, /\s$/.test(inner) ? `${flow} ` : ` ${flow} `);
    const last = trimmedEnd(text, close);
    return insertion(last, `${text.charAt(last - 1) === ',' ? '' : ','} ${flow}`);
  }
  const start = first && startOfKey(first);
  if (start === undefined) return undefined;
  const margin = ' '.repeat(columnOf(text, start));
  return insertion(lineEnd(text, trimmedEnd(text, end)), lines.map((line) => `${eol}${margin}${line}`).join(''));
}

/**
 * The edit that says under `code: fields:` what a name holds, with everything else left as it is.
 *
 * @param pattern as in the settings: `handle`, `User.handle`, `*.tenantId`
 * @param value a category, or false for no personal data
 * @returns one insertion, or undefined where the text cannot be read, or says something of the pattern already
 */
export function appendField(text: string, pattern: string, value: string | false): PolicyEdit | undefined {
  const layout: Layout = { text, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'error' });
  const root = document.contents;
  if (document.errors.length > 0 || !isMap(root)) return undefined;
  const line = `${keyText(pattern)}: ${String(value)}`;
  const code = pairOf(root, 'code');
  if (!code) return into(layout, root, ['code:', '  fields:', `    ${line}`], `code: { fields: { ${line} } }`);
  if (!isMap(code.value)) return undefined;
  const fields = pairOf(code.value, 'fields');
  if (!fields) return into(layout, code.value, ['fields:', `  ${line}`], `fields: { ${line} }`);
  if (!isMap(fields.value) || pairOf(fields.value, pattern)) return undefined;
  return into(layout, fields.value, [line], line);
}
