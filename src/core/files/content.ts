/** Characters from which on a line is no line that somebody wrote. */
const longLine = 1000;
/** Texts shorter than this are analysed whatever they look like. */
const leastMinified = 4000;

/** Whether a text is minified: four fifths of it and more stand in very long lines. */
export function looksMinified(text: string): boolean {
  if (text.length < leastMinified) return false;
  let long = 0;
  let start = 0;
  while (start < text.length) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    if (end - start > longLine) long += end - start;
    start = end + 1;
  }
  return long > text.length * 0.8;
}

const headLength = 1000;
const leadingComments = /^(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|#![^\n]*|['"]use \w+['"];?)*/;
const saysGenerated =
  /@generated\b|\bdo(?:n't| not) (?:edit|modify|change)\b[\s\S]*\bgenerated\b|\bgenerated\b[\s\S]*\bdo(?:n't| not) (?:edit|modify|change)\b|\b(?:file|code) (?:is|was|has been) (?:auto(?:matically)?[- ]?)?generated\b|\bauto(?:matically)?[- ]?generated (?:by|from|file|code)\b/i;

/** Whether the comments at the top of a text say that a program wrote it. */
export function saysItIsGenerated(text: string): boolean {
  const comments = leadingComments.exec(text.slice(0, headLength))?.[0] ?? '';
  return comments.length > 0 && saysGenerated.test(comments);
}
