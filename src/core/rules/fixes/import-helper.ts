import { AST_NODE_TYPES as N, type TSESTree } from '@typescript-eslint/types';
import type { Uri } from '../../workspace.js';
import type { FixEdit } from '../rule.js';
import { nextLineOf } from './layout.js';
import { quoted, styleOf } from './style.js';

/** What a fix wants to call, and from where it has it. */
interface Wanted {
  /** The exported name; `default` for a default export. */
  readonly name: string;
  readonly local: string;
  readonly from: { readonly uri: Uri } | { readonly specifier: string };
}

function imports(program: TSESTree.Program): TSESTree.ImportDeclaration[] {
  return program.body.filter((each) => each.type === N.ImportDeclaration);
}

/** The way from one file to another as modules are written, with the ending that the file's other imports have. */
function relativeSpecifier(uri: Uri, to: Uri, others: readonly string[]): string {
  const from = uri.split('/').slice(0, -1);
  const target = to.split('/');
  let same = 0;
  while (same < from.length && same < target.length - 1 && from[same] === target[same]) same++;
  const up = from.slice(same).map(() => '..');
  const path = [...(up.length > 0 ? up : ['.']), ...target.slice(same)].join('/');
  const bare = path.replace(/\.d\.[cm]?ts$|\.[cm]?[jt]sx?$/, '');
  const relative = others.filter((each) => /^\.{1,2}\//.test(each));
  // Where the file imports none, as the others write it who import from there.
  const pattern =
    relative.length > 0 ? relative.map((each) => /\.[cm]?[jt]sx?$/.exec(each)?.[0]) : [/\.[cm]?jsx?$/.exec(path)?.[0]];
  return bare + (pattern.find((each) => each !== undefined) ?? '');
}

function withoutEnding(specifier: string): string {
  return specifier.replace(/\.[cm]?[jt]sx?$/, '');
}

/** Names that the top level of a file declares, so that an import must not take them. */
function declares(program: TSESTree.Program, name: string): boolean {
  return program.body.some((statement) => {
    const inner = statement.type === N.ExportNamedDeclaration ? statement.declaration : statement;
    if (inner?.type === N.FunctionDeclaration || inner?.type === N.ClassDeclaration) return inner.id?.name === name;
    return (
      inner?.type === N.VariableDeclaration &&
      inner.declarations.some(({ id }) => id.type === N.Identifier && id.name === name)
    );
  });
}

/**
 * How to call a helper in a file, and the edits that bring it in where it is not there yet.
 *
 * @returns undefined where another thing has its name
 */
export function bringIn(
  uri: Uri,
  text: string,
  program: TSESTree.Program,
  { name, local, from }: Wanted,
): { readonly callee: string; readonly edits: readonly FixEdit[] } | undefined {
  const declarations = imports(program);
  const here = 'uri' in from && withoutEnding(from.uri) === withoutEnding(uri);
  if (here) return declares(program, local) ? { callee: local, edits: [] } : undefined;
  const style = styleOf(text, program);
  const written = declarations.map(({ source }) => source.value);
  const specifier = 'uri' in from ? relativeSpecifier(uri, from.uri, written) : from.specifier;
  const same = declarations.find(
    ({ source, importKind }) => importKind !== 'type' && withoutEnding(source.value) === withoutEnding(specifier),
  );
  for (const each of same?.specifiers ?? []) {
    const isIt =
      name === 'default'
        ? each.type === N.ImportDefaultSpecifier
        : each.type === N.ImportSpecifier && each.imported.type === N.Identifier && each.imported.name === name;
    if (isIt) return { callee: each.local.name, edits: [] };
  }
  const isTaken =
    declares(program, local) ||
    declarations.some(({ specifiers }) => specifiers.some((each) => each.local.name === local));
  if (isTaken) return undefined;
  const lastNamed = same?.specifiers.findLast(({ type }) => type === N.ImportSpecifier);
  if (lastNamed && name !== 'default') {
    const at = lastNamed.range[1];
    return { callee: name, edits: [{ uri, range: { start: at, end: at }, newText: `, ${name}` }] };
  }
  const clause = name === 'default' ? local : `{ ${name} }`;
  const line = `import ${clause} from ${quoted(specifier, style)}${style.semicolon}${style.eol}`;
  const last = declarations.at(-1);
  const directive = program.body.findLast(
    (each) => each.type === N.ExpressionStatement && typeof each.directive === 'string',
  );
  const at = last
    ? nextLineOf(text, last.range[1])
    : directive
      ? nextLineOf(text, directive.range[1])
      : startOf(text, program);
  const gap = last ? '' : style.eol;
  const isAtEnd = at === text.length && !text.endsWith('\n');
  return {
    callee: name === 'default' ? local : name,
    edits: [{ uri, range: { start: at, end: at }, newText: `${isAtEnd ? style.eol : ''}${line}${gap}` }],
  };
}

/** Before the first statement, and after what stands at the top of a file for itself: `#!`, a licence. */
function startOf(text: string, { body }: TSESTree.Program): number {
  const [first] = body;
  if (!first) return 0;
  const hashbang = text.startsWith('#!') ? nextLineOf(text, 0) : 0;
  const licence = /^\s*\/\*[^]*?\*\/[^\S\r\n]*(?:\r\n|\n)(?=\s*(?:\r\n|\n))/.exec(text.slice(hashbang));
  return hashbang + (licence ? licence[0].length : 0);
}
