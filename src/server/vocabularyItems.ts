import { CompletionItemKind, MarkupKind, type CompletionItem } from 'vscode-languageserver';
import { loadCatalogue } from '../core/catalogue/load.js';
import { trackerKinds } from '../core/policy/model.js';
import { categoryWords, purposeWords, subjectWords, type PolicyWord } from '../core/policy/words.js';
import { describeRecipient, recipientClasses, recipientLabel } from '../core/vocabulary/taxonomy.js';

export type Vocabulary = 'category' | 'purpose' | 'subject' | 'recipient' | 'tracker';

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** One item for each term, found by its key, its short form and its label; `short` writes the short form where there is one. */
function terms(words: readonly PolicyWord[], short: boolean): CompletionItem[] {
  const byKey = new Map<string, { readonly word: PolicyWord; alias: string | undefined }>();
  for (const word of words) {
    const known = byKey.get(word.term.key);
    if (known === undefined) byKey.set(word.term.key, { word, alias: undefined });
    else known.alias = word.word;
  }
  return [...byKey.values()].map(({ word: { term }, alias }) => ({
    label: short ? (alias ?? term.key) : term.key,
    labelDetails: { description: capital(term.label) },
    kind: CompletionItemKind.EnumMember,
    documentation: {
      kind: MarkupKind.Markdown,
      value: `**${capital(term.label)}** \`${term.key}\`\n\n${term.description}`,
    },
    filterText: [term.key, alias ?? '', term.label].join(' '),
  }));
}

function vendors(): string[] {
  const names = loadCatalogue()
    .all()
    .map(({ vendor }) => vendor);
  return [...new Set(names)].sort((a, b) => a.localeCompare(b));
}

function recipients(): CompletionItem[] {
  const classes = recipientClasses.map((each, index): CompletionItem => ({
    label: each,
    labelDetails: { description: capital(recipientLabel(each)) },
    kind: CompletionItemKind.Class,
    documentation: describeRecipient(each),
    filterText: `${each} ${recipientLabel(each)}`,
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
export function vocabularyItems(vocabulary: Vocabulary, short: boolean): readonly CompletionItem[] {
  const key = `${vocabulary} ${String(short)}`;
  let items = made.get(key);
  if (items === undefined) made.set(key, (items = make(vocabulary, short)));
  return items;
}

function make(vocabulary: Vocabulary, short: boolean): readonly CompletionItem[] {
  switch (vocabulary) {
    case 'category':
      return terms(categoryWords, short);
    case 'purpose':
      return terms(purposeWords, short);
    case 'subject':
      return terms(subjectWords, short);
    case 'recipient':
      return recipients();
    case 'tracker':
      return trackerKinds.map((kind) => ({ label: kind, kind: CompletionItemKind.EnumMember }));
  }
}
