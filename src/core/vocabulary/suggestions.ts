import { distance } from 'fastest-levenshtein';

const most = 3;

interface Candidate {
  readonly key: string;
  readonly label: string;
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** How far a written name is from a candidate: 0 is the same, 1 has nothing in common. */
function farness(written: string, words: readonly string[], { key, label }: Candidate): number {
  const last = key.slice(key.lastIndexOf('.') + 1);
  const spelling = Math.min(
    distance(written, key) / Math.max(written.length, key.length),
    distance(written, last) / Math.max(written.length, last.length),
    distance(written, label) / Math.max(written.length, label.length),
  );
  const targets = new Set([...wordsOf(last.replaceAll('_', ' ')), ...wordsOf(label)]);
  const shared = words.filter((word) => targets.has(word)).length;
  const sharing =
    shared === 0 ? 1 : 0.45 - 0.4 * (shared / Math.max(words.length, wordsOf(last.replaceAll('_', ' ')).length));
  return Math.min(spelling, sharing);
}

/**
 * The keys that somebody may have meant by a name that is none: near in spelling to a key, its last segment or its label, or sharing a word with them.
 *
 * @returns at most three, the nearest first
 */
export function nearestKeys(written: string, candidates: readonly Candidate[]): string[] {
  // Long texts are no misspelt key, and edit distance is quadratic.
  if (written.length === 0 || written.length > 100) return [];
  const name = written.toLowerCase().replaceAll('-', '_');
  const words = wordsOf(name.replaceAll('_', ' '));
  return candidates
    .map((candidate) => ({ key: candidate.key, far: farness(name, words, candidate) }))
    .filter(({ far }) => far <= 0.45)
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ key }) => key);
}
