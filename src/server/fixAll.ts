import { CodeActionKind, type CodeAction, type TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language } from '../core/language/language.js';
import { joinFixes, safeFix, safelyMended } from '../core/rules/fix-all.js';
import type { Fix } from '../core/rules/rule.js';
import type { Session } from '../core/session.js';
import { nameOf } from '../core/workspace/uris.js';
import type { Uri } from '../core/workspace.js';
import type { Baselines } from './baselines.js';
import type { Texts } from './texts.js';
import { editedFiles, splitEdits } from './workspaceEdit.js';

/** What "fix all" and `editor.codeActionsOnSave` ask for. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.pledge`;

/** Whether an editor that wants only some kinds of actions wants this one: the kind itself, or one that holds it. */
export function wantsFixAll(only: readonly string[] | undefined): boolean {
  return only?.some((kind) => kind === fixAllKind || fixAllKind.startsWith(`${kind}.`)) === true;
}

interface Sources {
  readonly documents: TextDocuments<TextDocument>;
  readonly texts: Texts;
  readonly baselines: Baselines;
  readonly language: Language;
}

/** The one action that mends all findings of a document which can be mended safely; none where there are none. What a baseline knows is left alone, since nobody sees it. */
export async function fixAll(
  uri: Uri,
  session: Session,
  { documents, texts, baselines, language }: Sources,
): Promise<CodeAction[]> {
  const { findings } = await session.findings(uri);
  const known = await baselines.known(uri, findings);
  const fixes: Fix[] = [];
  for (const finding of findings) {
    if (known.has(finding) || !safelyMended.has(finding.rule)) continue;
    const fix = safeFix(finding, await session.fixes(finding));
    if (fix) fixes.push(fix);
  }
  const edits = joinFixes(fixes);
  const versionOf = (file: Uri): number | null => documents.get(file)?.version ?? null;
  const { edit } = splitEdits(edits, await texts.load(editedFiles(edits)), versionOf);
  return edit === undefined ? [] : [{ title: language.fixes.mendAll(nameOf(uri)), kind: fixAllKind, edit }];
}
