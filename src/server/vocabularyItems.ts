import { CompletionItemKind, MarkupKind, type CompletionItem } from 'vscode-languageserver';
import type { Language } from '../core/language/language.js';
import { loadCatalogue } from '../core/catalogue/load.js';
import { trackerKinds } from '../core/policy/model.js';
import { categoryWords, purposeWords, subjectWords, type PolicyWord } from '../core/policy/words.js';
import { recipientClasses } from '../core/vocabulary/taxonomy.js';

export type Vocabulary = 'category' | 'purpose' | 'subject' | 'recipient' | 'tracker';

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** One item for each term, found by its key, its short form and its label; `short` writes the short form where there is one. */
function terms(all: readonly PolicyWord[], short: boolean, { words }: Language): CompletionItem[] {
  const byKey = new Map<string, { readonly word: PolicyWord; alias: string | undefined }>();
  for (const word of all) {
    const known = byKey.get(word.term.key);
    if (known === undefined) byKey.set(word.term.key, { word, alias: undefined });
    else known.alias = word.word;
  }
  return [...byKey.values()].map(({ word: { term }, alias }) => {
    const label = words.label(term.key);
    return {
      label: short ? (alias ?? term.key) : term.key,
      labelDetails: { description: capital(label) },
      kind: CompletionItemKind.EnumMember,
      documentation: {
        kind: MarkupKind.Markdown,
        value: `**${capital(label)}** \`${term.key}\`\n\n${words.description(term.key)}`,
      },
      filterText: [term.key, alias ?? '', label].join(' '),
    };
  });
}

function vendors(): string[] {
  const names = loadCatalogue()
    .all()
    .map(({ vendor }) => vendor);
  return [...new Set(names)].sort((a, b) => a.localeCompare(b));
}

function recipients({ words }: Language): CompletionItem[] {
  const classes = recipientClasses.map((each, index): CompletionItem => ({
    label: each,
    labelDetails: { description: capital(words.recipient(each)) },
    kind: CompletionItemKind.Class,
    documentation: words.recipientDescription(each),
    filterText: `${each} ${words.recipient(each)}`,
    sortText: `0${String(index).padStart(2, '0')}`,
  }));
  const named = vendors().map((name): CompletionItem => ({
    label: name,
    kind: CompletionItemKind.Constant,
    sortText: `1${name}`,
  }));
  return [...classes, ...named];
}

const made = new Map<string, readonly CompletionItem[]>();

/** All words of a vocabulary. `short` prefers the last part of a key where that alone says it. */
export function vocabularyItems(vocabulary: Vocabulary, short: boolean, language: Language): readonly CompletionItem[] {
  const key = `${language.id} ${vocabulary} ${String(short)}`;
  let items = made.get(key);
  if (items === undefined) made.set(key, (items = make(vocabulary, short, language)));
  return items;
}

function make(vocabulary: Vocabulary, short: boolean, language: Language): readonly CompletionItem[] {
  switch (vocabulary) {
    case 'category':
      return terms(categoryWords, short, language);
    case 'purpose':
      return terms(purposeWords, short, language);
    case 'subject':
      return terms(subjectWords, short, language);
    case 'recipient':
      return recipients(language);
    case 'tracker':
      return trackerKinds.map((kind) => ({ label: kind, kind: CompletionItemKind.EnumMember }));
  }
}
