import {
  CompletionItem,
  CompletionItemKind,
  l10n,
  languages,
  Range,
  SnippetString,
  type Disposable,
  type Position,
  type TextDocument,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { getLocation } from 'jsonc-parser';
import { fieldNamesMethod, type FieldName } from '../protocol/fieldNames.js';

/** Forms of patterns, for fields that are not known yet. */
const forms: readonly (readonly [string, string, string])[] = [
  ['Owner.name', '${1:Owner}.${2:name}', l10n.t('A field of one type')],
  ['*.name', '*.${1:name}', l10n.t('A field of that name in every type')],
  ['path/**#name', '${1:src/billing}/**#${2:name}', l10n.t('A field of that name in some files')],
];

/** The key that is being written in `pledge.fields`, with its quotation marks; undefined elsewhere. */
function keyAt(document: TextDocument, position: Position): Range | undefined {
  const location = getLocation(document.getText(), document.offsetAt(position));
  if (!location.isAtPropertyKey || location.path.length !== 2 || location.path[0] !== 'pledge.fields') return undefined;
  const written = location.previousNode;
  if (written === undefined) return new Range(position, position);
  return new Range(document.positionAt(written.offset), document.positionAt(written.offset + written.length));
}

/** Offers the fields of the code as keys of `pledge.fields` in `settings.json`. Their values are offered by the setting's schema. */
export function completeFields(client: BaseLanguageClient): Disposable {
  return languages.registerCompletionItemProvider(
    { pattern: '**/.vscode/settings.json' },
    {
      async provideCompletionItems(document, position, token) {
        const range = keyAt(document, position);
        if (range === undefined) return [];
        const names = await client.sendRequest<FieldName[]>(fieldNamesMethod, token);
        // A value follows already where a key is changed.
        const rest = document.getText(new Range(range.end, document.lineAt(range.end.line).range.end));
        const value = /^\s*:/.test(rest) ? '' : ': ';
        const item = (label: string, insert: string, detail: string, order: number): CompletionItem => {
          const made = new CompletionItem(label, CompletionItemKind.Field);
          made.range = range;
          made.insertText = new SnippetString(`"${insert}"${value}`);
          made.filterText = `"${label}"`;
          made.detail = detail;
          made.sortText = `${order}${label}`;
          made.command = { title: l10n.t('Suggest'), command: 'editor.action.triggerSuggest' };
          return made;
        };
        return [
          ...names.map(({ pattern, categories }) =>
            item(pattern, pattern.replace(/[\\$}]/g, '\\$&'), categories.join(', '), 0),
          ),
          ...forms.map(([label, body, detail]) => item(label, body, detail, 1)),
        ];
      },
    },
    '"',
  );
}
