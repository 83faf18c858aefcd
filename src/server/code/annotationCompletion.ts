import {
  CompletionItemKind,
  InsertTextFormat,
  type CompletionItem,
  type CompletionList,
  type Range,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { rules } from '../../core/rules/registry.js';
import { vocabularyItems, type Vocabulary } from '../vocabularyItems.js';

/** What a line says inside a comment, up to a place; lines of block comments begin with an asterisk or inside `/*`. */
const inComment = /(?:\/\/|\/\*+|^\s*\*(?!\/))((?:(?!\*\/).)*)$/;
const tag = /(?:^|\s)@(pii|tracks)\s+(.*)$/;
const suppression = /(?:^|\s)pledge-ignore(?:-next-line|-line)?\s+(.*)$/;
const opening = /(?:^|\s)(@\w*|pledge-[\w-]*)$/;

const snippets: readonly { readonly label: string; readonly body: string; readonly documentation: string }[] = [
  { label: '@pii', body: '@pii ${1:category}', documentation: 'Says which personal data the declaration holds.' },
  {
    label: '@pii … for … to …',
    body: '@pii ${1:category} for ${2:purpose} to ${3:recipient} -- ${4:note}',
    documentation: 'Says which personal data the declaration holds, what it is for and who receives it.',
  },
  {
    label: '@tracks',
    body: '@tracks ${1:category} for ${2:purpose} to ${3:recipient}',
    documentation: 'Says what the call sends, why and to whom.',
  },
  {
    label: '@notPii',
    body: '@notPii ${1:reason}',
    documentation: 'Says that the declaration holds no personal data, and why.',
  },
  {
    label: 'pledge-ignore-next-line',
    body: 'pledge-ignore-next-line ${1:rule-id} -- ${2:reason}',
    documentation: 'Suppresses findings of a rule in the next line.',
  },
  {
    label: 'pledge-ignore',
    body: 'pledge-ignore ${1:rule-id} -- ${2:reason}',
    documentation: 'At the top of a file: suppresses findings of a rule in all of it.',
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

function ofTag(written: string): Wanted | undefined {
  if (/(?:^|\s)--/.test(written)) return undefined;
  const sections = [...written.matchAll(/(?:^|\s)(for|to)(?=\s)/g)];
  const section = sections.at(-1);
  const list = section === undefined ? written : written.slice(section.index + section[0].length);
  const vocabulary: Vocabulary = section === undefined ? 'category' : section[1] === 'for' ? 'purpose' : 'recipient';
  // After a word and a blank, only a keyword can follow; vendors have blanks in their names.
  const isAfterWord = /[\w.]\s+\w*$/.test(list) && !/[,]\s*[\w.]*$/.test(list);
  const said = new Set(sections.map(([, name]) => name));
  const next = [
    ...(said.has('for') ? [] : [keyword('for', 'What it is for.')]),
    ...(said.has('to') ? [] : [keyword('to', 'Who receives it.')]),
    keyword('--', 'A note for people.'),
  ];
  if (isAfterWord && vocabulary !== 'recipient') return { items: next, written: /[\w-]*$/.exec(list)?.[0] ?? '' };
  const items = vocabularyItems(vocabulary, true);
  return {
    items,
    written:
      vocabulary === 'recipient' ? (/[^,]*$/.exec(list)?.[0].trimStart() ?? '') : (/[\w.]*$/.exec(list)?.[0] ?? ''),
  };
}

function wanted(comment: string): Wanted | undefined {
  const started = opening.exec(comment)?.[1];
  if (started !== undefined)
    return {
      items: snippets.map(({ label, body, documentation }) => ({
        label,
        kind: CompletionItemKind.Snippet,
        insertText: body,
        insertTextFormat: InsertTextFormat.Snippet,
        filterText: label,
        documentation,
      })),
      written: started,
    };
  const annotation = tag.exec(comment)?.[2];
  if (annotation !== undefined) return ofTag(annotation);
  const ignored = suppression.exec(comment)?.[1];
  if (ignored === undefined || /(?:^|\s)--/.test(ignored)) return undefined;
  const written = /[\w-]*$/.exec(ignored)?.[0] ?? '';
  const isAfterRule = /[\w]\s+$/.test(ignored);
  return isAfterRule
    ? { items: [keyword('--', 'The reason, which is required.')], written: '' }
    : {
        items: rules.map(({ id, description }) => ({
          label: id,
          kind: CompletionItemKind.EnumMember,
          documentation: description,
        })),
        written,
      };
}

/** Words that may follow in an annotation, or annotations themselves where one is begun in a comment. */
export function annotationCompletion(document: TextDocument, offset: number): CompletionList | null {
  const { line, character } = document.positionAt(offset);
  const before = document.getText({ start: { line, character: 0 }, end: { line, character } });
  const comment = inComment.exec(before)?.[1];
  const found = comment === undefined ? undefined : wanted(comment);
  if (found === undefined) return null;
  const range: Range = { start: { line, character: character - found.written.length }, end: { line, character } };
  const items = found.items.map(({ insertText, ...item }): CompletionItem => ({
    ...item,
    textEdit: { range, newText: insertText ?? item.label },
  }));
  return { isIncomplete: false, items };
}
