import type { BindingId, ExpressionId } from '../facts/model.js';
import { stepAt } from './evidence.js';
import type { Flow } from './flow.js';
import { join, ofData } from './items.js';
import type { Items } from './items.js';
import type { Module } from './modules.js';
import type { Hit } from './reaching.js';

/** Properties and arguments that hold what a model is asked, in the interfaces of model providers and of what wraps them. */
const promptNames =
  /^(?:prompts?|messages?|inputs?|contents?|content|text|texts|question|query|file|files|image|images|audio|documents?)$/i;
/** A text of at least so many constant characters is composed where it stands, not handed through. */
const composed = 20;
/** Expressions that are looked at before it is taken to be constant. */
const mostLooked = 400;

/**
 * What a language model is asked, where nothing that we know of reaches it: unless the question is constant, it is what people wrote or gave. Said where the
 * question is composed; what a wrapper only hands on is said at its callers.
 */
export function askedOfModel(flow: Flow, module: Module, event: ExpressionId, hit: Hit): Items {
  const { sink, items } = hit;
  if (sink.kind !== 'llm' || sink.role !== 'send' || items.data.size > 0) return items;
  const call = module.facts.expressions[event];
  if (call?.kind !== 'call') return items;
  const asked = call.arguments.flatMap((argument) => promptsIn(module, argument, 0));
  const open = asked.find((one) =>
    items.parameters.size > 0 ? isComposed(module, one, 0) : isOpen(flow, module, one, new Set()),
  );
  if (open === undefined || !isOpen(flow, module, open, new Set())) return items;
  const range = module.facts.expressions[open]?.range ?? call.range;
  const at = { module, range: { start: range[0], end: range[1] } };
  return join([
    items,
    ofData([
      {
        category: 'user.content.prompt',
        confidence: 0.6,
        evidence: ['prompt'],
        opaqueId: false,
        by: 'source',
        name: 'prompt',
        steps: [stepAt(module, at.range, ['asked'])],
        at,
      },
    ]),
  ]);
}

/** The expressions inside an argument that hold what is asked. */
function promptsIn(module: Module, id: ExpressionId, depth: number): readonly ExpressionId[] {
  const expression = module.facts.expressions[id];
  if (!expression || depth > 2) return [];
  switch (expression.kind) {
    case 'object':
      return expression.entries.flatMap(({ key, value }) => {
        if (key === undefined) return [];
        return promptNames.test(key) ? [value] : promptsIn(module, value, depth + 1);
      });
    case 'template':
    case 'concat':
      return depth === 0 ? [id] : [];
    case 'binding':
      return depth === 0 && promptNames.test(module.facts.bindings[expression.binding]?.name ?? '') ? [id] : [];
    default:
      return [];
  }
}

/** Whether a text is put together here, with words of its own. */
function isComposed(module: Module, id: ExpressionId, depth: number): boolean {
  const expression = module.facts.expressions[id];
  if (!expression || depth > 4) return false;
  if (expression.kind === 'template') return expression.quasis.join('').trim().length >= composed;
  if (expression.kind === 'concat') return expression.parts.some((part) => isLong(module, part, depth));
  if (expression.kind === 'array') return expression.elements.some((element) => isComposed(module, element, depth + 1));
  if (expression.kind === 'object')
    return expression.entries.some(({ value }) => isLong(module, value, depth) || isComposed(module, value, depth + 1));
  if (expression.kind !== 'binding') return false;
  const fact = module.facts.bindings[expression.binding];
  return fact?.kind === 'variable' && fact.definitions.some((one) => isComposed(module, one.expression, depth + 1));
}

function isLong(module: Module, id: ExpressionId, depth: number): boolean {
  const expression = module.facts.expressions[id];
  if (expression?.kind === 'literal')
    return typeof expression.value === 'string' && expression.value.trim().length >= composed;
  return isComposed(module, id, depth + 1);
}

/** Whether any part of a value is not constant: it comes from a parameter, or is made of what does. */
function isOpen(flow: Flow, module: Module, id: ExpressionId, seen: Set<string>): boolean {
  const expression = module.facts.expressions[id];
  const key = `${module.index}:${id}`;
  if (!expression || seen.has(key) || seen.size > mostLooked) return false;
  seen.add(key);
  const inner = (child: ExpressionId): boolean => isOpen(flow, module, child, seen);
  switch (expression.kind) {
    case 'template':
    case 'concat':
      return expression.parts.some(inner);
    case 'either':
      return expression.values.some(inner);
    case 'array':
      return expression.elements.some(inner);
    case 'object':
      return expression.entries.some(({ key, value }) => key !== 'role' && key !== 'type' && inner(value));
    case 'cast':
      return inner(expression.value);
    case 'index':
      return inner(expression.object);
    case 'member':
      return inner(expression.object);
    case 'test':
      return expression.operator === '&&' && expression.parts.slice(1).some(inner);
    case 'binding':
      return isOpenBinding(flow, module, expression.binding, seen);
    case 'call': {
      const callee = module.facts.expressions[expression.callee];
      if (expression.arguments.some(inner)) return true;
      if (callee?.kind === 'member' && inner(callee.object)) return true;
      return flow.values
        .targets(module, id)
        .some((target) =>
          (target.module.facts.functions[target.function]?.returns ?? []).some((value) =>
            isOpen(flow, target.module, value, seen),
          ),
        );
    }
    default:
      return false;
  }
}

function isOpenBinding(flow: Flow, module: Module, id: BindingId, seen: Set<string>): boolean {
  const fact = module.facts.bindings[id];
  const key = `${module.index}=${id}`;
  if (seen.has(key)) return false;
  seen.add(key);
  if (fact?.kind === 'parameter') return true;
  if (fact?.kind === 'import' && fact.target !== undefined) {
    const exported = flow.modules.imported(module, fact.target);
    if (exported?.kind === 'binding') return isOpenBinding(flow, exported.module, exported.binding, seen);
    return exported?.kind === 'expression' && isOpen(flow, exported.module, exported.expression, seen);
  }
  if (fact?.kind !== 'variable') return false;
  return fact.definitions.some((definition) => isOpen(flow, module, definition.expression, seen));
}
