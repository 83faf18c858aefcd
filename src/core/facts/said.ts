import { resolveCategory, type CategoryKey } from '../vocabulary/taxonomy.js';
import type { Lowering } from './lowering.js';
import type { DecoratorFact, Expression, ExpressionId, SaidFact } from './model.js';

/** Decorators by which people mark personal data, and nothing else. */
const personal: ReadonlySet<string> = new Set([
  'pii',
  'ispii',
  'containspii',
  'personaldata',
  'personal',
  'personalinformation',
  'personallyidentifiable',
  'gdpr',
]);
/** Decorators that may as well mark a secret of the program. */
const confidential: ReadonlySet<string> = new Set([
  'sensitive',
  'sensitivedata',
  'confidential',
  'private',
  'redact',
  'masked',
]);
/** Keys of a schema's metadata that say so. */
const keys = /^(?:is)?(?:pii|personal(?:_?data)?|gdpr|sensitive)$/i;
const words = /\bPII\b|\bpersonal(?:ly identifiable)? (?:data|information)\b/;
const denial = /\b(?:no|not|non|never|without)[\s-]+(?:any\s+)?(?:PII|personal)\b/i;

function categoriesOf(written: string): readonly CategoryKey[] {
  return written.split(/\s*,\s*/).flatMap((one) => {
    const resolved = resolveCategory(one.trim());
    return 'key' in resolved ? [resolved.key] : [];
  });
}

/** What decorators such as `@PII()` and `@PersonalData('email')` say of a field. */
export function saidByDecorators(all: readonly DecoratorFact[]): SaidFact | undefined {
  for (const { name, argument } of all) {
    const last = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
    if (!personal.has(last) && !confidential.has(last)) continue;
    return {
      personal: true,
      strict: personal.has(last),
      categories: argument === undefined ? [] : categoriesOf(argument),
      how: ['decorated', name],
    };
  }
  return undefined;
}

/** What `.meta({ pii: 'email' })` and `.describe('@pii email')` in the chain of calls that builds a field's schema say of it. */
export function saidByMetadata(low: Lowering, id: ExpressionId): SaidFact | undefined {
  let current: Expression | undefined = low.expressions[id];
  for (let steps = 0; steps < 40 && current; steps++) {
    if (current.kind === 'member') {
      current = low.expressions[current.object];
      continue;
    }
    if (current.kind !== 'call') return undefined;
    const callee: Expression | undefined = low.expressions[current.callee];
    const [first] = current.arguments;
    const argument = first === undefined ? undefined : low.expressions[first];
    const name = callee?.kind === 'member' ? callee.property : '';
    const said =
      name === 'describe' && argument?.kind === 'literal'
        ? saidByText(String(argument.value))
        : /^(?:meta|metadata|openapi|annotations)$/.test(name) && argument?.kind === 'object'
          ? saidByObject(low, argument)
          : undefined;
    if (said) return said;
    current = callee;
  }
  return undefined;
}

function saidByText(text: string): SaidFact | undefined {
  const tag = /@pii\s+([\w., ]+?)(?:\s+(?:for|to|--)\s|$|[;\n])/.exec(text)?.[1];
  if (tag !== undefined)
    return { personal: true, strict: true, categories: categoriesOf(tag), how: ['described', 'pii'] };
  if (/@notPii\b/.test(text)) return { personal: false, strict: true, categories: [], how: ['described', 'notPii'] };
  if (!words.test(text) || denial.test(text)) return undefined;
  return { personal: true, strict: true, categories: [], how: ['describedAsPersonal'] };
}

function saidByObject(low: Lowering, object: Extract<Expression, { kind: 'object' }>): SaidFact | undefined {
  for (const { key, value } of object.entries) {
    const expression = low.expressions[value];
    if (key === undefined || !expression) continue;
    if (key === 'description' && expression.kind === 'literal') {
      const said = saidByText(String(expression.value));
      if (said) return said;
    }
    if (!keys.test(key)) continue;
    const how: SaidFact['how'] = ['schemaSays', key];
    const strict = !/sensitive/i.test(key);
    if (expression.kind === 'literal') {
      if (expression.value === false) return { personal: false, strict, categories: [], how };
      const written = typeof expression.value === 'string' ? expression.value : '';
      return { personal: true, strict, categories: categoriesOf(written), how };
    }
    if (expression.kind !== 'array') continue;
    const categories = expression.elements.flatMap((element) => {
      const item = low.expressions[element];
      return item?.kind === 'literal' ? categoriesOf(String(item.value)) : [];
    });
    return { personal: true, strict, categories, how };
  }
  return undefined;
}
