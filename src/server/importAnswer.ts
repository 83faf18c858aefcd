import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language } from '../core/language/language.js';
import { importPolicy } from '../core/policy/import/import-policy.js';
import { toPolicyFile } from '../core/policy/import/to-policy-file.js';
import { mergeReading } from '../core/policy/reimport/merge.js';
import { mergeCounts } from '../core/policy/reimport/merge-counts.js';
import { serialisePolicy } from '../core/policy/serialise.js';
import { nameOf, relativePath } from '../core/workspace/uris.js';
import type { ImportAnswer, ImportParams, PolicyUpdate } from '../protocol/messages.js';
import type { ServerContext } from './context.js';
import type { PolicyView } from './policy/policyView.js';
import { policiesQuoting } from './prose/sentences.js';

function updateOf(
  { document, policy, sources }: PolicyView,
  { uri, text }: ImportParams,
  language: Language,
): PolicyUpdate[] {
  const id = sources.find((source) => source.uri === uri)?.id;
  const source = policy?.sources.find((each) => each.id === id);
  if (source === undefined) return [];
  const before = document.getText();
  const proposed = toPolicyFile(importPolicy(text, { file: source.file }), { ...source, text });
  const merged = mergeReading(before, { id: source.id, text, proposed });
  if (merged === undefined) return [];
  return [
    {
      uri: document.uri,
      text: merged.text,
      differences: merged.text === before ? undefined : mergeCounts(merged, language),
    },
  ];
}

/** Proposes a policy file for the text of a policy, and how those that were made from it before would be brought up to date. */
export async function importAnswer(context: ServerContext, params: ImportParams): Promise<ImportAnswer> {
  const { uri, text } = params;
  const { holder } = context;
  const file = uri.startsWith('untitled:') ? nameOf(uri) : relativePath(holder.folderOf(uri), uri);
  const result = importPolicy(text, { file });
  const prose: Pick<TextDocument, 'uri'> = { uri };
  const session = holder.session;
  const views = session === undefined || result.rows.length === 0 ? [] : await policiesQuoting(context, session, prose);
  return {
    yaml: serialisePolicy(toPolicyFile(result, { id: 'main', file, text }), context.language.editor.proposedFrom(file)),
    rows: result.rows.length,
    updates: views.flatMap((view) => updateOf(view, params, context.language)),
  };
}
