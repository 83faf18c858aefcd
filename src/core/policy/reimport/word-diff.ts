/** A stretch of text that two versions share, or that only one has. */
export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Beyond this, the table of the comparison would be large, and nobody would read the result. */
const mostWords = 1500;

function wordsOf(text: string): string[] {
  return text.trim().split(/\s+/).filter(Boolean);
}

/** What two words are compared by: punctuation at their ends does not make them different. */
function bare(word: string): string {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '') || word;
}

/** Which words were added to a text and which taken away; runs of white space count as one blank. */
export function wordDiff(before: string, after: string): readonly DiffPart[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  if (a.length > mostWords || b.length > mostWords)
    return [
      { kind: 'removed', text: a.join(' ') },
      { kind: 'added', text: b.join(' ') },
    ];
  // Longest common subsequence, from the end.
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] =
        bare(a[i] ?? '') === bare(b[j] ?? '')
          ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
  const parts: { kind: DiffPart['kind']; words: string[] }[] = [];
  const take = (kind: DiffPart['kind'], word: string): void => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.words.push(word);
    else parts.push({ kind, words: [word] });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && right !== undefined && bare(left) === bare(right)) {
      take('same', right);
      i++;
      j++;
    } else if (
      left !== undefined &&
      (right === undefined || (longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0))
    ) {
      take('removed', left);
      i++;
    } else {
      take('added', right ?? '');
      j++;
    }
  }
  return parts.map(({ kind, words }) => ({ kind, text: words.join(' ') }));
}
