import type { ExpressionId } from '../facts/model.js';
import type { Flow } from './flow.js';
import type { Items } from './items.js';
import type { Module } from './modules.js';

/** From a logger to where it is made, through its children, and from its options to the functions in them. */
const deepest = 8;

/**
 * What is left of a log record after the options of its logger have been applied: pino's `redact`, and formats (winston) that delete or blank members.
 */
export function afterRedaction(flow: Flow, module: Module, call: ExpressionId, items: Items): Items {
  if (items.data.size === 0) return items;
  const expression = module.facts.expressions[call];
  const callee = expression?.kind === 'call' ? module.facts.expressions[expression.callee] : undefined;
  if (callee?.kind !== 'member') return items;
  const redacted = new Set<string>();
  collect(flow, module, callee.object, redacted, 0);
  if (redacted.size === 0) return items;
  const gone = new Set<string>();
  for (const written of redacted) {
    const path = written.split(/[.[\]"']+/).filter(Boolean);
    if (path[path.length - 1] === '*') path.pop();
    for (const argument of expression?.kind === 'call' ? expression.arguments : [])
      for (const { category, name } of flow.of(module, argument, path).data.values()) gone.add(`${category} ${name}`);
  }
  return {
    ...items,
    data: new Map([...items.data].filter(([, { category, name }]) => !gone.has(`${category} ${name}`))),
  };
}

/** Adds what the logger that an expression stands for takes out. */
function collect(flow: Flow, module: Module, id: ExpressionId, into: Set<string>, depth: number): void {
  const expression = module.facts.expressions[id];
  if (!expression || depth > deepest) return;
  switch (expression.kind) {
    case 'binding': {
      const fact = module.facts.bindings[expression.binding];
      if (fact?.kind === 'import' && fact.target !== undefined) {
        const exported = flow.modules.imported(module, fact.target);
        if (exported?.kind === 'expression') collect(flow, exported.module, exported.expression, into, depth + 1);
        if (exported?.kind === 'binding')
          for (const { expression: value, at } of exported.module.facts.bindings[exported.binding]?.definitions ?? [])
            if (!at) collect(flow, exported.module, value, into, depth + 1);
        return;
      }
      for (const { expression: value, at } of fact?.definitions ?? [])
        if (!at) collect(flow, module, value, into, depth + 1);
      return;
    }
    case 'call': {
      for (const argument of expression.arguments) fromOptions(flow, module, argument, into, depth + 1);
      const callee = module.facts.expressions[expression.callee];
      if (callee?.kind === 'member') collect(flow, module, callee.object, into, depth + 1);
      return;
    }
    case 'either':
      for (const value of expression.values) collect(flow, module, value, into, depth + 1);
      return;
    case 'cast':
      collect(flow, module, expression.value, into, depth + 1);
      return;
    default:
  }
}

function fromOptions(flow: Flow, module: Module, id: ExpressionId, into: Set<string>, depth: number): void {
  for (const value of flow.values.of(module, id)) {
    const object = value.kind === 'object' ? value.module.facts.expressions[value.expression] : undefined;
    if (value.kind !== 'object' || object?.kind !== 'object') continue;
    for (const entry of object.entries) {
      if (entry.key === 'redact') paths(flow, value.module, entry.value, into, depth);
      if (entry.key === 'format' || entry.key === 'formatters' || entry.key === 'hooks')
        fromFormat(flow, value.module, entry.value, into, depth);
    }
  }
}

/** `['email', 'user.*']`, or `{ paths: […] }`. */
function paths(flow: Flow, module: Module, id: ExpressionId, into: Set<string>, depth: number): void {
  const expression = module.facts.expressions[id];
  if (!expression || depth > deepest) return;
  if (expression.kind === 'array') {
    for (const element of expression.elements) {
      const path = module.facts.expressions[element];
      if (path?.kind === 'literal' && typeof path.value === 'string') into.add(path.value);
    }
  } else if (expression.kind === 'object') {
    for (const entry of expression.entries)
      if (entry.key === 'paths') paths(flow, module, entry.value, into, depth + 1);
  } else if (expression.kind === 'binding') {
    for (const { expression: value, at } of module.facts.bindings[expression.binding]?.definitions ?? [])
      if (!at) paths(flow, module, value, into, depth + 1);
  } else if (expression.kind === 'cast') paths(flow, module, expression.value, into, depth + 1);
}

/** A format's functions: what they delete from or blank in what they are given. */
function fromFormat(flow: Flow, module: Module, id: ExpressionId, into: Set<string>, depth: number): void {
  const expression = module.facts.expressions[id];
  if (!expression || depth > deepest) return;
  const inner = (child: ExpressionId): void => {
    fromFormat(flow, module, child, into, depth + 1);
  };
  switch (expression.kind) {
    case 'function':
      for (const { binding } of module.facts.functions[expression.function]?.parameters ?? [])
        for (const name of module.facts.bindings[binding]?.removed ?? []) into.add(name);
      return;
    case 'call':
      inner(expression.callee);
      for (const argument of expression.arguments) inner(argument);
      return;
    case 'object':
      for (const entry of expression.entries) inner(entry.value);
      return;
    case 'binding':
      for (const { expression: value, at } of module.facts.bindings[expression.binding]?.definitions ?? [])
        if (!at) inner(value);
      return;
    default:
  }
}
