import { distance } from 'fastest-levenshtein';

const most = 3;

/** The words nearest to a misspelt one, best first: at most three, and none that differs in more than a third of its letters (two at least). */
export function nearestWords(written: string, words: Iterable<string>): string[] {
  // Edit distance is quadratic, and no key is as long.
  if (written.length === 0 || written.length > 60) return [];
  const lower = written.toLowerCase();
  const bound = Math.max(2, Math.floor(written.length / 3));
  return [...new Set(words)]
    .map((word) => ({ word, far: distance(lower, word.toLowerCase()) }))
    .filter(({ word, far }) => far <= bound && far < Math.max(word.length, 2))
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ word }) => word);
}

/** " Did you mean `a` or `b`?", with the blank before it; empty without suggestions. */
export function didYouMean(suggestions: readonly string[]): string {
  if (suggestions.length === 0) return '';
  const quoted = suggestions.map((word) => `\`${word}\``);
  const last = quoted.pop() ?? '';
  return ` Did you mean ${quoted.length > 0 ? `${quoted.join(', ')} or ${last}` : last}?`;
}
