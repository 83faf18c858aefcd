import type { BindingFact, BindingId, ModuleFacts } from '../facts/model.js';
import { stepAt } from './evidence.js';
import type { Evidence, EvidenceBase } from './evidence.js';
import { ofData, unknownItems } from './items.js';
import type { Items } from './items.js';
import type { Module } from './modules.js';

/** Names that say less than this leave a record alone: nobody has declared what it holds. */
const surest = 0.65;
const mostMembers = 24;

const reads = new WeakMap<ModuleFacts, ReadonlyMap<BindingId, ReadonlySet<string>>>();

/**
 * What an object carries of which no type is known, when it is handed on whole: at least the members that the code around reads from it. `log(user)` beside
 * `user.email` writes the e-mail address.
 */
export function wholeByReads(evidence: EvidenceBase, module: Module, id: BindingId, fact: BindingFact): Items {
  let known = reads.get(module.facts);
  if (!known) reads.set(module.facts, (known = readMembers(module.facts)));
  const found: Evidence[] = [];
  for (const name of [...(known.get(id) ?? [])].slice(0, mostMembers)) {
    const verdict = evidence.name(module, name, { role: 'read', owner: fact.name, ownerKind: 'variable' });
    if (!verdict || verdict === 'not-personal') continue;
    found.push(...verdict.filter(({ confidence }) => confidence >= surest));
  }
  if (found.length === 0) return unknownItems;
  return ofData(
    found.map((one) => ({
      ...one,
      confidence: one.confidence * 0.9,
      steps: [stepAt(module, fact.range, ['holds', fact.name, one.name])],
    })),
    true,
  );
}

/** The members that are read from each binding, calls of its methods left out. */
function readMembers(facts: ModuleFacts): ReadonlyMap<BindingId, ReadonlySet<string>> {
  const found = new Map<BindingId, Set<string>>();
  const note = (binding: BindingId, name: string): void => {
    const names = found.get(binding);
    if (names) names.add(name);
    else found.set(binding, new Set([name]));
  };
  const called = new Set(facts.expressions.map((one) => (one.kind === 'call' ? one.callee : -1)));
  for (const [id, expression] of facts.expressions.entries()) {
    if (expression.kind !== 'member' || called.has(id)) continue;
    const object = facts.expressions[expression.object];
    if (object?.kind === 'binding') note(object.binding, expression.property);
  }
  for (const { definitions } of facts.bindings) {
    for (const { expression, path, at, without } of definitions) {
      const whole = facts.expressions[expression];
      const [name] = path;
      if (whole?.kind === 'binding' && name !== undefined && !at && !without) note(whole.binding, name);
    }
  }
  return found;
}
