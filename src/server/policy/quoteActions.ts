import { CodeActionKind, type CodeAction, type CodeActionParams, type Diagnostic } from 'vscode-languageserver';
import type { Language } from '../../core/language/language.js';
import { quoteDrift } from '../../core/policy/drift.js';
import { rewriteQuote } from '../../core/policy/reimport/rewrite-quote.js';
import { rowAt, writtenRows } from '../../core/policy/review/written-rows.js';
import { nameOf } from '../../core/workspace/uris.js';
import { importCommand } from '../../protocol/commands.js';
import { rowsIn, type PolicyView, type ProseSource } from './policyView.js';

function isAboutQuotes({ source, code }: Diagnostic): boolean {
  return source === 'pledge' && (code === 'stale-quote' || code === 'invalid-policy');
}

/** Makes the quote of a row say what stands in its text now, where that is near enough to be the same sentence. */
function requote(view: PolicyView, diagnostic: Diagnostic, { fixes }: Language): CodeAction[] {
  const { document, sources } = view;
  const text = document.getText();
  const offset = document.offsetAt(diagnostic.range.start);
  const written = rowAt(text, writtenRows(text), offset);
  const row = rowsIn(view).find(({ at }) => at.start === written?.at.start);
  const source = sources.find(({ id }) => id === row?.quote?.source);
  if (written === undefined || row?.quote === undefined || source?.text === undefined) return [];
  const drift = quoteDrift(row.quote, source.text);
  if (drift.kind !== 'changed' && drift.kind !== 'moved') return [];
  const now = drift.kind === 'changed' ? drift.text : row.quote.text;
  const edits = rewriteQuote(text, written.node, { text: now, ...drift.at });
  if (edits.length === 0) return [];
  return [
    {
      title: fixes.quoteAnew(nameOf(source.uri), nameOf(document.uri)),
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      isPreferred: true,
      edit: {
        documentChanges: [
          {
            textDocument: { uri: document.uri, version: document.version },
            edits: edits.map(({ range: { start, end }, newText }) => ({
              range: { start: document.positionAt(start), end: document.positionAt(end) },
              newText,
            })),
          },
        ],
      },
    },
  ];
}

/** Imports a text again whose words moved away from their rows. */
function reimport(
  { document }: PolicyView,
  { uri }: ProseSource,
  diagnostics: Diagnostic[],
  { fixes }: Language,
): CodeAction {
  const title = fixes.bringUpToDate(nameOf(document.uri), nameOf(uri));
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    command: { title, command: importCommand, arguments: [uri] },
  };
}

/** Mends quotes that their texts no longer hold: one by its new words, or all by importing the text again. */
export function quoteActions({ context }: CodeActionParams, view: PolicyView, language: Language): CodeAction[] {
  if (context.only !== undefined && !context.only.some((kind) => CodeActionKind.QuickFix.startsWith(kind))) return [];
  const about = context.diagnostics.filter(isAboutQuotes);
  const stale = about.filter(({ code }) => code === 'stale-quote');
  const readable = view.sources.filter(({ text }) => text !== undefined);
  return [
    ...about.flatMap((diagnostic) => requote(view, diagnostic, language)),
    ...(stale.length === 0 ? [] : readable.map((source) => reimport(view, source, stale, language))),
  ];
}
