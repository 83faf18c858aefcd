import { distance } from 'fastest-levenshtein';

/** Words that are shorter may be meant as many others. */
const shortest = 4;
const longWord = 8;

function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return b === a.slice(0, at) + a.slice(at + 1, at + 2) + a.slice(at, at + 1) + a.slice(at + 2);
}

/** How many slips of the hand lead from one word to the other; two letters that changed places are one. */
function slips(a: string, b: string): number {
  return isSwapped(a, b) ? 1 : distance(a, b);
}

/**
 * The word that a misspelt one plainly means: the only suggestion within one slip of the hand, within two for words of eight letters and more. Case does not
 * count.
 */
export function plainlyMeant(written: string, suggestions: readonly string[]): string | undefined {
  const lower = written.toLowerCase();
  if (lower.length < shortest) return undefined;
  const bound = lower.length < longWord ? 1 : 2;
  const near = suggestions.filter((word) => slips(lower, word.toLowerCase()) <= bound);
  return near.length === 1 ? near[0] : undefined;
}
