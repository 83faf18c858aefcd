import type { Expression, ExpressionId, ModuleFacts } from '../facts/model.js';
import type { Flow } from './flow.js';
import { join, known, nothing } from './items.js';
import type { Items } from './items.js';
import type { Module } from './modules.js';
import { placed, urlSink } from './sink.js';
import type { Reach } from './sink.js';

/** Beyond this many steps a text is not put together for a URL any more. */
const deepest = 8;
/** Schemes whose texts are not asked of a server: letters, calls, one-time passwords, connections to stores. */
const otherScheme = /^(?!https?:)[a-z][a-z0-9+.-]*:/i;

/** A text with a query in it: what stands behind `?email=` is put into a URL. */
export function reachOfText(flow: Flow, module: Module, id: ExpressionId): readonly Reach[] {
  const text = module.facts.expressions[id];
  const constants = constantsOf(module, id);
  if (!constants.some((part) => part.includes('?')) || otherScheme.test(constants[0] ?? '')) return [];
  const values = text?.kind === 'template' ? queryValues(text) : text?.kind === 'concat' ? text.parts.slice(-1) : [];
  const parts = values.map((value) => placed(module, value, flow.of(module, value)));
  return reach(withoutAddresses(join(parts)));
}

function reach(items: Items): readonly Reach[] {
  return items.data.size > 0 || items.parameters.size > 0 ? [{ sink: urlSink, items: known(items) }] : [];
}

/** The parts of a template that follow a parameter's name and `=`. */
function queryValues({ quasis, parts }: Extract<Expression, { kind: 'template' }>): readonly ExpressionId[] {
  return parts.filter((_, index) => /[?&][\w.~[\]-]+=$/.test(quasis[index] ?? ''));
}

/** The constant parts of a text, in order. */
function constantsOf(module: Module, id: ExpressionId): readonly string[] {
  const text = module.facts.expressions[id];
  if (text?.kind === 'template') return text.quasis;
  if (text?.kind === 'concat') return text.parts.flatMap((part) => constantsOf(module, part));
  return text?.kind === 'literal' ? [String(text.value)] : [];
}

/**
 * `new URLSearchParams({ email })`, `params.set('email', email)`, `url.searchParams.append(…)`: a query. The body of a form request is written in the same
 * way and is none.
 */
export function reachOfQuery(flow: Flow, module: Module, id: ExpressionId): readonly Reach[] {
  const call = module.facts.expressions[id];
  if (call?.kind !== 'call') return [];
  const symbols = flow.values.of(module, call.callee).flatMap((value) => (value.kind === 'global' ? [value.path] : []));
  const [first, second] = call.arguments;
  let carried: Items | undefined;
  if (call.isNew && first !== undefined && symbols.includes('URLSearchParams')) {
    const given = module.facts.expressions[first];
    // What is read from another query is no new one.
    if (given?.kind === 'object' || given?.kind === 'array' || given?.kind === 'binding')
      carried = placed(module, first, flow.of(module, first));
  } else if (second !== undefined && symbols.some((symbol) => queryWriter.test(symbol)))
    carried = placed(module, second, flow.of(module, second));
  if (!carried || isBody(module, call.isNew ? id : receiverOf(module, call))) return [];
  return reach(withoutAddresses(carried));
}

const queryWriter = /^new (?:URLSearchParams\(\)|URL\(\)\.searchParams)\.(?:append|set)$/;

function receiverOf(module: Module, call: Extract<Expression, { kind: 'call' }>): ExpressionId {
  const callee = module.facts.expressions[call.callee];
  return callee?.kind === 'member' ? callee.object : -1;
}

const bodies = new WeakMap<ModuleFacts, ReadonlySet<number>>();

/** Whether a query is the body of a request: `body: params`, `axios.post(url, params.toString())`. */
function isBody(module: Module, query: ExpressionId): boolean {
  let known = bodies.get(module.facts);
  if (!known) bodies.set(module.facts, (known = bodiesOf(module)));
  const binding = module.facts.expressions[query];
  if (binding?.kind === 'binding') return known.has(-1 - binding.binding);
  if (known.has(query)) return true;
  return module.facts.bindings.some(
    (fact, index) => known.has(-1 - index) && fact.definitions.some((one) => one.expression === query),
  );
}

/** The expressions that bodies of requests are, and the bindings (as `-1 - id`) that they stand for. */
function bodiesOf(module: Module): ReadonlySet<number> {
  const found = new Set<number>();
  const note = (id: ExpressionId, depth: number): void => {
    const expression = module.facts.expressions[id];
    if (!expression || depth > deepest) return;
    found.add(id);
    if (expression.kind === 'binding') found.add(-1 - expression.binding);
    else if (expression.kind === 'either') for (const value of expression.values) note(value, depth + 1);
    else if (expression.kind === 'call') {
      const callee = module.facts.expressions[expression.callee];
      if (callee?.kind === 'member' && callee.property === 'toString') note(callee.object, depth + 1);
      else if (!expression.isNew) for (const argument of expression.arguments) note(argument, depth + 1);
    }
  };
  for (const expression of module.facts.expressions) {
    if (expression.kind === 'object') {
      for (const { key, value } of expression.entries) if (key !== undefined && bodyKeys.has(key)) note(value, 0);
    } else if (expression.kind === 'call') {
      const callee = module.facts.expressions[expression.callee];
      if (callee?.kind === 'member' && bodyMethods.has(callee.property))
        for (const argument of expression.arguments.slice(callee.property === 'send' ? 0 : 1)) note(argument, 0);
    }
  }
  return found;
}

const bodyKeys = new Set(['body', 'data', 'form', 'payload']);
const bodyMethods = new Set(['post', 'put', 'patch', 'send', 'postForm', 'write']);

/**
 * What a URL carries that is said nowhere else: a query that is built beside it is said where it is built.
 */
export function carriedByUrl(flow: Flow, module: Module, id: ExpressionId, depth = 0): Items {
  const expression = module.facts.expressions[id];
  if (!expression || depth > deepest) return nothing;
  const inner = (child: ExpressionId): Items => carriedByUrl(flow, module, child, depth + 1);
  switch (expression.kind) {
    case 'template':
    case 'concat':
      return known(join(expression.parts.map(inner)));
    case 'either':
      return join(expression.values.map(inner));
    case 'binding': {
      const fact = module.facts.bindings[expression.binding];
      if (isQuery(flow, module, id)) return nothing;
      const whole = fact?.definitions.filter(({ at }) => !at) ?? [];
      const [only] = whole;
      return fact?.kind === 'variable' && only && whole.length === 1 && only.path.length === 0
        ? inner(only.expression)
        : flow.of(module, id);
    }
    case 'call': {
      if (isQuery(flow, module, id)) return nothing;
      const callee = module.facts.expressions[expression.callee];
      const made = flow.values.of(module, expression.callee);
      if (expression.isNew && made.some((value) => value.kind === 'global' && value.path === 'URL'))
        return join(expression.arguments.map(inner));
      if (callee?.kind === 'member' && callee.property === 'toString') return inner(callee.object);
      return flow.of(module, id);
    }
    case 'member':
      return expression.property === 'href' ? inner(expression.object) : flow.of(module, id);
    default:
      return flow.of(module, id);
  }
}

function isQuery(flow: Flow, module: Module, id: ExpressionId): boolean {
  return flow.values
    .of(module, id)
    .some((value) => value.kind === 'global' && /^new URLSearchParams\(\)(?:\.toString\(\))?$/.test(value.path));
}

/** Whether a text is handed straight to a call or an element, by itself or by its name: what that does with it is said there. */
export function takersOf(module: Module, text: ExpressionId): readonly number[] {
  let takers = takenTexts.get(module.facts);
  if (!takers) takenTexts.set(module.facts, (takers = indexTakers(module)));
  return takers.get(text) ?? [];
}

const takenTexts = new WeakMap<ModuleFacts, ReadonlyMap<ExpressionId, readonly number[]>>();

function indexTakers(module: Module): ReadonlyMap<ExpressionId, readonly number[]> {
  const takers = new Map<ExpressionId, number[]>();
  const note = (id: ExpressionId, event: number, depth: number): void => {
    const expression = module.facts.expressions[id];
    if (!expression || depth > deepest) return;
    if (expression.kind === 'template' || expression.kind === 'concat') {
      const list = takers.get(id);
      if (list) list.push(event);
      else takers.set(id, [event]);
      for (const part of expression.kind === 'concat' ? expression.parts : []) note(part, event, depth + 1);
    } else if (expression.kind === 'either') for (const value of expression.values) note(value, event, depth + 1);
    else if (expression.kind === 'cast') note(expression.value, event, depth + 1);
    else if (expression.kind === 'call' && expression.isNew) {
      for (const argument of expression.arguments) note(argument, event, depth + 1);
    } else if (expression.kind === 'binding') {
      const definitions = module.facts.bindings[expression.binding]?.definitions ?? [];
      for (const { expression: value, path, at } of definitions)
        if (!at && path.length === 0) note(value, event, depth + 1);
    }
  };
  for (const [index, { kind, expression, value }] of module.facts.events.entries()) {
    const taker = module.facts.expressions[expression];
    if (kind === 'assignment' && value !== undefined) note(value, index, 0);
    else if (taker?.kind === 'call') for (const argument of taker.arguments) note(argument, index, 0);
    else if (taker?.kind === 'element') for (const entry of taker.attributes) note(entry.value, index, 0);
  }
  return takers;
}

/** Data that are addresses by themselves: to load a picture of a person from where it lies puts nothing into a URL. */
const addresses: ReadonlySet<string> = new Set(['user.content.self_image', 'user.contact.url']);

export function withoutAddresses(items: Items): Items {
  return { ...items, data: new Map([...items.data].filter(([, { category }]) => !addresses.has(category))) };
}
