import type { ExpressionId, ModuleFacts } from '../facts/model.js';
import { namesAge, namesAgeGate } from './choice-words.js';

/** Ages at which laws and policies draw a line. */
const youngest = 10;
const oldest = 21;

function isLine(value: unknown): boolean {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && number >= youngest && number <= oldest;
}

/** The last name of what an expression reads or calls: `age` of `user.age`, `differenceInYears` of a call of it. */
function nameOf(facts: ModuleFacts, id: ExpressionId, depth = 0): string {
  const expression = facts.expressions[id];
  if (!expression || depth > 4) return '';
  switch (expression.kind) {
    case 'binding':
      return facts.bindings[expression.binding]?.name ?? '';
    case 'global':
      return expression.name;
    case 'member':
      return expression.property;
    case 'call':
      return nameOf(facts, expression.callee, depth + 1);
    case 'cast':
      return nameOf(facts, expression.value, depth + 1);
    case 'test':
      return expression.parts.map((part) => nameOf(facts, part, depth + 1)).join('.');
    default:
      return '';
  }
}

function literal(facts: ModuleFacts, id: ExpressionId): unknown {
  const expression = facts.expressions[id];
  if (expression?.kind === 'literal') return expression.value;
  const binding = expression?.kind === 'binding' ? facts.bindings[expression.binding] : undefined;
  const definition =
    binding?.definitions.length === 1 ? facts.expressions[binding.definitions[0]?.expression ?? -1] : undefined;
  return definition?.kind === 'literal' ? definition.value : undefined;
}

/** `age < 13`, `differenceInYears(today, birth) >= 16`, `subYears(today, 13)`. */
function draws(facts: ModuleFacts, id: ExpressionId): boolean {
  const expression = facts.expressions[id];
  if (expression?.kind === 'test' && /^(?:[<>]=?|-|\+)$/.test(expression.operator)) {
    const lines = expression.parts.filter((part) => isLine(literal(facts, part)));
    return lines.length > 0 && expression.parts.some((part) => !lines.includes(part) && namesAge(nameOf(facts, part)));
  }
  if (expression?.kind !== 'call') return false;
  return (
    expression.arguments.some((argument) => isLine(literal(facts, argument))) &&
    namesAge(nameOf(facts, expression.callee))
  );
}

/** `z.number().min(13)` somewhere in the value of a property that is called an age. */
function limits(facts: ModuleFacts, id: ExpressionId, depth = 0): boolean {
  const expression = facts.expressions[id];
  if (expression?.kind !== 'call' || depth > 12) return false;
  const callee = facts.expressions[expression.callee];
  if (callee?.kind !== 'member') return false;
  const isBound = /^(?:min|gte?|minimum|moreThan|max|maxDate|refine|superRefine)$/.test(callee.property);
  const [first] = expression.arguments;
  if (
    isBound &&
    (first === undefined || isLine(literal(facts, first)) || /^(?:max|refine|superRefine)/.test(callee.property))
  )
    return true;
  return limits(facts, callee.object, depth + 1);
}

const known = new WeakMap<ModuleFacts, boolean>();

/**
 * Whether a file tests how old somebody is: by the name of what it calls or declares, by a comparison of an age or of years with one at which laws draw a
 * line, or by a bound in a schema.
 */
export function gatesAge(facts: ModuleFacts): boolean {
  const before = known.get(facts);
  if (before !== undefined) return before;
  const found = look(facts);
  known.set(facts, found);
  return found;
}

function look(facts: ModuleFacts): boolean {
  const names = [
    ...facts.functions.map(({ name }) => name),
    ...facts.bindings.map(({ name }) => name),
    ...facts.types.flatMap(({ members }) => members.map(({ name }) => name)),
  ];
  if (names.some(namesAgeGate)) return true;
  const isBounded = facts.types.some(({ members }) =>
    members.some(
      ({ name, decorators }) =>
        namesAge(name) && decorators.some((each) => /^(?:Min|Max|MinDate|MaxDate)$/.test(each.name)),
    ),
  );
  if (isBounded) return true;
  return facts.expressions.some((expression, id) => {
    if (expression.kind === 'member') return namesAgeGate(expression.property);
    if (expression.kind === 'test' || expression.kind === 'call') return draws(facts, id);
    const entries =
      expression.kind === 'object' ? expression.entries : expression.kind === 'element' ? expression.attributes : [];
    if (expression.kind === 'element') {
      const isAge = entries.some(({ value }) => {
        const named = literal(facts, value);
        return typeof named === 'string' && namesAge(named);
      });
      return (
        isAge && entries.some(({ key, value }) => (key === 'min' && isLine(literal(facts, value))) || key === 'max')
      );
    }
    return entries.some(({ key, value }) => key !== undefined && namesAge(key) && limits(facts, value));
  });
}
