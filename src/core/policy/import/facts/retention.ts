import type { ImportedRow, PolicyFacts } from '../imported.js';
import type { PolicyDocument } from '../structure/document.js';

const rules =
  /\b((?:for )?(?:as|so) long as .+|until .+|for (?:no (?:longer|more) than|up to|at least|a (?:period|maximum) of|the (?:time|period|length|duration|minimum)) .+|no longer than .+|(?:for|within|after|up to) (?:\w+ )?(?:\d+|one|two|three|four|five|six|seven|ten|twelve|thirty|ninety|several)(?: \(\d+\))? (?:\w+ )?(?:days?|weeks?|months?|years?|hours?).*|while (?:your|you) .+|only (?:for )?as (?:long )?.+|when(?: it is)? no longer .+)/i;
const exceptionKinds: readonly { readonly name: string; readonly test: RegExp }[] = [
  { name: 'legal', test: /\b(?:legal|law|regulat|compl(?:y|iance)|litigation|tax|subpoena|court)/i },
  { name: 'product_improvement', test: /\b(?:improv|develop|enhanc|research)\w*/i },
  { name: 'disputes', test: /\bdisputes?\b|\benforce/i },
  { name: 'backups', test: /\b(?:back-?ups?|archiv|residual|cached)/i },
  { name: 'security', test: /\b(?:security|fraud|abuse|safety)\b/i },
  { name: 'records', test: /\b(?:record[ -]?keeping|accounting|audit|business records|transaction records?)/i },
  { name: 'aggregated', test: /\b(?:aggregat|anonymi[sz]|de-?identif)/i },
];

/** Words without which nothing is said of keeping. */
const keeps =
  /\b(?:retain|retention|keep|kept|stor(?:e|ed|ing|age)|sav(?:e|ed)|h[oe]ld|maintain|delet|eras|destroy|purg|dispos|remov|anonymi|longer|period|expir|log(?:s|ged)?\b|archiv)/i;
/** How long a cookie lives is no rule for the data of people. */
const session =
  /\bbrowser (?:is |remains )?(?:open|closed)|\bclose (?:your|the) (?:web )?browser|\bsession cookies?\b/i;

/** The rule by which the policy keeps data, and what it keeps beyond it. */
export function retentionOf(document: PolicyDocument, rows: readonly ImportedRow[]): PolicyFacts['retention'] {
  const kept = rows.filter(({ practice, quote }) => practice === 'retain' && keeps.test(quote) && !session.test(quote));
  if (kept.length === 0) return undefined;
  const general = kept.filter(({ categories }) => categories.includes('user'));
  const pick = (list: readonly ImportedRow[]): ImportedRow | undefined => list.find(({ quote }) => rules.test(quote));
  const main = pick(general) ?? pick(kept) ?? kept.find(({ quote }) => !/\bcollect/i.test(quote));
  if (!main) return undefined;
  const said = document.shadow.slice(main.start, main.end).replaceAll('\u2060', '').replace(/\s+/g, ' ');
  const rule = (rules.exec(said)?.[1] ?? said)
    .replace(/[.,;:]+$/, '')
    .replace(/^for (?=as long)/i, '')
    .trim();
  const others = kept.filter(
    (row) =>
      row !== main &&
      (row.negated || /\b(?:may|some|certain|however|except|unless|also|remain|longer|backup)/i.test(row.quote)),
  );
  const exceptions = exceptionKinds.filter(
    ({ test }) =>
      others.some(({ quote }) => test.test(quote)) ||
      test.test(/\b(?:unless|except|however)\b.*/i.exec(said)?.[0] ?? ''),
  );
  return {
    rule,
    exceptions: exceptions.map(({ name }) => name),
    evidence: { start: main.start, end: main.end, quote: main.quote },
  };
}
