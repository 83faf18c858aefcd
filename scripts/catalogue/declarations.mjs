// Reads what type declarations declare: names, the members of each class or interface, and how many arguments they take.
import { readFileSync, statSync } from 'node:fs';
import ts from 'typescript';

const tooLarge = 12_000_000;

/** The declared names of some packages. */
export class Declarations {
  /** Every declared name. */
  names = new Set();
  /** Names declared or exported at the top of a file. */
  exports = new Set();
  /** Name of a class, interface or namespace to the names of its members and of what it extends. */
  containers = new Map();
  /** `Owner.name`, or `.name` for an export, to the greatest number of arguments that one of its signatures takes; Infinity with a rest parameter. */
  #arity = new Map();
  #texts = [];

  add(files) {
    for (const path of files) {
      if (statSync(path).size > tooLarge) continue;
      const text = readFileSync(path, 'utf8');
      this.#texts.push(text);
      const kind = /\.[mc]?js$/.test(path) ? ts.ScriptKind.JS : ts.ScriptKind.TS;
      const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kind);
      this.#visit(source, undefined);
    }
    return this;
  }

  /** Whether the word occurs in the text of a declaration, declared or not (template types, generated keys). */
  mentions(word) {
    const pattern = new RegExp(`(?<![\\w$])${word.replaceAll('$', '\\$')}(?![\\w$])`);
    return this.#texts.some((text) => pattern.test(text));
  }

  /** Whether `name` has the member, of its own or by what it extends. */
  hasMember(name, member, seen = new Set()) {
    if (seen.has(name)) return false;
    seen.add(name);
    const container = this.containers.get(name);
    if (!container) return false;
    return container.members.has(member) || [...container.bases].some((base) => this.hasMember(base, member, seen));
  }

  /** How many arguments a member of `owner` takes, or an export where `owner` is empty; undefined where that is not declared. */
  arityOf(owner, member, seen = new Set()) {
    if (seen.has(owner)) return undefined;
    seen.add(owner);
    const own = this.#arity.get(`${owner}.${member}`);
    if (own !== undefined) return own;
    const inherited = [...(this.containers.get(owner)?.bases ?? [])].map((base) => this.arityOf(base, member, seen));
    const known = inherited.filter((count) => count !== undefined);
    return known.length > 0 ? Math.max(...known) : undefined;
  }

  #container(name) {
    let container = this.containers.get(name);
    if (!container) this.containers.set(name, (container = { members: new Set(), bases: new Set() }));
    return container;
  }

  #declare(name, parent, node) {
    this.names.add(name);
    if (parent === undefined) this.exports.add(name);
    else this.#container(parent).members.add(name);
    const parameters = node?.parameters ?? node?.type?.parameters;
    if (!parameters) return;
    const count = parameters.some(({ dotDotDotToken }) => dotDotDotToken) ? Infinity : parameters.length;
    const key = `${parent ?? ''}.${name}`;
    this.#arity.set(key, Math.max(this.#arity.get(key) ?? 0, count));
  }

  #visit(node, parent) {
    const name =
      node.name && (ts.isIdentifier(node.name) || ts.isStringLiteral(node.name)) ? node.name.text : undefined;
    let inside = parent;
    if (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isModuleDeclaration(node)) {
      inside = name ?? 'default';
      this.#declare(inside, parent, undefined);
      for (const { types } of node.heritageClauses ?? []) {
        for (const { expression } of types)
          this.#container(inside).bases.add((expression.name ?? expression).text ?? '');
      }
    } else if (ts.isTypeAliasDeclaration(node) || ts.isVariableDeclaration(node)) {
      if (name !== undefined) {
        this.#declare(name, parent, node);
        inside = name;
        if (node.type) this.#references(node.type, name);
      }
    } else if (ts.isExportSpecifier(node)) this.#declare(node.name.text, undefined, undefined);
    else if (ts.isImportSpecifier(node)) this.names.add(node.name.text);
    else if (ts.isConstructorDeclaration(node)) this.#declare(`new ${parent ?? ''}`, undefined, node);
    else if (name !== undefined && !ts.isParameter(node)) this.#declare(name, parent, node);
    ts.forEachChild(node, (child) => this.#visit(child, inside));
  }

  /** `type Client = Base & { … }` and `declare const posthog: PostHog` have the members of what they name. */
  #references(type, name) {
    if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName))
      this.#container(name).bases.add(type.typeName.text);
    if (ts.isIntersectionTypeNode(type) || ts.isUnionTypeNode(type))
      for (const part of type.types) this.#references(part, name);
  }
}
