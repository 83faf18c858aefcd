import type { Expression, ExpressionId, ObjectEntry, ProxyFact } from './model.js';
import type { Lowering } from './lowering.js';

/** Alternatives of one target are followed this deep: `process.env.HOST ?? 'https://…'`. */
const deepest = 6;
/** Options of SDKs that may name a path of the project's own server instead of the vendor's host. */
const pathOptions = new Set(['api_host', 'apiHost', 'tunnel', 'serverUrl', 'hostUrl', 'endpoint', 'apiEndpoint']);
const targetKeys = ['target', 'upstream'];
const pathKeys = ['context', 'pathFilter', 'prefix'];

type Call = Extract<Expression, { kind: 'call' }>;
type Tables = Pick<Lowering, 'expressions' | 'bindings' | 'imports' | 'events' | 'guards'>;

/** Reads from the tables of one file which paths of the project's own are handed on, and to whom. Everything is read as it is written: no other file is looked at. */
export function proxiesOf(low: Tables): ProxyFact[] {
  const found: ProxyFact[] = [];
  const reader = new ProxyReader(low, found);
  for (const expression of low.expressions) {
    if (expression.kind === 'object') reader.object(expression.entries);
    else if (expression.kind === 'call') reader.call(expression);
    else if (expression.kind === 'element') reader.element(expression);
  }
  reader.handlers();
  return found;
}

class ProxyReader {
  readonly #low: Tables;
  readonly #found: ProxyFact[];

  constructor(low: Tables, found: ProxyFact[]) {
    this.#low = low;
    this.#found = found;
  }

  /** Configurations: rewrites, dev servers, route rules, tunnels. */
  object(entries: readonly ObjectEntry[]): void {
    const value = (key: string): ExpressionId | undefined => entries.find((entry) => entry.key === key)?.value;
    const [source, destination] = [value('source'), value('destination')];
    // What names a status sends the browser elsewhere, where everybody sees the address; a condition on the host or a cookie is for other pages.
    if (source !== undefined && destination !== undefined)
      if (!entries.some(({ key }) => key === 'permanent' || key === 'statusCode' || key === 'has'))
        this.#note(this.#texts(source), this.#texts(destination), 'pattern');
    const tunnel = value('tunnelRoute');
    if (tunnel !== undefined) for (const path of this.#texts(tunnel)) this.#add(path, 'sentry.io', 'exact');
    for (const key of targetKeys) {
      const target = value(key);
      if (target === undefined) continue;
      for (const name of pathKeys) {
        const path = value(name);
        if (path !== undefined) this.#note(this.#texts(path), this.#texts(target), 'prefix');
      }
    }
    for (const { key, value: inner } of entries) {
      if (key === 'proxy' || key === 'devProxy') {
        for (const rule of this.#entries(inner))
          if (rule.key?.startsWith('/') === true || rule.key?.startsWith('^/') === true)
            this.#note([rule.key], this.#targets(rule.value), 'prefix');
      } else if (key?.startsWith('/') === true) {
        const rule = this.#entries(inner).find((entry) => entry.key === 'proxy');
        if (rule) this.#note([key], this.#targets(rule.value), 'pattern');
      }
    }
  }

  /** `app.use('/t', createProxyMiddleware({ target }))`, `proxy('/t', { target })`, and options of SDKs. */
  call(call: Call): void {
    const [first] = call.arguments;
    const paths = first === undefined ? [] : this.#texts(first).filter((text) => text.startsWith('/'));
    if (paths.length > 0) {
      const own = speaksOfProxy(this.#nameOf(call.callee));
      for (const argument of call.arguments.slice(1)) {
        const inner = this.#low.expressions[argument];
        if (inner?.kind === 'call' && speaksOfProxy(this.#nameOf(inner.callee)))
          this.#note(
            paths,
            inner.arguments.flatMap((one) => this.#targets(one)),
            'prefix',
          );
        else if (own) this.#note(paths, this.#targets(argument), 'prefix');
      }
    }
    const sdk = this.#rootOf(call.callee);
    if (sdk) for (const argument of call.arguments) this.#options(this.#entries(argument), sdk);
  }

  /** `<PostHogProvider options={{ api_host: '/t' }}>`, `<DubAnalytics apiHost="/t">`. */
  element({ tag, attributes }: Extract<Expression, { kind: 'element' }>): void {
    const sdk = tag === undefined ? undefined : this.#rootOf(tag);
    if (!sdk) return;
    this.#options(attributes, sdk);
    for (const { value } of attributes) this.#options(this.#entries(value), sdk);
  }

  /** A handler of requests that sends those below a path to another host: `if (pathname.startsWith('/t')) url.hostname = '…'`. */
  handlers(): void {
    const { events, expressions, guards } = this.#low;
    for (const event of events) {
      if (event.kind !== 'assignment' || event.value === undefined) continue;
      const target = expressions[event.expression];
      if (target?.kind !== 'member' || (target.property !== 'hostname' && target.property !== 'host')) continue;
      const hosts = this.#texts(event.value);
      if (hosts.length === 0) continue;
      for (let at = event.guard, steps = 0; at >= 0 && steps < deepest; steps++) {
        const guard = guards[at];
        if (!guard) break;
        if (guard.holds) this.#note(this.#prefixTested(guard.test), hosts, 'prefix');
        at = guard.outer;
      }
    }
  }

  #prefixTested(test: ExpressionId): readonly string[] {
    const call = this.#low.expressions[test];
    if (call?.kind !== 'call' || this.#nameOf(call.callee) !== 'startsWith') return [];
    const [first] = call.arguments;
    return first === undefined ? [] : this.#texts(first);
  }

  #options(entries: readonly ObjectEntry[], sdk: string): void {
    for (const { key, value } of entries) {
      if (key === undefined || !pathOptions.has(key)) continue;
      for (const path of this.#texts(value)) if (path.startsWith('/')) this.#add(path, sdk, 'option');
    }
  }

  /** The package, or `global:` and the name of the global, that a callee starts with. */
  #rootOf(id: ExpressionId, depth = 0): string | undefined {
    const expression = this.#low.expressions[id];
    if (!expression || depth > deepest) return undefined;
    if (expression.kind === 'member') return this.#rootOf(expression.object, depth + 1);
    if (expression.kind === 'global') return `global:${expression.name}`;
    const binding = expression.kind === 'binding' ? this.#low.bindings[expression.binding] : undefined;
    const imported = binding?.kind === 'import' && binding.target !== undefined ? binding.target : undefined;
    return imported === undefined ? undefined : `package:${this.#low.imports[imported]?.specifier ?? ''}`;
  }

  #nameOf(id: ExpressionId): string {
    const expression = this.#low.expressions[id];
    if (expression?.kind === 'member') return expression.property;
    if (expression?.kind === 'global') return expression.name;
    return expression?.kind === 'binding' ? (this.#low.bindings[expression.binding]?.name ?? '') : '';
  }

  #entries(id: ExpressionId): readonly ObjectEntry[] {
    const expression = this.#low.expressions[id];
    return expression?.kind === 'object' ? expression.entries : [];
  }

  /** The URLs that a rule of a proxy leads to: by itself, or under the names that proxies give to it. */
  #targets(id: ExpressionId): readonly string[] {
    const entries = this.#entries(id);
    if (entries.length === 0) return this.#texts(id);
    return entries.flatMap(({ key, value }) => (key === 'target' || key === 'to' ? this.#texts(value) : []));
  }

  /** The texts that an expression may be, as far as this file says; what it leaves open inside a text is a minus sign. */
  #texts(id: ExpressionId, depth = 0): readonly string[] {
    const expression = this.#low.expressions[id];
    if (!expression || depth > deepest) return [];
    const inner = (child: ExpressionId): readonly string[] => this.#texts(child, depth + 1);
    switch (expression.kind) {
      case 'literal':
        return typeof expression.value === 'string' ? [expression.value] : [];
      case 'template': {
        const [head = '', ...rest] = expression.quasis;
        return expression.parts.reduce<readonly string[]>(
          (texts, part, index) => {
            const found = inner(part);
            return join(texts, found.length > 0 ? found : ['-']).map((text) => text + (rest[index] ?? ''));
          },
          [head],
        );
      }
      case 'concat':
        return expression.parts.reduce<readonly string[]>(
          (texts, part) => {
            const found = inner(part);
            return join(texts, found.length > 0 ? found : ['-']);
          },
          [''],
        );
      case 'either':
        return expression.values.flatMap(inner).slice(0, mostTexts);
      case 'array':
        return expression.elements.flatMap(inner).slice(0, mostTexts);
      case 'cast':
        return inner(expression.value);
      case 'binding': {
        const [only, ...others] = this.#low.bindings[expression.binding]?.definitions ?? [];
        return only && others.length === 0 && only.path.length === 0 && !only.at ? inner(only.expression) : [];
      }
      default:
        return [];
    }
  }

  #note(paths: readonly string[], targets: readonly string[], match: ProxyFact['match']): void {
    for (const path of paths) for (const target of targets) this.#add(path, target, match);
  }

  #add(path: string, target: string, match: ProxyFact['match']): void {
    if (/^\^?\/./.test(path) && !target.startsWith('/') && this.#found.length < mostProxies)
      this.#found.push({ path, target, match });
  }
}

const mostTexts = 8;
/** A file that holds more is no configuration of a proxy. */
const mostProxies = 200;

function join(heads: readonly string[], tails: readonly string[]): readonly string[] {
  return heads.flatMap((head) => tails.map((tail) => head + tail)).slice(0, mostTexts);
}

function speaksOfProxy(name: string): boolean {
  return /proxy/i.test(name);
}
