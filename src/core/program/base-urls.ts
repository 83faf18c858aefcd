import type { ExpressionId } from '../facts/model.js';
import type { Flow } from './flow.js';
import type { Module } from './modules.js';
import { constantText, hostOf, settingOf } from './urls.js';

/** What HTTP clients call the address that goes before the paths they are asked for. */
const baseKeys: ReadonlySet<string> = new Set(['baseURL', 'baseUrl', 'prefixUrl', 'prefix', 'uri', 'url', 'endpoint']);
const deepest = 8;

interface Place {
  readonly module: Module;
  readonly expression: ExpressionId;
}

/**
 * The address of the client that a call goes through, as the call that made the client says: `axios.create({ baseURL })`, `new GraphQLClient(url)`.
 * Undefined where none is written out, or where the client is made in several ways.
 *
 * @param callee of the call of the client: the client itself, or a member of it
 */
export function baseOf(flow: Flow, module: Module, callee: ExpressionId): string | undefined {
  const seen = new Set<string>();
  const made: Place[] = [];
  const expression = module.facts.expressions[callee];
  follow(flow, { module, expression: expression?.kind === 'member' ? expression.object : callee }, made, seen, 0);
  const texts = new Set(made.flatMap((place) => ofCreation(flow, place) ?? []));
  const [only] = texts;
  return texts.size === 1 ? only : undefined;
}

function ofCreation(flow: Flow, { module, expression }: Place): string | undefined {
  const call = module.facts.expressions[expression];
  if (call?.kind !== 'call') return undefined;
  for (const argument of call.arguments) {
    const given = module.facts.expressions[argument];
    const entries = given?.kind === 'object' ? given.entries : [];
    const entry = entries.find(({ key }) => key !== undefined && baseKeys.has(key));
    const text = constantText(flow, module, entry?.value ?? argument);
    if (text !== undefined && (hostOf(text) !== undefined || settingOf(text))) return text;
  }
  return undefined;
}

/** Collects the calls that make what an expression stands for. */
function follow(flow: Flow, { module, expression: id }: Place, made: Place[], seen: Set<string>, depth: number): void {
  const key = `${module.index}:${id}`;
  const expression = module.facts.expressions[id];
  if (!expression || depth > deepest || seen.has(key)) return;
  seen.add(key);
  const next = (place: Place): void => {
    follow(flow, place, made, seen, depth + 1);
  };
  switch (expression.kind) {
    case 'cast':
      next({ module, expression: expression.value });
      return;
    case 'either':
      for (const value of expression.values) next({ module, expression: value });
      return;
    case 'call': {
      const targets = expression.isNew ? [] : flow.values.targets(module, id);
      for (const target of targets)
        for (const value of target.module.facts.functions[target.function]?.returns ?? [])
          next({ module: target.module, expression: value });
      if (targets.length === 0) made.push({ module, expression: id });
      return;
    }
    case 'member':
      for (const value of flow.values.of(module, expression.object)) {
        if (value.kind !== 'instance' && value.kind !== 'class') continue;
        for (const member of value.module.facts.classes[value.class]?.members ?? [])
          if (member.name === expression.property)
            for (const { at, path, expression: given } of member.definitions)
              if (!at && path.length === 0) next({ module: value.module, expression: given });
      }
      return;
    case 'binding':
      ofBinding(flow, module, expression.binding, next);
      return;
    default:
  }
}

function ofBinding(flow: Flow, module: Module, id: number, next: (place: Place) => void): void {
  const fact = module.facts.bindings[id];
  if (fact?.kind === 'import') {
    const exported = fact.target === undefined ? undefined : flow.modules.imported(module, fact.target);
    if (exported?.kind === 'binding') ofBinding(flow, exported.module, exported.binding, next);
    else if (exported?.kind === 'expression') next({ module: exported.module, expression: exported.expression });
    return;
  }
  for (const { at, path, expression } of fact?.definitions ?? [])
    if (!at && path.length === 0) next({ module, expression });
}
