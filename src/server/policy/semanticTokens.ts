import { SemanticTokensBuilder, type SemanticTokens, type SemanticTokensLegend } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { rowSections } from '../../core/policy/review/written-rows.js';
import { vocabularyAt } from '../../core/policy/schema-shape.js';
import { readYaml } from '../../core/policy/yaml-tree.js';
import type { TextRange } from '../../core/text/range.js';
import { recipientClasses } from '../../core/vocabulary/taxonomy.js';

const types = ['namespace', 'type', 'enumMember', 'class', 'string', 'keyword', 'variable', 'property'] as const;
type TokenType = (typeof types)[number];
const modifiers = ['declaration', 'deprecated'] as const;

export const policyLegend: SemanticTokensLegend = { tokenTypes: [...types], tokenModifiers: [...modifiers] };

interface Token {
  readonly at: TextRange;
  readonly type: TokenType;
  /** Of a row that does not count. */
  readonly rejected: boolean;
  readonly declares: boolean;
}

const classes: ReadonlySet<string> = new Set(recipientClasses);
const vocabularyTypes = {
  category: 'type',
  purpose: 'enumMember',
  subject: 'enumMember',
  tracker: 'enumMember',
} as const;

function typeOf(path: readonly (string | number)[], value: string): TokenType | undefined {
  const vocabulary = vocabularyAt(path);
  if (vocabulary === 'recipient') return classes.has(value) ? 'class' : 'string';
  if (vocabulary !== undefined) return vocabularyTypes[vocabulary];
  const last = path.at(-1);
  if (path[2] === 'disables' || (last === 'id' && path.length === 3)) return 'variable';
  if (last === 'scope') return 'namespace';
  if (last === 'source' && path.includes('quote')) return 'variable';
  const words = ['status', 'practice', 'modality', 'from', 'only', 'kind', 'doNotTrack', 'gpc'];
  return typeof last === 'string' && words.includes(last) ? 'keyword' : undefined;
}

/** What the words of a policy file are: categories, purposes, recipients, names of rows and scopes. A row that is rejected is shown as one that does not count. */
export function policyTokens(document: TextDocument): SemanticTokens {
  const text = document.getText();
  const tree = readYaml(text);
  const tokens: Token[] = [];
  const visit = (value: unknown, path: readonly (string | number)[], rejected: boolean): void => {
    if (typeof value !== 'object' || value === null) return;
    const isRow = path.length === 2 && rowSections.some((section) => section === path[0]);
    const out = rejected || (isRow && (value as { status?: unknown }).status === 'rejected');
    for (const [key, held] of Object.entries(value)) {
      const at = Array.isArray(value) ? Number(key) : key;
      const below = [...path, at];
      const keyRange = Array.isArray(value) ? undefined : tree.keyRange(value, key);
      const declares = path.length === 1 && path[0] === 'scopes';
      if (keyRange && (path.length === 0 || declares))
        tokens.push({ at: keyRange, type: 'namespace', rejected: false, declares: declares });
      const range = tree.valueRange(value, at);
      const type = typeof held === 'string' || typeof held === 'boolean' ? typeOf(below, String(held)) : undefined;
      if (range && type) tokens.push({ at: range, type, rejected: out, declares: below.at(-1) === 'id' });
      visit(held, below, out);
    }
  };
  visit(tree.value, [], false);
  const builder = new SemanticTokensBuilder();
  for (const { at, type, rejected, declares } of tokens.sort((a, b) => a.at.start - b.at.start)) {
    const { line, character } = document.positionAt(at.start);
    // A token may not go over the end of its line.
    if (document.positionAt(at.end).line !== line) continue;
    const bits = (declares ? 1 : 0) | (rejected ? 2 : 0);
    builder.push(line, character, at.end - at.start, types.indexOf(type), bits);
  }
  return builder.build();
}
