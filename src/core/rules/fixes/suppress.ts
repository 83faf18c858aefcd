import { AST_NODE_TYPES as N } from '@typescript-eslint/types';
import { placeholders } from '../../facts/placeholders.js';
import type { ParsedSource } from '../../parse.js';
import type { Finding, FixContext } from '../rule.js';
import { fileOf, placeOf, type DraftFix } from './fix.js';
import { eolOf, indentOf, lineStartOf } from './layout.js';
import { pathAround } from './tree.js';

interface Place {
  readonly offset: number;
  readonly isJsxChild: boolean;
}

/** The line above which a comment may stand: that of the finding, or where it is inside a text that spans lines, that where the text begins. */
function commentPlace({ program }: ParsedSource, text: string, offset: number): Place {
  let start = lineStartOf(text, offset);
  for (;;) {
    // Between two lines: a comment put there must not land in a template, a string or the text of an element.
    const around = pathAround(program, start);
    const literal = around.find(({ type }) => type === N.TemplateElement || type === N.Literal);
    if (!literal || literal.range[0] >= start) break;
    const template = around.find(({ type }) => type === N.TemplateLiteral) ?? literal;
    start = lineStartOf(text, template.range[0]);
  }
  const innermost = pathAround(program, start).at(-1);
  const isJsxChild =
    innermost?.type === N.JSXText || innermost?.type === N.JSXElement || innermost?.type === N.JSXFragment;
  return { offset: start, isJsxChild };
}

/** Silences the finding on its line. */
export function suppress(finding: Finding, context: FixContext): DraftFix[] {
  const found = fileOf(finding, context);
  if (!found?.file) return [];
  const { text, file } = found;
  const { start } = finding.range;
  // What stands in a comment is silenced from above that comment.
  const annotation = file.annotations.annotations.find(({ comment }) => comment.start <= start && start < comment.end);
  const place = commentPlace(context.parse(text, finding.uri), text, annotation?.comment.start ?? start);
  const directive = `pledge-ignore-next-line ${finding.rule} -- ${placeholders.ignored}`;
  const first = /\S/.exec(text.slice(place.offset))?.index ?? 0;
  const indent = indentOf(text, place.offset + first);
  const comment = place.isJsxChild ? `{/* ${directive} */}` : `// ${directive}`;
  const range = { start: place.offset, end: place.offset };
  const edit = { uri: finding.uri, range, newText: `${indent}${comment}${eolOf(text)}` };
  return [
    {
      title: ['ignore', finding.rule, context.display(finding.uri)],
      edits: [edit],
      selects: placeOf(edit, placeholders.ignored),
    },
  ];
}
