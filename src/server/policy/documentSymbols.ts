import { SymbolKind, SymbolTag, type DocumentSymbol, type Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isMap, isScalar } from 'yaml';
import type { Language } from '../../core/language/language.js';
import { describeRow } from '../../core/policy/reimport/describe-row.js';
import { writtenRows, type WrittenRow } from '../../core/policy/review/written-rows.js';
import { readYaml } from '../../core/policy/yaml-tree.js';
import type { TextRange } from '../../core/text/range.js';

const kinds: Readonly<Record<WrittenRow['section'], SymbolKind>> = {
  collects: SymbolKind.Field,
  uses: SymbolKind.Event,
  shares: SymbolKind.Interface,
  denies: SymbolKind.Null,
  choices: SymbolKind.Boolean,
  trackers: SymbolKind.Constant,
};

function rowSymbol(
  { node, section, status, id, at, mark }: WrittenRow,
  rangeOf: (range: TextRange) => Range,
  language: Language,
): DocumentSymbol {
  const entry = isMap(node) ? (node.toJSON() as Record<string, unknown>) : { kind: isScalar(node) ? node.value : '' };
  const range = rangeOf(at);
  return {
    name: describeRow(section, entry, language),
    detail: [
      id,
      status === 'accepted' ? undefined : language.hover.rowStatus(status),
      mark && language.drift.change(mark.change),
    ]
      .filter(Boolean)
      .join(', '),
    kind: kinds[section],
    range,
    selectionRange: { start: range.start, end: range.start },
    ...(status === 'rejected' ? { tags: [SymbolTag.Deprecated] } : {}),
  };
}

/** The outline of a policy file: its sections, and in them the rows in words. */
export function policySymbols(document: TextDocument, language: Language): DocumentSymbol[] {
  const text = document.getText();
  const rangeOf = ({ start, end }: TextRange): Range => ({
    start: document.positionAt(start),
    end: document.positionAt(end),
  });
  const tree = readYaml(text);
  const root = tree.value;
  if (typeof root !== 'object' || root === null || Array.isArray(root)) return [];
  const rows = writtenRows(text);
  return Object.keys(root).flatMap((section) => {
    const key = tree.keyRange(root, section);
    const value = tree.valueRange(root, section);
    if (key === undefined) return [];
    const own = rows.filter((row) => row.section === section);
    return [
      {
        name: section,
        kind: SymbolKind.Namespace,
        range: rangeOf({ start: key.start, end: Math.max(key.end, value?.end ?? 0) }),
        selectionRange: rangeOf(key),
        children: own.map((row) => rowSymbol(row, rangeOf, language)),
      },
    ];
  });
}
