import type { CategoryMeaning } from '../lexicon/categories.js';
import type { TermMatch } from '../lexicon/lexicon.js';
import type { Token } from '../structure/words.js';
import type { Clause } from './analysis.js';
import { definitionsIn, type Definition } from './definitions.js';
import { unique, type Draft } from './draft.js';
import type { Unit } from './units.js';

function startsAt(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.every((word, index) => {
    const token = tokens[at + index];
    return token?.text === word && (token.capital || word === 'and');
  });
}

/** Marks the places where terms stand that the policy defines; in the sentence that defines a term it says nothing of its own. */
export function withOwnTerms(units: readonly Unit[]): readonly Unit[] {
  const definitions = definitionsIn(units);
  if (definitions.length === 0) return units;
  const byFirst = new Map<string, Definition[]>();
  for (const definition of definitions) {
    const first = definition.words[0] ?? '';
    const known = byFirst.get(first) ?? [];
    known.push(definition);
    byFirst.set(
      first,
      known.sort((a, b) => b.words.length - a.words.length),
    );
  }
  const marked = new Map<Unit, Unit>();
  return units.map((unit) => {
    let tokens: Token[] | undefined;
    unit.tokens.forEach((token, at) => {
      if (!token.capital) return;
      const definition = byFirst.get(token.text)?.find(({ words }) => startsAt(unit.tokens, at, words));
      if (!definition) return;
      tokens ??= [...unit.tokens];
      const isUse = !definition.units.includes(unit);
      const term = {
        length: definition.words.length,
        name: definition.name,
        categories: isUse ? definition.categories : [],
      };
      tokens[at] = { ...token, term };
    });
    const lead = unit.lead && (marked.get(unit.lead) ?? unit.lead);
    const changed = tokens || lead !== unit.lead ? { ...unit, tokens: tokens ?? unit.tokens, lead } : unit;
    marked.set(unit, changed);
    return changed;
  });
}

/** Puts what the policy's own terms stand for in the place of what their words say. Matches stand in the order of the text. */
export function termMatches(
  matches: readonly TermMatch<CategoryMeaning>[],
  tokens: readonly Token[],
): TermMatch<CategoryMeaning>[] {
  const terms = tokens.flatMap((token, from) =>
    token.term ? [{ from, to: from + token.term.length, term: token.term }] : [],
  );
  if (terms.length === 0) return [...matches];
  const kept = matches.filter((match) => !terms.some(({ from, to }) => match.from < to && match.to > from));
  const own = terms.flatMap(({ from, to, term: { categories, name } }) =>
    categories.length > 0 ? [{ from, to, meaning: { categories, generic: false, weak: false, term: name } }] : [],
  );
  return [...kept, ...own].sort((a, b) => a.from - b.from);
}

/** A row with the reason why a term of the policy's own counts as what it does. */
export function withTermReason(draft: Draft, clause: Clause): Draft {
  const names = clause.categories.flatMap(({ from, to, meaning: { term, categories } }) =>
    term !== undefined &&
    from < draft.last &&
    to > draft.first &&
    categories.every((key) => draft.categories.includes(key))
      ? [term]
      : [],
  );
  return names.length === 0
    ? draft
    : { ...draft, reasons: [...draft.reasons, ...unique(names).map((name) => `the policy defines “${name}”`)] };
}
