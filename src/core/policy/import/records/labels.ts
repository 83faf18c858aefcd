import data from '../../../../../catalogue/policy-lexicon/record-labels.json';
import { Lexicon } from '../lexicon/lexicon.js';
import { tokenise, type Token } from '../structure/words.js';

/** What a field of a record tells: which data, what for, how long, who gets it, whether it is collected, from where, on what legal ground. */
export const fieldRoles = ['data', 'purpose', 'retention', 'recipient', 'collected', 'source', 'basis'] as const;
export type FieldRole = (typeof fieldRoles)[number];

function roleOf(name: string): FieldRole {
  const known = fieldRoles.find((role) => role === name);
  if (!known) throw new Error(`Unknown role of a field: ${name}`);
  return known;
}

const lexicons = data.roles.map(({ role, terms }) => ({
  role: roleOf(role),
  lexicon: new Lexicon<true>([{ meaning: true, terms }]),
}));

const mostWords = 14;

/** No label is longer, in UTF-16 units. */
const longestLabel = 120;

/** The role that a label gives to what stands under or behind it; undefined where it is no label of a record. Takes the words of the label. */
export function labelRole(tokens: readonly Token[]): FieldRole | undefined {
  const words = tokens.filter(({ kind }) => kind === 'word');
  if (words.length === 0 || words.length > mostWords) return undefined;
  return lexicons.find(({ lexicon }) => lexicon.match(tokens).length > 0)?.role;
}

/** The label that opens a text, as in "How long we keep it: …": its role, and where the text behind it starts. Offsets are those of `shadow`. */
export function openingLabel(
  shadow: string,
  start: number,
  end: number,
): { readonly role: FieldRole; readonly start: number } | undefined {
  const colon = shadow.slice(start, Math.min(end, start + longestLabel)).indexOf(':');
  if (colon < 2) return undefined;
  const more = shadow.slice(start + colon, end).search(/[^\s:*_\u2060]/);
  const role = more > 0 ? labelRole(tokenise(shadow, start, start + colon)) : undefined;
  return role && { role, start: start + colon + more };
}
