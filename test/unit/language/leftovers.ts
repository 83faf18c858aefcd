/** Words that are English and not German. */
export const englishWords =
  /\b(?:the|of|and|is|are|not|but|with|which|this|that|there|no|for|to|by|only|it|its|has|have|be|been|from|says?|policy|personal|row|rows|file|sentence|declares?|data)\b/i;

/** A text without what is the same in every language: names, figures, and what stands in quotation marks or is code. */
export function inWords(text: string): string {
  return text
    .replace(/`[^`]*`|„[^“]*“|“[^”]*”|‹[^›]*›|<[^>]*>/g, '')
    .replace(/[\w.-]+\.(?:yaml|md|json|policy|exclude|enable)\b|\((?:code: )?[\w.]+\)|Do.Not.Track|pledge\.?\w*/g, '')
    .replace(/[\w$#?!]+(?:\.[\w$#?!]+)+(?:\(\))?|[\w$]+\(\)|\S+ = …|\b[a-z]+(?:-[a-z]+)+\b/g, '');
}
