import ruleData from '../../../../catalogue/german/rules.json';
import sentences from '../../../../catalogue/german/sentences.json';

type Table = Readonly<Record<string, string | undefined>>;

/** The German of a sentence of the catalogue. A test holds that there is one for each; the English one stands in for what a newer catalogue may have. */
function found(table: Table, english: string): string {
  return table[english] ?? english;
}

export function termOf(english: string): string {
  return found(sentences.terms, english);
}

export function contextOf(english: string): string {
  return found(sentences.contexts, english);
}

export function sourceOf(english: string): string {
  return found(sentences.sources, english);
}

/** What an option of an SDK does, as it goes on after “Damit”. */
export function effectOf(english: string): string {
  return found(sentences.effects, english);
}

export function schemaDescriptionOf(english: string): string {
  return found(sentences.schema, english);
}

const rules: Readonly<Record<string, { readonly title: string; readonly description: string } | undefined>> =
  ruleData.rules;

export function ruleTitle(rule: string): string {
  return rules[rule]?.title ?? rule;
}

export function ruleDescription(rule: string): string {
  return rules[rule]?.description ?? '';
}
