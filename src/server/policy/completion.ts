import {
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
  type Command,
  type CompletionItem,
  type CompletionList,
  type Range,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language } from '../../core/language/language.js';
import { completeInPolicy, type PolicyCompletion, type PolicyKey } from '../../core/policy/completion.js';
import { renderFlow } from '../../core/policy/render.js';
import { vocabularyItems } from '../vocabularyItems.js';

function suggest({ editor }: Language): Command {
  return { title: editor.suggest(), command: 'editor.action.triggerSuggest' };
}

type RowLabel = 'rowCollects' | 'rowUses' | 'rowShares' | 'rowDenies' | 'rowSetting' | 'rowUnsubscribe' | 'sourceText';

/** Whole rows, by section: what has to be said comes first. */
const rowSnippets: Readonly<Record<string, readonly { readonly label: RowLabel; readonly body: string }[]>> = {
  collects: [{ label: 'rowCollects', body: 'category: ${1}\n  purposes: [${2}]' }],
  uses: [{ label: 'rowUses', body: 'categories: [${1}]\n  purposes: [${2}]' }],
  shares: [{ label: 'rowShares', body: 'to: [${1}]\n  categories: [${2}]\n  purposes: [${3}]' }],
  denies: [{ label: 'rowDenies', body: 'practice: ${1|collect,use,share,track,sell|}\n  category: ${2}' }],
  choices: [
    {
      label: 'rowSetting',
      body: 'kind: setting\n  key: ${1:name.of.setting}\n  value: "${2:false}"\n  disables: [${3}]',
    },
    { label: 'rowUnsubscribe', body: 'kind: unsubscribe\n  disables: [${1}]' },
  ],
  sources: [{ label: 'sourceText', body: 'id: ${1:main}\n  file: ${2:docs/privacy.md}' }],
};

function keyItem(
  { name, description, holds }: PolicyKey,
  path: readonly unknown[],
  range: Range,
  follows: boolean,
  index: number,
  language: Language,
): CompletionItem {
  const isSection = path.length === 1;
  const after =
    holds === 'list'
      ? isSection
        ? ':\n  - $0'
        : ': [$0]'
      : holds === 'mapping'
        ? isSection
          ? ':\n  $0'
          : ': { $0 }'
        : ': $0';
  return {
    label: name,
    kind: CompletionItemKind.Property,
    ...(description === undefined
      ? {}
      : { documentation: { kind: MarkupKind.Markdown, value: language.words.schemaDescription(description) } }),
    sortText: `1${String(index).padStart(2, '0')}`,
    textEdit: { range, newText: follows ? name : `${name}${after}` },
    ...(follows ? {} : { insertTextFormat: InsertTextFormat.Snippet, command: suggest(language) }),
  };
}

function valueItems(
  { values, names, vocabulary }: PolicyCompletion,
  range: Range,
  language: Language,
): CompletionItem[] {
  const words = vocabulary === undefined ? [] : vocabularyItems(vocabulary, false, language);
  const written = vocabulary === undefined || vocabulary === 'tracker' ? values : [];
  const listed = vocabulary === 'tracker' ? [] : words;
  return [
    ...names.map((name): CompletionItem => ({
      label: name,
      kind: CompletionItemKind.Reference,
      sortText: `0${name}`,
      textEdit: { range, newText: name },
    })),
    ...listed.map((item): CompletionItem => ({ ...item, textEdit: { range, newText: renderFlow(item.label) } })),
    ...written.map(({ value, description }, index): CompletionItem => ({
      label: value,
      kind: CompletionItemKind.EnumMember,
      sortText: `2${String(index).padStart(2, '0')}`,
      ...(description === undefined ? {} : { documentation: language.words.schemaDescription(description) }),
      textEdit: { range, newText: value },
    })),
  ];
}

/** Keys, words and whole rows that may stand at a place of a policy file. */
export function policyCompletion(document: TextDocument, offset: number, language: Language): CompletionList | null {
  const text = document.getText();
  const found = completeInPolicy(text, offset);
  if (found === undefined) return null;
  const range = { start: document.positionAt(found.replace.start), end: document.positionAt(found.replace.end) };
  const follows = /^[ \t]*:/.test(text.slice(found.replace.end));
  const section = String(found.path[0]);
  // In a list on one line a row of several lines would be no YAML.
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const isBlock = /^[ \t]*-[ \t]+$/.test(text.slice(lineStart, found.replace.start));
  const rows = found.expects === 'row' && isBlock ? (rowSnippets[section] ?? []) : [];
  const items: CompletionItem[] = [
    ...rows.map(({ label, body }): CompletionItem => ({
      label: language.editor[label](),
      kind: CompletionItemKind.Snippet,
      sortText: '0',
      filterText: `${language.editor[label]()} ${body}`,
      insertTextFormat: InsertTextFormat.Snippet,
      textEdit: { range, newText: body },
      command: suggest(language),
    })),
    ...found.keys.map((key, index) => keyItem(key, found.path, range, follows, index, language)),
    ...valueItems(found, range, language),
  ];
  return { isIncomplete: false, items };
}
