import ts from 'typescript';

/** Nesting that neither TypeScript's parser nor the converter has the stack for is far beyond this. */
const deepest = 300;

const blank = (text: string, start: number, end: number): string =>
  text.slice(0, start) + text.slice(start, end).replace(/[^\n\r\u2028\u2029]/g, ' ') + text.slice(end);

/**
 * The text with those brackets and elements emptied that nest too deep to be parsed, so that all else stays in its place. Brackets in texts and comments count
 * as well: this is for files that could not be read at all otherwise.
 */
export function withoutDeepBrackets(text: string): string {
  const opened: number[] = [];
  const regions: [start: number, end: number][] = [];
  let reached = 0;
  for (const { 0: sign, index } of text.matchAll(/[[({]|[\])}]|<\/|\/>|<(?=[A-Za-z>])/g)) {
    if (/^[[({]$|^<$/.test(sign)) {
      opened.push(index);
      reached = Math.max(reached, opened.length);
      continue;
    }
    const start = opened.pop();
    if (start === undefined || opened.length > 0) continue;
    if (reached > deepest) regions.push([start + 1, index]);
    reached = 0;
  }
  const [first] = opened;
  if (first !== undefined && reached > deepest) regions.push([first, text.length]);
  return regions.reduce((rest, [start, end]) => blank(rest, start, end), text);
}

/** The text with those statements emptied that nest too deep to be converted. */
export function withoutDeepStatements(sourceFile: ts.SourceFile): string {
  const deep = sourceFile.statements.filter((statement) => depthOf(statement) > deepest);
  return deep.reduce((rest, { pos, end }) => blank(rest, pos, end), sourceFile.text);
}

/** How deep the tree below a node is. With a stack of its own, as the tree may be deeper than that of calls. */
function depthOf(root: ts.Node): number {
  let deepestSeen = 0;
  const stack: { readonly node: ts.Node; readonly depth: number }[] = [{ node: root, depth: 1 }];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const { node, depth } = at;
    deepestSeen = Math.max(deepestSeen, depth);
    ts.forEachChild(node, (child) => void stack.push({ node: child, depth: depth + 1 }));
  }
  return deepestSeen;
}
