import type { TSESTree } from '@typescript-eslint/types';
import { astConverter } from '@typescript-eslint/typescript-estree/use-at-your-own-risk';
import ts from 'typescript';
import type { ParsedSource } from '../core/parse.js';
import { scanComments } from './comments.js';
import { withoutDeepBrackets, withoutDeepStatements } from './shallow.js';
import { mayHoldTag } from './tags.js';

type ConverterSettings = Parameters<typeof astConverter>[1];

/**
 * What the converter of typescript-estree is asked for. It reads the first seven only; the rest is what its type wants. `loc` and `range` are on because
 * leaving them out costs a second walk that takes them away.
 */
const settings: ConverterSettings = {
  allowInvalidAST: true,
  comment: false,
  errorOnUnknownASTType: false,
  loc: true,
  range: true,
  suppressDeprecatedPropertyWarnings: true,
  tokens: null,
  backend: 'classic',
  code: '',
  codeFullText: '',
  comments: [],
  debugLevel: new Set(),
  errorOnTypeScriptSyntacticAndSemanticIssues: false,
  extraFileExtensions: [],
  filePath: '',
  jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  jsx: false,
  log: () => undefined,
  programs: null,
  projects: new Map(),
  projectService: undefined,
  singleRun: false,
  tsconfigMatchCache: new Map(),
  tsconfigRootDir: '/',
};

function scriptKind(path: string): ts.ScriptKind {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  if (ending === 'tsx') return ts.ScriptKind.TSX;
  if (ending === 'jsx') return ts.ScriptKind.JSX;
  return ending === 'js' || ending === 'mjs' || ending === 'cjs' ? ts.ScriptKind.JS : ts.ScriptKind.TS;
}

interface Diagnosed extends ts.SourceFile {
  parseDiagnostics?: readonly ts.Diagnostic[];
}

function createSourceFile(text: string, path: string): Diagnosed {
  const options = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  return ts.createSourceFile(path, text, options, true, scriptKind(path));
}

/** Takes the diagnostics off a source file, as the converter refuses one that has any. */
function takeDiagnostics(sourceFile: Diagnosed): readonly ts.Diagnostic[] {
  const diagnostics = sourceFile.parseDiagnostics ?? [];
  if (diagnostics.length > 0) sourceFile.parseDiagnostics = [];
  return diagnostics;
}

/** The text with each statement that has a diagnostic turned to blanks, so that all else stays in its place. */
function blankBroken(sourceFile: ts.SourceFile, diagnostics: readonly ts.Diagnostic[]): string {
  const last = sourceFile.statements.at(-1);
  const broken = sourceFile.statements.filter((statement) =>
    // What follows the last statement is trivia, and counts as its own.
    diagnostics.some(({ start = 0 }) => statement.pos <= start && (start <= statement.end || statement === last)),
  );
  let text = sourceFile.text;
  for (const { pos, end } of broken)
    text = text.slice(0, pos) + text.slice(pos, end).replace(/[^\n\r\u2028\u2029]/g, ' ') + text.slice(end);
  return text;
}

/** Whether a node is an import or export that does not say yet from where (`import { a`). The types of the tree know no broken text. */
function leadsNowhere(node: object): boolean {
  if (!('source' in node) || !('type' in node) || typeof node.type !== 'string') return false;
  if (!/^(?:Import|ExportNamed|ExportAll)Declaration$/.test(node.type)) return false;
  const { source } = node;
  return typeof source === 'object' && source !== null && !('value' in source && typeof source.value === 'string');
}

/** Takes out imports and exports that lead nowhere, wherever they stand: readers of the tree may count on a literal there. */
function removeNowhere(program: TSESTree.Program): TSESTree.Program {
  const stack: unknown[] = [program];
  while (stack.length > 0) {
    const node = stack.pop();
    if (typeof node !== 'object' || node === null) continue;
    if (Array.isArray(node)) {
      const items: unknown[] = node;
      const kept = items.filter((item) => typeof item !== 'object' || item === null || !leadsNowhere(item));
      if (kept.length < items.length) items.splice(0, items.length, ...kept);
    }
    for (const [key, inner] of Object.entries(node)) if (key !== 'parent' && key !== 'loc') stack.push(inner);
  }
  return program;
}

/**
 * Parses with TypeScript's own parser, which recovers from anything, and converts what it made. `parseDiagnostics` is no public property of TypeScript: a
 * test over many broken texts tells when it moves. The converter stumbles over few of the recovered trees (type arguments without `>` at the very end of
 * the text); then the broken statements are left out. What nests deeper than the stack is left out too.
 *
 * @throws RangeError where a text nests deeper than the stack even so
 */
export function parseWithEstree(text: string, path: string): ParsedSource {
  return parseShallow(text, path, [withoutDeepBrackets]);
}

/** @param shallower what is left to try where the stack does not suffice */
function parseShallow(text: string, path: string, shallower: readonly ((text: string) => string)[]): ParsedSource {
  let sourceFile: Diagnosed | undefined;
  try {
    sourceFile = createSourceFile(text, path);
    return convert(sourceFile, path);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const rest = sourceFile ? withoutDeepStatements(sourceFile) : text;
    if (rest !== text) return { ...parseShallow(rest, path, shallower), recovered: true, partial: true };
    const [next, ...others] = shallower;
    if (!next) throw error;
    return { ...parseShallow(next(text), path, others), recovered: true, partial: true };
  }
}

function convert(sourceFile: Diagnosed, path: string): ParsedSource {
  const diagnostics = takeDiagnostics(sourceFile);
  const comments = mayHoldTag(sourceFile.text) ? scanComments(sourceFile) : [];
  const recovered = diagnostics.length > 0;
  try {
    const program = astConverter(sourceFile, settings, false).estree;
    return { program: recovered ? removeNowhere(program) : program, comments, recovered };
  } catch (error) {
    if (!recovered || error instanceof RangeError) throw error;
    const rest = createSourceFile(blankBroken(sourceFile, diagnostics), path);
    takeDiagnostics(rest);
    return { program: removeNowhere(astConverter(rest, settings, false).estree), comments, recovered };
  }
}
