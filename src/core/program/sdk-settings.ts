import type { PrivacySetting, SdkRecord } from '../catalogue/records.js';
import type { ExpressionId } from '../facts/model.js';
import type { Flow } from './flow.js';
import type { Module } from './modules.js';
import type { ObservedSetting } from './observation.js';

/** A place that is an expression of a module. */
interface Place {
  readonly module: Module;
  readonly expression: ExpressionId;
}

/** The object literals that an expression stands for, its own module's or another's. */
function objectsOf(flow: Flow, { module, expression }: Place): Place[] {
  return flow.values
    .of(module, expression)
    .flatMap((value) => (value.kind === 'object' ? [{ module: value.module, expression: value.expression }] : []));
}

/** What an object says under a name; the last one counts, and what is spread after it is not looked at. */
function entryOf(
  { module, expression }: Place,
  name: string,
): (Place & { readonly range: ObservedSetting['range'] }) | undefined {
  const object = module.facts.expressions[expression];
  const entry = object?.kind === 'object' ? object.entries.findLast(({ key }) => key === name) : undefined;
  return entry && { module, expression: entry.value, range: entry.range };
}

/** The literal that an expression is, through a cast and a constant of the same file. */
function constantOf({ module, expression }: Place, depth = 0): string | number | boolean | null | undefined {
  const fact = module.facts.expressions[expression];
  if (depth > 4 || !fact) return undefined;
  if (fact.kind === 'literal') return fact.value;
  if (fact.kind === 'cast') return constantOf({ module, expression: fact.value }, depth + 1);
  const binding = fact.kind === 'binding' ? module.facts.bindings[fact.binding] : undefined;
  const [definition, ...others] = binding?.kind === 'variable' ? binding.definitions : [];
  return definition && others.length === 0 && definition.path.length === 0
    ? constantOf({ module, expression: definition.expression }, depth + 1)
    : undefined;
}

function observe(flow: Flow, options: Place, setting: PrivacySetting): ObservedSetting[] {
  const names = setting.option.split('.');
  const last = names.pop() ?? '';
  let objects = objectsOf(flow, options);
  for (const name of names)
    objects = objects.flatMap((object) => {
      const entry = entryOf(object, name);
      return entry ? objectsOf(flow, entry) : [];
    });
  return objects.flatMap((object) => {
    const entry = entryOf(object, last);
    const value = entry && constantOf(entry);
    if (!entry || value === undefined || value === null || typeof value === 'number') return [];
    const written = entry.module.facts.expressions[entry.expression];
    const [start, end] = written?.range ?? [0, 0];
    return setting.risky.includes(value)
      ? [
          {
            option: setting.option,
            value,
            effect: setting.effect,
            uri: entry.module.facts.uri,
            range: entry.range,
            valueRange: { start, end },
          },
        ]
      : [];
  });
}

/** Whether the version that a project depends on has a setting; so it is where the version is not known, since somebody wrote the setting down. */
function isKnownTo({ since, until }: PrivacySetting, major: number | undefined): boolean {
  return major === undefined || ((since === undefined || major >= since) && (until === undefined || major <= until));
}

/** What is handed to the parts that a starting call is given: `integrations: [Sentry.replayIntegration({ … })]`. */
function optionsOfParts(flow: Flow, options: Place): Place[] {
  return objectsOf(flow, options).flatMap(({ module, expression }) => {
    const object = module.facts.expressions[expression];
    const lists = object?.kind === 'object' ? object.entries.map(({ value }) => module.facts.expressions[value]) : [];
    return lists.flatMap((list) =>
      (list?.kind === 'array' ? list.elements : []).flatMap((element) => {
        const part = module.facts.expressions[element];
        return part?.kind === 'call' ? part.arguments.map((argument) => ({ module, expression: argument })) : [];
      }),
    );
  });
}

/** Where a call or an element that starts an SDK takes its options. */
function optionsOf(flow: Flow, module: Module, id: ExpressionId, record: SdkRecord): ExpressionId[] {
  const expression = module.facts.expressions[id];
  if (expression?.kind === 'call') return [...expression.arguments];
  if (expression?.kind !== 'element' || expression.tag === undefined) return [];
  const props = flow.values
    .of(module, expression.tag)
    .flatMap((value) =>
      value.kind === 'sdk' && value.record === record
        ? (flow.catalogue.component(record, value.symbol)?.props ?? []).filter(({ role }) => role === 'options')
        : [],
    );
  return expression.attributes.filter(({ key }) => props.some(({ name }) => name === key)).map(({ value }) => value);
}

/**
 * The options of a starting call by which an SDK collects more than it would have to.
 *
 * @param major of the package, where it is known
 */
export function observedSettings(
  flow: Flow,
  module: Module,
  id: ExpressionId,
  record: SdkRecord,
  major: number | undefined,
): ObservedSetting[] {
  const settings = record.privacySettings;
  if (settings.length === 0) return [];
  const known = settings.filter((setting) => isKnownTo(setting, major));
  return optionsOf(flow, module, id, record)
    .flatMap((expression) => [{ module, expression }, ...optionsOfParts(flow, { module, expression })])
    .flatMap((options) => known.flatMap((setting) => observe(flow, options, setting)));
}
