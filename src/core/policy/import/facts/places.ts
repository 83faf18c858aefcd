import data from '../../../../../catalogue/policy-lexicon/countries.json';

const names = Object.entries(data.countries).flatMap(([code, spellings]) =>
  spellings.map((name) => ({
    code,
    pattern: new RegExp(
      `(?<![\\w.])(?:the )?${name.replaceAll('.', '\\.')}(?![\\w])`,
      /^[A-Z.]+$/.test(name) ? '' : 'i',
    ),
  })),
);

/** ISO codes of the countries that a text names, in order of appearance; `EU` and `EEA` stand for themselves. */
export function countriesIn(text: string): string[] {
  const found = names.flatMap(({ code, pattern }) => {
    const match = pattern.exec(text);
    return match ? [{ code, at: match.index }] : [];
  });
  found.sort((a, b) => a.at - b.at);
  return [...new Set(found.map(({ code }) => code))];
}
