/** Loose on purpose: a misspelt tag must come as far as the reader of annotations, which says what is wrong with it. */
const tag = /@(?:pii|tracks?|not_?pii)\b|pledge-|__GDPR__/i;

/** Whether a text holds anything that the reader of annotations looks at, so that its comments are worth a scan. */
export function mayHoldTag(text: string): boolean {
  return tag.test(text);
}
