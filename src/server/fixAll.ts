import { CodeActionKind, type CodeAction } from 'vscode-languageserver';
import type { Language } from '../core/language/language.js';
import { isSafeToFixAll, joinFixes } from '../core/rules/fix-all.js';
import type { Fix } from '../core/rules/rule.js';
import type { Session } from '../core/session.js';
import type { Uri } from '../core/workspace.js';
import type { Texts } from './texts.js';
import { editedFiles, splitEdits } from './workspaceEdit.js';

/** What "fix all" and `editor.codeActionsOnSave` ask for. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.pledge`;

/** Whether an editor that wants only some kinds of actions wants this one: the kind itself, or one that holds it. */
export function wantsFixAll(only: readonly string[] | undefined): boolean {
  return only?.some((kind) => kind === fixAllKind || fixAllKind.startsWith(`${kind}.`)) === true;
}

/** The one action that mends all findings of a document which can be mended safely; none where there are none. */
export async function fixAll(
  uri: Uri,
  session: Session,
  texts: Texts,
  { fixes: titles }: Language,
  version: (uri: Uri) => number | null,
): Promise<CodeAction[]> {
  const { findings } = await session.findings(uri);
  const fixes: Fix[] = [];
  for (const finding of findings) {
    if (!isSafeToFixAll(finding.rule)) continue;
    const preferred = (await session.fixes(finding)).find(({ isPreferred }) => isPreferred);
    if (preferred) fixes.push(preferred);
  }
  const edits = joinFixes(fixes);
  const { edit } = splitEdits(edits, await texts.load(editedFiles(edits)), version);
  return edit === undefined ? [] : [{ title: titles.mendAll(), kind: fixAllKind, edit }];
}
