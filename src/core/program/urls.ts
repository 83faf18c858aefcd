import type { BindingId, Expression, ExpressionId } from '../facts/model.js';
import { displayName } from './display-name.js';
import type { Flow } from './flow.js';
import type { Module } from './modules.js';
import { entryAt, parameterOf } from './parameters.js';
import type { ParameterPlace } from './parameters.js';
import { argumentOf } from './value.js';

/** Begins what stands for a setting of the environment, with its name behind: `$API_HOST`. */
const settingMark = '$';

/** The setting that a text of `constantText` begins with, and what follows it. */
export function settingOf(text: string): { readonly name: string; readonly rest: string } | undefined {
  const [, name = '', rest = ''] = /^\$([A-Z][A-Z0-9_]*)(.*)$/s.exec(text) ?? [];
  return name === '' ? undefined : { name, rest };
}

/** `process.env.API_HOST`, `import.meta.env.API_HOST`, `env.API_HOST`. */
function isEnvironment(module: Module, { object, property }: Extract<Expression, { kind: 'member' }>): boolean {
  return /^[A-Z][A-Z0-9_]+$/.test(property) && /(?:^|\.)env$/i.test(displayName(module, object));
}

/**
 * The constant beginning of a text: a literal, a template's first part, a constant of the project. Long enough for a URL's host. A setting of the
 * environment stands by its name, see `settingOf`.
 *
 * @returns undefined where even the beginning is computed
 */
export function constantText(flow: Flow, module: Module, id: ExpressionId, depth = 0): string | undefined {
  const expression = module.facts.expressions[id];
  if (!expression || depth > 8) return undefined;
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string' ? expression.value : undefined;
    case 'template': {
      const [head = ''] = expression.quasis;
      const [first] = expression.parts;
      if (head || first === undefined) return head || undefined;
      const prefix = constantText(flow, module, first, depth + 1);
      return prefix === undefined ? undefined : prefix + (expression.quasis[1] ?? '');
    }
    case 'concat': {
      const [first] = expression.parts;
      return first === undefined ? undefined : constantText(flow, module, first, depth + 1);
    }
    case 'either': {
      // `env.API_HOST ?? 'https://…'`: the one that is written out says more.
      const texts = expression.values.flatMap((value) => constantText(flow, module, value, depth + 1) ?? []);
      return texts.find((text) => hostOf(text) !== undefined) ?? texts[0];
    }
    case 'call': {
      // `new URL("/path", base)`, `url.toString()`.
      const callee = module.facts.expressions[expression.callee];
      const [first, base] = expression.arguments;
      if (callee?.kind === 'member') return constantText(flow, module, callee.object, depth + 1);
      const origin = base === undefined ? undefined : constantText(flow, module, base, depth + 1);
      return (
        origin ?? (first !== undefined && expression.isNew ? constantText(flow, module, first, depth + 1) : undefined)
      );
    }
    case 'cast':
      return constantText(flow, module, expression.value, depth + 1);
    case 'binding':
      return ofBinding(flow, module, expression.binding, depth) ?? ofCallers(flow, module, id, depth);
    case 'member': {
      if (isEnvironment(module, expression)) return settingMark + expression.property;
      for (const value of flow.values.of(module, expression.object)) {
        if (value.kind !== 'object') continue;
        const object = value.module.facts.expressions[value.expression];
        const entry =
          object?.kind === 'object'
            ? object.entries.find((candidate) => candidate.key === expression.property)
            : undefined;
        if (entry) return constantText(flow, value.module, entry.value, depth + 1);
      }
      return ofField(flow, module, expression, depth) ?? ofCallers(flow, module, id, depth);
    }
    default:
      return undefined;
  }
}

/** `this.#baseUrl`: what the class puts into its field, unless that is now one host and now another. */
function ofField(
  flow: Flow,
  module: Module,
  { object, property }: Extract<Expression, { kind: 'member' }>,
  depth: number,
): string | undefined {
  const texts = flow.values.of(module, object).flatMap((value) => {
    if (value.kind !== 'instance' && value.kind !== 'class') return [];
    const members = value.module.facts.classes[value.class]?.members.filter(({ name }) => name === property) ?? [];
    return members
      .flatMap(({ definitions }) => definitions)
      .filter(({ at, path }) => !at && path.length === 0)
      .flatMap(({ expression }) => constantText(flow, value.module, expression, depth + 1) ?? []);
  });
  return oneHost(texts);
}

/** The text that says most; undefined where the texts lead to different hosts. */
function oneHost(texts: readonly string[]): string | undefined {
  const hosts = new Set(texts.flatMap((text) => hostOf(text) ?? []));
  return hosts.size > 1 ? undefined : (texts.find((text) => hostOf(text) !== undefined) ?? texts[0]);
}

/** Who asks a helper for a URL decides where it leads, where all of them ask the same host. Of more callers than this nobody can say that. */
const mostCallers = 40;

/** The host of a URL, or of its beginning, that a function is given: undefined unless all its callers give the same. */
function ofCallers(flow: Flow, module: Module, id: ExpressionId, depth: number): string | undefined {
  const place = parameterOf(module, id);
  if (!place || place.path.length > 1 || depth > 3) return undefined;
  const callers = flow.values.callers(module, place.function);
  if (callers.length === 0 || callers.length > mostCallers) return undefined;
  const texts = callers.map((caller) =>
    caller.callback ? undefined : textGiven(flow, caller.module, caller.expression, place, depth + 1),
  );
  return texts.every((text): text is string => text !== undefined && hostOf(text) !== undefined)
    ? oneHost(texts)
    : undefined;
}

/** The constant beginning of what a call gives for a parameter, or for a part of it that is written out in the call. */
export function textGiven(
  flow: Flow,
  module: Module,
  call: ExpressionId,
  { position, path }: Pick<ParameterPlace, 'position' | 'path'>,
  depth = 0,
): string | undefined {
  const given = argumentOf(module, call, position);
  if (given === undefined || given === 'props' || given.element !== undefined) return undefined;
  const value = entryAt(module, given.expression, path);
  return value === undefined ? undefined : constantText(flow, module, value, depth);
}

/** The parameter that a text begins with: `url`, `${base}/users`, `new URL(path, base)`. */
export function parameterBefore(module: Module, id: ExpressionId, depth = 0): ParameterPlace | undefined {
  const expression = module.facts.expressions[id];
  if (!expression || depth > 6) return undefined;
  const plain = parameterOf(module, id);
  if (plain) return plain;
  const first =
    expression.kind === 'template'
      ? expression.quasis[0] === ''
        ? expression.parts[0]
        : undefined
      : expression.kind === 'concat'
        ? expression.parts[0]
        : expression.kind === 'call' && expression.isNew
          ? (expression.arguments[1] ?? expression.arguments[0])
          : expression.kind === 'binding'
            ? onlyDefinition(module, expression.binding)
            : undefined;
  return first === undefined ? undefined : parameterBefore(module, first, depth + 1);
}

function onlyDefinition(module: Module, id: BindingId): ExpressionId | undefined {
  const written = module.facts.bindings[id]?.definitions.filter((definition) => !definition.at) ?? [];
  const [only] = written;
  return written.length === 1 && only?.path.length === 0 ? only.expression : undefined;
}

function ofBinding(flow: Flow, module: Module, id: BindingId, depth: number): string | undefined {
  const fact = module.facts.bindings[id];
  if (fact?.kind === 'import' && fact.target !== undefined) {
    const exported = flow.modules.imported(module, fact.target);
    if (exported?.kind === 'binding') return ofBinding(flow, exported.module, exported.binding, depth + 1);
    return exported?.kind === 'expression'
      ? constantText(flow, exported.module, exported.expression, depth + 1)
      : undefined;
  }
  // `url.hostname = '…'`: wherever it led, it leads there now.
  const host = fact?.definitions.find(({ at }) => at?.length === 1 && (at[0] === 'hostname' || at[0] === 'host'));
  const moved = host && depth < 8 ? constantText(flow, module, host.expression, depth + 1) : undefined;
  if (moved !== undefined) return settingOf(moved) ? moved : `https://${moved}`;
  const only = depth < 8 ? onlyDefinition(module, id) : undefined;
  return only === undefined ? undefined : constantText(flow, module, only, depth + 1);
}

const scheme = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i;

/** The host of an absolute or protocol-relative URL, in lower case. Undefined for a relative one, or where the host is not all there. */
export function hostOf(url: string): string | undefined {
  const authority = scheme.exec(url)?.[2] ?? /^\/\/([^/?#]+)/.exec(url)?.[1];
  const host = authority?.replace(/^.*@/, '').replace(/:\d*$/, '').toLowerCase();
  return host !== undefined && /^[a-z0-9.-]+\.[a-z]{2,}$|^localhost$|^\d+\.\d+\.\d+\.\d+$|^\[/.test(host)
    ? host
    : undefined;
}

/** Loopback, link-local and private addresses, and names that are only for local use (RFC 1918, RFC 6761, RFC 6762, RFC 8375). */
const privateHost =
  /^(?:localhost|.*\.localhost|.*\.local|.*\.internal|.*\.test|.*\.home\.arpa|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|169\.254\.\d+\.\d+|0\.0\.0\.0|\[.*|[a-z0-9-]+)$/;

/** True for `http:` (or `ws:`, `ftp:`) to a host that is neither local nor private. */
export function isInsecure(url: string): boolean {
  const found = scheme.exec(url);
  if (!found || !/^(?:http|ws|ftp)$/i.test(found[1] ?? '')) return false;
  const host = hostOf(url);
  return host !== undefined && !privateHost.test(host);
}
