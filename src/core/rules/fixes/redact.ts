import { AST_NODE_TYPES as N } from '@typescript-eslint/types';
import { wordsOf } from '../../program/flow-words.js';
import type { CategoryEvidence } from '../../program/observation.js';
import type { CategoryKey } from '../../vocabulary/taxonomy.js';
import type { Helper } from '../helpers.js';
import type { Finding, FixContext, FixEdit } from '../rule.js';
import { fileOf, type DraftFix } from './fix.js';
import { namesakes } from './drop.js';
import { bringIn } from './import-helper.js';
import { styleOf } from './style.js';
import { pathTo, type Node } from './tree.js';

/** Expressions that are one value by themselves. */
const single: ReadonlySet<N> = new Set([
  N.Identifier,
  N.MemberExpression,
  N.ChainExpression,
  N.CallExpression,
  N.TSNonNullExpression,
  N.AwaitExpression,
]);

/** Words of a redactor's name that do not say what it is for. */
const general =
  /^(?:value|values|string|text|pii|personal|sensitive|data|datum|id|ids|identifier|user|field|input|secret|sha|sha1|sha256|sha512|md5|hmac|hash|hashed|redact|redacted|mask|masked|anonymi[sz]e|pseudonymi[sz]e|obfuscate|scrub|encrypt|tokenize|one|way|with|for|to|of|the|a|\d+)$/;

/** Whether a redactor is for data like this: `maskEmail` is for addresses of e-mail, `hash` for all. */
function fits({ local }: Helper, { category, name }: CategoryEvidence): boolean {
  const special = wordsOf(local).filter((word) => !general.test(word));
  const about = new Set([...wordsOf(name), ...wordsOf(category.replaceAll('.', '_'))]);
  return special.every((word) => about.has(word));
}

/** A value that a call hands on, as it is written there. */
interface Value {
  readonly node: Node;
  /** `{ email }`: the name has to be written out. */
  readonly shorthand: string | undefined;
}

function valueAt(root: Node, { at, name }: CategoryEvidence): Value | undefined {
  if (!at) return undefined;
  const path = pathTo(root, at);
  const whole = path.find(({ range }) => range[0] === at.start && range[1] === at.end);
  const part = whole && partOf(whole, name);
  if (part) return { node: part, shorthand: undefined };
  const index = path.findIndex(({ range, type }) => range[0] === at.start && range[1] === at.end && single.has(type));
  const node = path[index];
  // The name of what is called, or the left side of an assignment, is no value.
  const parent = path[index - 1];
  if (!node || (parent?.type === N.CallExpression && parent.callee === node)) return undefined;
  const isShort = parent?.type === N.Property && parent.shorthand;
  return { node, shorthand: isShort && node.type === N.Identifier ? node.name : undefined };
}

/** The name by which an expression reads a value: `email` of `user.email` and of `email`. */
function nameOf(node: Node): string | undefined {
  switch (node.type) {
    case N.Identifier:
      return node.name;
    case N.MemberExpression:
      return node.property.type === N.Identifier && !node.computed ? node.property.name : undefined;
    case N.ChainExpression:
    case N.TSNonNullExpression:
      return nameOf(node.expression);
    default:
      return undefined;
  }
}

/** The one part of a text that is put together that reads a value of this name. */
function partOf(node: Node, name: string): Node | undefined {
  const parts =
    node.type === N.TemplateLiteral
      ? node.expressions
      : node.type === N.BinaryExpression && node.operator === '+'
        ? [node.left, node.right]
        : [];
  const [one, ...others] = parts.flatMap((part) => (nameOf(part) === name ? [part] : (partOf(part, name) ?? [])));
  return others.length === 0 ? one : undefined;
}

/** Whether something beside a value says by its name that it is the same data, so that wrapping the value alone leaves the finding. */
function hasNamesake(program: Node, node: Node, categories: readonly CategoryKey[]): boolean {
  const path = pathTo(program, { start: node.range[0], end: node.range[1] });
  const object = path.findLast(({ type }) => type === N.ObjectExpression);
  if (object?.type !== N.ObjectExpression) return false;
  const own = object.properties.findIndex(({ range }) => range[0] <= node.range[0] && node.range[1] <= range[1]);
  return namesakes(object, new Set([own]), categories).length > 0;
}

interface Wrapping {
  readonly before: string;
  readonly after: string;
}

function wrapped(text: string, uri: string, values: readonly Value[], { before, after }: Wrapping): FixEdit[] {
  return values.map(({ node: { range }, shorthand }) => ({
    uri,
    range: { start: range[0], end: range[1] },
    newText: `${shorthand === undefined ? '' : `${shorthand}: `}${before}${text.slice(...range)}${after}`,
  }));
}

/** The redactors that the policy file names with their place: `server/lib/privacy.ts#hashEmail`. */
function named({ policy }: FixContext): Helper[] {
  if (!policy) return [];
  const folder = policy.uri.slice(0, policy.uri.lastIndexOf('/') + 1);
  return policy.code.redactors.flatMap((written): Helper[] => {
    const [path, name] = written.split('#');
    return path === undefined || name === undefined
      ? []
      : [{ kind: 'redactor', name, local: name, from: { uri: folder + path }, arguments: [], uses: 1 }];
  });
}

/** Wraps the values that a call hands on in the project's own redactor, or in a hash where the file runs in Node. */
export function redact(finding: Finding, context: FixContext): DraftFix[] {
  const { observation, categories, uri } = finding;
  const text = fileOf(finding, context)?.text;
  if (observation?.kind !== 'flow' || text === undefined) return [];
  const evidence = observation.categories.filter(({ category }) => categories.includes(category));
  const { program } = context.parse(text, uri);
  const byPlace = new Map<number, Value>();
  for (const each of evidence) {
    const value = valueAt(program, each);
    // Of a whole entity only some fields are personal, and half a fix leaves the finding where it is.
    if (!value || byPlace.has(value.node.range[0])) return [];
    byPlace.set(value.node.range[0], value);
  }
  const values = [...byPlace.values()];
  const [one] = values;
  if (!one || values.some(({ node }) => hasNamesake(program, node, categories))) return [];
  const [count, written, file] = [values.length, text.slice(...one.node.range), context.display(uri)];
  const fixes: DraftFix[] = [];
  const candidates = [...named(context), ...(context.summary?.helpers ?? []).filter(({ kind }) => kind === 'redactor')];
  const offered = new Set<string>();
  for (const helper of candidates) {
    if (offered.has(helper.local) || !evidence.every((each) => fits(helper, each))) continue;
    const brought = bringIn(uri, text, program, helper);
    if (!brought) continue;
    offered.add(helper.local);
    const edits = [...brought.edits, ...wrapped(text, uri, values, { before: `${brought.callee}(`, after: ')' })];
    const { callee } = brought;
    fixes.push({
      title: count === 1 ? ['wrapValue', written, callee, file] : ['wrapValues', count, callee, file],
      edits,
    });
    if (fixes.length === 2) break;
  }
  if (fixes.length > 0 || !runsInNode(program.body)) return fixes;
  const hash = bringIn(uri, text, program, {
    name: 'createHash',
    local: 'createHash',
    from: { specifier: 'node:crypto' },
  });
  if (!hash) return fixes;
  const { quote } = styleOf(text, program);
  const wrapping = {
    before: `${hash.callee}(${quote}sha256${quote}).update(`,
    after: `).digest(${quote}hex${quote})`,
  };
  const edits = [...hash.edits, ...wrapped(text, uri, values, wrapping)];
  return [{ title: count === 1 ? ['hashValue', written, file] : ['hashValues', count, file], edits }];
}

function runsInNode(body: readonly Node[]): boolean {
  return body.some(
    (each) => each.type === N.ImportDeclaration && /^(?:node:|crypto$|fs$|path$)/.test(each.source.value),
  );
}
