import type { ExpressionId } from '../facts/model.js';
import type { Flow } from './flow.js';
import { join, known } from './items.js';
import type { Module } from './modules.js';
import { isThirdParty, placed, sdkSink, silentRoles, sinkOfHost } from './sink.js';
import type { Reach } from './sink.js';
import { reachOfSdk } from './sinks.js';
import { constantText } from './urls.js';

/** Attributes and elements through which a browser calls a host. */
const loading: Readonly<Record<string, string>> = {
  img: 'src',
  iframe: 'src',
  script: 'src',
  Script: 'src',
  Image: 'src',
  source: 'src',
  embed: 'src',
  Img: 'src',
};

/** The sinks that a JSX element is: a component of an SDK, or something that the browser loads. */
export function reachOfElement(flow: Flow, module: Module, id: ExpressionId): readonly Reach[] {
  const element = module.facts.expressions[id];
  if (element?.kind !== 'element') return [];
  const reaches: Reach[] = [];
  if (element.tag !== undefined) {
    for (const value of flow.values.of(module, element.tag)) {
      if (value.kind !== 'sdk' || value.record.sink === 'none') continue;
      const component = flow.catalogue.component(value.record, value.symbol);
      if (!component || silentRoles.has(component.role)) continue;
      const parts = component.props.flatMap((prop) => {
        if (prop.role === 'options' || prop.role === 'key' || prop.role === 'consent') return [];
        return element.attributes
          .filter((entry) => entry.key === prop.name)
          .map((entry) =>
            placed(module, entry.value, flow.of(module, entry.value, prop.path ? prop.path.split('.') : [])),
          );
      });
      reaches.push({ sink: sdkSink(value.record, component.role, 0.9), items: known(join(parts)) });
    }
  }
  const attribute = loading[element.name];
  const source = attribute === undefined ? undefined : element.attributes.find((entry) => entry.key === attribute);
  if (source) reaches.push(...reachOfUrl(flow, module, source.value, 0.85));
  const link = /^(?:a|Link|NextLink|NavLink)$/.test(element.name)
    ? element.attributes.find((entry) => entry.key === 'href' || entry.key === 'to')
    : undefined;
  if (link && hasQuery(module, link.value)) reaches.push(...reachOfUrl(flow, module, link.value, 0.8));
  return reaches;
}

/** A URL that the browser loads: who runs the host, and what stands in the URL. Nothing for the project's own constant ones. */
function reachOfUrl(flow: Flow, module: Module, value: ExpressionId, confidence: number): readonly Reach[] {
  const sink = sinkOfHost(flow, module, constantText(flow, module, value), 'url', confidence);
  const items = known(placed(module, value, flow.of(module, value)));
  const third = isThirdParty(sink) && sink.tracker;
  if (!third && items.data.size === 0 && items.parameters.size === 0) return [];
  // `<img src={user.avatarUrl}>` shows a picture; it puts nothing into a URL.
  const expression = module.facts.expressions[value];
  if (!third && expression?.kind !== 'template' && expression?.kind !== 'concat' && expression?.kind !== 'call')
    return [];
  return [{ sink, items }];
}

/** Whether a text that is put together puts something behind a question mark, of a page and not of a letter. */
function hasQuery(module: Module, value: ExpressionId): boolean {
  const text = module.facts.expressions[value];
  if (text?.kind !== 'template' && text?.kind !== 'concat') return false;
  const constants =
    text.kind === 'template'
      ? text.quasis
      : text.parts.map((part) => {
          const fact = module.facts.expressions[part];
          return fact?.kind === 'literal' ? String(fact.value) : '';
        });
  return constants.some((part) => part.includes('?')) && !/^(?:mailto|tel|sms):/.test(constants[0] ?? '');
}

/** What an assignment to a property does where that is a sink: `document.cookie = …`, `new Image().src = …`, `localStorage.key = …`. */
export function reachOfAssignment(
  flow: Flow,
  module: Module,
  target: ExpressionId,
  value: ExpressionId,
): readonly Reach[] {
  const member = module.facts.expressions[target];
  if (member?.kind === 'member' && member.property === 'src') {
    const isElement = flow.values
      .of(module, member.object)
      .some((object) => object.kind === 'global' && object.path === 'document.createElement()');
    if (isElement) return reachOfUrl(flow, module, value, 0.85);
  }
  for (const object of flow.values.of(module, target)) {
    if (object.kind !== 'sdk' || object.record.sink === 'none') continue;
    const found = flow.catalogue.call(object.record, `${object.symbol} =`, []);
    if (found?.match !== 'exact' || silentRoles.has(found.record.role)) continue;
    return found.record.args.some((argument) => argument.role === 'url')
      ? reachOfUrl(flow, module, value, 0.9)
      : reachOfSdk(flow, module, [value], object.record, found.record, 0.95);
  }
  return [];
}
