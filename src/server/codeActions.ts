import {
  CodeActionKind,
  type CodeAction,
  type CodeActionParams,
  type Command,
  type Diagnostic,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language } from '../core/language/language.js';
import { say } from '../core/language/text.js';
import type { Finding, Fix } from '../core/rules/rule.js';
import type { Session } from '../core/session.js';
import type { Uri } from '../core/workspace.js';
import { applySettingCommand } from '../protocol/messages.js';
import type { Baselines } from './baselines.js';
import { fixAll, wantsFixAll } from './fixAll.js';
import type { Publisher } from './publisher.js';
import { showPlaceCommand } from './showPlace.js';
import type { Texts } from './texts.js';
import { source, type DiagnosticData } from './toDiagnostic.js';
import { editedFiles, splitEdits } from './workspaceEdit.js';

interface Sources {
  readonly session: () => Session | undefined;
  readonly documents: TextDocuments<TextDocument>;
  readonly publisher: Publisher;
  readonly texts: Texts;
  readonly language: Language;
  readonly baselines: Baselines;
  /** Whether the editor can be asked to show a place. */
  readonly canShow: boolean;
}

function fingerprintOf(diagnostic: Diagnostic): string | undefined {
  if (diagnostic.source !== source) return undefined;
  const data: unknown = diagnostic.data;
  if (typeof data !== 'object' || data === null || !('fingerprint' in data)) return undefined;
  const { fingerprint } = data as Partial<DiagnosticData>;
  return fingerprint;
}

/** Offers the quick fixes of the findings behind the diagnostics that the editor asks about; all safe ones at once where it asks for that. */
export async function codeActions(params: CodeActionParams, sources: Sources): Promise<CodeAction[]> {
  const session = sources.session();
  const { only, diagnostics } = params.context;
  if (session === undefined) return [];
  if (wantsFixAll(only)) return fixAll(params.textDocument.uri, session, sources);
  if (only !== undefined && !only.some((kind) => CodeActionKind.QuickFix.startsWith(kind))) return [];
  const asked = diagnostics.flatMap((diagnostic) => {
    const fingerprint = fingerprintOf(diagnostic);
    return fingerprint === undefined ? [] : [{ diagnostic, fingerprint }];
  });
  if (asked.length === 0) return [];
  const { uri } = params.textDocument;
  const findings = await currentFindings(uri, session, sources);
  const positions = (await sources.texts.load([uri]))(uri);
  const actions: CodeAction[] = [];
  for (const { diagnostic, fingerprint } of asked) {
    const same = findings.filter((candidate) => candidate.fingerprint === fingerprint);
    const finding = nearest(
      same,
      (candidate) => positions.range(candidate.range).start.line - diagnostic.range.start.line,
    );
    if (finding === undefined) continue;
    for (const fix of await session.fixes(finding)) actions.push(await toCodeAction(fix, diagnostic, sources));
  }
  return actions;
}

/** A fingerprint outlives shifted lines, and so two equal calls in one function share it: the place then tells them apart. */
function nearest(findings: readonly Finding[], lines: (finding: Finding) => number): Finding | undefined {
  return [...findings].sort((a, b) => Math.abs(lines(a)) - Math.abs(lines(b)))[0];
}

/** Those of the text as it is now; then those that only a complete audit gives, as they were shown. */
async function currentFindings(uri: Uri, session: Session, { publisher }: Sources): Promise<readonly Finding[]> {
  const { findings } = await session.findings(uri);
  return [...findings, ...publisher.findings(uri)];
}

function showing(title: string, { uri, range }: NonNullable<Fix['opens']>): Command {
  return { title, command: showPlaceCommand, arguments: [uri, range] };
}

async function toCodeAction(
  fix: Fix,
  diagnostic: Diagnostic,
  { documents, texts, language, canShow }: Sources,
): Promise<CodeAction> {
  const title = say(language.fixes, fix.title);
  const { opens } = fix;
  if (opens)
    return {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      command: showing(title, opens),
    };
  const positions = await texts.load(editedFiles(fix.edits));
  const { edit, settings } = splitEdits(fix.edits, positions, (uri) => documents.get(uri)?.version ?? null);
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred: fix.isPreferred,
    ...(edit === undefined ? {} : { edit }),
    ...(fix.selects && canShow && { command: showing(title, fix.selects) }),
    ...(settings.length === 0 ? {} : { command: { title, command: applySettingCommand, arguments: [...settings] } }),
  };
}
