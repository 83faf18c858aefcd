import data from '../../../../../catalogue/policy-lexicon/verbs.json';

export const verbClasses = ['collect', 'provide', 'use', 'share', 'retain', 'secure'] as const;
export type VerbClass = (typeof verbClasses)[number];
export type VerbShape = 'base' | 'past' | 'gerund';

/** A verb as a word form tells it. */
export interface VerbForm {
  readonly base: string;
  readonly shape: VerbShape;
  readonly classes: readonly VerbClass[];
}

function formsOf(written: string): { base: string; past: string[]; gerund: string } {
  const [head = '', past, participle, gerund] = written.split('/');
  const base = head.replace('*', '');
  if (past !== undefined && gerund !== undefined) {
    return { base, past: [past, participle ?? past], gerund };
  }
  const stem = head.endsWith('*') ? base + base.slice(-1) : base;
  if (/[^aeiou]y$/.test(base)) return { base, past: [`${base.slice(0, -1)}ied`], gerund: `${base}ing` };
  if (base.endsWith('e') && !base.endsWith('ee'))
    return { base, past: [`${base}d`], gerund: `${base.slice(0, -1)}ing` };
  return { base, past: [base.endsWith('e') ? `${base}d` : `${stem}ed`], gerund: `${stem}ing` };
}

function thirdPerson(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return /(?:s|sh|ch|x|z)$/.test(base) ? `${base}es` : `${base}s`;
}

const forms = new Map<string, VerbForm>();

function add(word: string, base: string, shape: VerbShape, verbClass: VerbClass): void {
  const known = forms.get(word);
  const classes = known?.base === base ? known.classes : [];
  if (!classes.includes(verbClass)) forms.set(word, { base, shape, classes: [...classes, verbClass] });
}

for (const verbClass of verbClasses) {
  for (const written of data.classes[verbClass]) {
    const { base, past, gerund } = formsOf(written);
    add(gerund, base, 'gerund', verbClass);
    for (const form of past) if (form !== base) add(form, base, 'past', verbClass);
    add(base, base, 'base', verbClass);
    add(thirdPerson(base), base, 'base', verbClass);
  }
}

/** The verb that a word form (lower case, as written) may be; undefined for other words. */
export function verbForm(word: string): VerbForm | undefined {
  return forms.get(word);
}
