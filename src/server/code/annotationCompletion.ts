import {
  CompletionItemKind,
  InsertTextFormat,
  type CompletionItem,
  type CompletionList,
  type Range,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language } from '../../core/language/language.js';
import { rules } from '../../core/rules/registry.js';
import { vocabularyItems, type Vocabulary } from '../vocabularyItems.js';

/** What a line says inside a comment, up to a place; lines of block comments begin with an asterisk or inside `/*`. */
const inComment = /(?:\/\/|\/\*+|^\s*\*(?!\/))((?:(?!\*\/).)*)$/;
const tag = /(?:^|\s)@(pii|tracks)\s+(.*)$/;
const suppression = /(?:^|\s)pledge-ignore(?:-next-line|-line)?\s+(.*)$/;
const opening = /(?:^|\s)(@\w*|pledge-[\w-]*)$/;

type Meaning = 'pii' | 'piiWhole' | 'tracks' | 'notPii' | 'ignoreNextLine' | 'ignoreFile';

const snippets: readonly { readonly label: string; readonly body: string; readonly meaning: Meaning }[] = [
  { label: '@pii', body: '@pii ${1:category}', meaning: 'pii' },
  {
    label: '@pii … for … to …',
    body: '@pii ${1:category} for ${2:purpose} to ${3:recipient} -- ${4:note}',
    meaning: 'piiWhole',
  },
  {
    label: '@tracks',
    body: '@tracks ${1:category} for ${2:purpose} to ${3:recipient}',
    meaning: 'tracks',
  },
  {
    label: '@notPii',
    body: '@notPii ${1:reason}',
    meaning: 'notPii',
  },
  {
    label: 'pledge-ignore-next-line',
    body: 'pledge-ignore-next-line ${1:rule-id} -- ${2:reason}',
    meaning: 'ignoreNextLine',
  },
  {
    label: 'pledge-ignore',
    body: 'pledge-ignore ${1:rule-id} -- ${2:reason}',
    meaning: 'ignoreFile',
  },
];

interface Wanted {
  readonly items: readonly CompletionItem[];
  /** What is written of the word already. */
  readonly written: string;
}

function keyword(label: string, documentation: string): CompletionItem {
  return { label, kind: CompletionItemKind.Keyword, documentation, sortText: `0${label}` };
}

function ofTag(written: string, language: Language): Wanted | undefined {
  const { editor } = language;
  if (/(?:^|\s)--/.test(written)) return undefined;
  const sections = [...written.matchAll(/(?:^|\s)(for|to)(?=\s)/g)];
  const section = sections.at(-1);
  const list = section === undefined ? written : written.slice(section.index + section[0].length);
  const vocabulary: Vocabulary = section === undefined ? 'category' : section[1] === 'for' ? 'purpose' : 'recipient';
  // After a word and a blank, only a keyword can follow; vendors have blanks in their names.
  const isAfterWord = /[\w.]\s+\w*$/.test(list) && !/[,]\s*[\w.]*$/.test(list);
  const said = new Set(sections.map(([, name]) => name));
  const next = [
    ...(said.has('for') ? [] : [keyword('for', editor.whatFor())]),
    ...(said.has('to') ? [] : [keyword('to', editor.toWhom())]),
    keyword('--', editor.note()),
  ];
  if (isAfterWord && vocabulary !== 'recipient') return { items: next, written: /[\w-]*$/.exec(list)?.[0] ?? '' };
  const items = vocabularyItems(vocabulary, true, language);
  return {
    items,
    written:
      vocabulary === 'recipient' ? (/[^,]*$/.exec(list)?.[0].trimStart() ?? '') : (/[\w.]*$/.exec(list)?.[0] ?? ''),
  };
}

function wanted(comment: string, language: Language): Wanted | undefined {
  const { editor, words } = language;
  const started = opening.exec(comment)?.[1];
  if (started !== undefined)
    return {
      items: snippets.map(({ label, body, meaning }) => ({
        label,
        kind: CompletionItemKind.Snippet,
        insertText: body,
        insertTextFormat: InsertTextFormat.Snippet,
        filterText: label,
        documentation: editor[meaning](),
      })),
      written: started,
    };
  const annotation = tag.exec(comment)?.[2];
  if (annotation !== undefined) return ofTag(annotation, language);
  const ignored = suppression.exec(comment)?.[1];
  if (ignored === undefined || /(?:^|\s)--/.test(ignored)) return undefined;
  const written = /[\w-]*$/.exec(ignored)?.[0] ?? '';
  const isAfterRule = /[\w]\s+$/.test(ignored);
  return isAfterRule
    ? { items: [keyword('--', editor.reason())], written: '' }
    : {
        items: rules.map(({ id }) => ({
          label: id,
          kind: CompletionItemKind.EnumMember,
          documentation: words.ruleDescription(id),
        })),
        written,
      };
}

/** Words that may follow in an annotation, or annotations themselves where one is begun in a comment. */
export function annotationCompletion(
  document: TextDocument,
  offset: number,
  language: Language,
): CompletionList | null {
  const { line, character } = document.positionAt(offset);
  const before = document.getText({ start: { line, character: 0 }, end: { line, character } });
  const comment = inComment.exec(before)?.[1];
  const found = comment === undefined ? undefined : wanted(comment, language);
  if (found === undefined) return null;
  const range: Range = { start: { line, character: character - found.written.length }, end: { line, character } };
  const items = found.items.map(({ insertText, ...item }): CompletionItem => ({
    ...item,
    textEdit: { range, newText: insertText ?? item.label },
  }));
  return { isIncomplete: false, items };
}
