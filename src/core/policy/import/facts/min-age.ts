import type { Sentence } from './facts.js';

const words: Readonly<Record<string, number>> = {
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  eighteen: 18,
};
const pattern =
  /\b(?:under|below|younger than|less than|at least|over|not yet|older than|reached|above|age (?:of|is)|aged)\s+(?:the )?(?:age )?(?:of )?(\d{2}|twelve|thirteen|fourteen|fifteen|sixteen|eighteen)\b|\b(\d{2}|thirteen|sixteen|eighteen)(?:\s*\(\d+\))?(?: years?)?(?: old| of age)?,? (?:or|and) (?:older|over|above)/gi;
/** What is said of the young and sets no age for using the service: sale of their data, schools, content that they may have removed, surveys. */
const besides =
  /\b(?:sells?|sale|sold|selling|FERPA|students?|(?:personali[sz]ed|targeted|interest-based) (?:ads?|advertis\w+)|remov(?:e|al of) (?:\w+ ){0,3}(?:content|posts?|information) (?:\w+ ){0,3}(?:post|minor)|california minors?|demographic)\b/i;
/** Whom the service is for, and whose data is wanted. */
const rules =
  /\b(?:not|never|n't|no|nor|neither|prohibit\w*)\b.{0,120}\b(?:collect|solicit|gather|direct|intend|intended|design|target|permit|allow|maintain|request|regist\w+|use|provide|send|submit|process|attract|offer|market|structured|available)|\bmust be\b|\bat least\b|\b(?:intended|designed|only) for\b|\brepresent\b|\bonly available\b/i;

/** The age under which people may not use the service, or from which on their data is taken, with the sentence that says so. */
export function minAge(
  sentences: readonly Sentence[],
): { readonly age: number; readonly sentence: Sentence } | undefined {
  const found: { age: number; sentence: Sentence }[] = [];
  for (const sentence of sentences) {
    if (!/\b(?:child|minor|age|years? old|kid|teen|under 1\d)/i.test(sentence.text) || besides.test(sentence.text))
      continue;
    for (const match of sentence.text.matchAll(pattern)) {
      const word = (match[1] ?? match[2] ?? '').toLowerCase();
      const age = words[word] ?? Number(word);
      if (age >= 10 && age <= 21) found.push({ age, sentence });
    }
  }
  const told = found.filter(({ sentence }) => rules.test(sentence.text));
  const pool =
    told.length > 0 ? told : found.filter(({ sentence }) => /\b(?:child|minor|parent|guardian)/i.test(sentence.text));
  const counts = new Map<number, number>();
  for (const { age } of pool) counts.set(age, (counts.get(age) ?? 0) + 1);
  return [...pool].sort((a, b) => (counts.get(b.age) ?? 0) - (counts.get(a.age) ?? 0) || a.age - b.age)[0];
}
