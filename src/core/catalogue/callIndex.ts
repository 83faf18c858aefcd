import { instanceOf, isPlainWay, memberKey, readForm, sharedTail, type Form } from './forms.js';
import type { CallRecord, Catalogue, SdkRecord } from './records.js';
import { namespaceOf } from './symbols.js';

type Found = NonNullable<ReturnType<Catalogue['call']>>;
type Literals = readonly (string | undefined)[];

interface Entry {
  readonly record: CallRecord;
  readonly form: Form;
}

/** The calls of one record by their forms. */
export class CallIndex {
  readonly #namespace: string | undefined;
  readonly #exact = new Map<string, CallRecord[]>();
  readonly #byInstance = new Map<string, CallRecord[]>();
  readonly #byMembers = new Map<string, CallRecord[]>();
  readonly #byLast = new Map<string, Entry[]>();
  readonly #wildcards: Entry[] = [];

  constructor(record: SdkRecord) {
    this.#namespace = namespaceOf(record);
    for (const call of record.calls) {
      const form = readForm(call.call);
      push(this.#exact, call.call, call);
      if (form.members.length === 0) continue;
      if (form.members.some((member) => member.startsWith('*'))) {
        this.#wildcards.push({ record: call, form });
        continue;
      }
      push(this.#byInstance, instanceKey(form), call);
      const { members } = instanceOf(form);
      push(this.#byMembers, memberKey(members), call);
      const last = members.at(-1);
      if (last !== undefined) push(this.#byLast, last, { record: call, form: { root: form.root, members } });
    }
  }

  /** See `Catalogue.call`. */
  find(symbol: string, literals: Literals): Found | undefined {
    const spellings = this.#spellings(symbol);
    for (const spelling of spellings) {
      const found = select(this.#exact.get(spelling), literals);
      if (found) return { record: found, match: 'exact' };
    }
    const forms = spellings.map(readForm);
    for (const form of forms) {
      const found = form.members.length === 0 ? undefined : select(this.#byInstance.get(instanceKey(form)), literals);
      if (found) return { record: found, match: 'exact' };
    }
    for (const form of forms) {
      const found = this.#wildcard(form, literals);
      if (found) return { record: found, match: 'exact' };
    }
    for (const form of forms) {
      const found = this.#member(form, literals);
      if (found) return { record: found, match: 'member' };
    }
    return undefined;
  }

  /** The symbol as it is, without the module's name in front, and with it. */
  #spellings(symbol: string): readonly string[] {
    const short = this.#withoutNamespace(symbol);
    if (short !== undefined) return [symbol, short];
    const name = this.#namespace;
    if (name === undefined || symbol === name) return [symbol];
    return [symbol, symbol.startsWith('new ') ? `new ${name}.${symbol.slice(4)}` : `${name}.${symbol}`];
  }

  #withoutNamespace(symbol: string): string | undefined {
    const name = this.#namespace;
    if (name === undefined) return undefined;
    if (symbol.startsWith(`${name}.`)) return symbol.slice(name.length + 1);
    return symbol.startsWith(`new ${name}.`) ? `new ${symbol.slice(name.length + 5)}` : undefined;
  }

  #wildcard(form: Form, literals: Literals): CallRecord | undefined {
    const { root, members } = instanceOf(form);
    const fitting = this.#wildcards.filter(({ form: pattern }) => {
      const wanted = instanceOf(pattern);
      return (
        wanted.root === root &&
        wanted.members.length === members.length &&
        wanted.members.every((member, at) => fitsWildcard(member, members[at] ?? ''))
      );
    });
    return select(
      fitting.map(({ record }) => record),
      literals,
    );
  }

  /**
   * The same members on another root of the SDK, or the same last member (two where the form has two or more: `create` says nothing, `customers.create`
   * does) at the end of a way that only hands on the SDK's own objects.
   */
  #member(form: Form, literals: Literals): CallRecord | undefined {
    const { members } = instanceOf(form);
    const last = members.at(-1);
    if (last === undefined) return undefined;
    const same = select(this.#byMembers.get(memberKey(members)), literals);
    if (same) return same;
    let best: CallRecord | undefined;
    let longest = 0;
    for (const entry of this.#byLast.get(last) ?? []) {
      const shared = sharedTail(entry.form.members, members);
      const wanted = Math.min(2, entry.form.members.length);
      if (shared < wanted || shared <= longest || !isPlainWay(members.slice(0, members.length - shared))) continue;
      if (!select([entry.record], literals)) continue;
      best = entry.record;
      longest = shared;
    }
    return best;
  }
}

/** `*` is any member that is not called on the way; `* =` an assignment to any member. */
function fitsWildcard(pattern: string, member: string): boolean {
  if (pattern === '* =') return member.endsWith(' =');
  return pattern === '*' ? !/\(\)$| =$/.test(member) : pattern === member;
}

function instanceKey(form: Form): string {
  const { root, members } = instanceOf(form);
  return `${root}|${memberKey(members)}`;
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Of the records of one form, that whose command the literals name; otherwise the one without a command. */
function select(records: readonly CallRecord[] | undefined, literals: Literals): CallRecord | undefined {
  if (!records) return undefined;
  const named = records.find(({ command }) => command !== undefined && literals[command.index] === command.value);
  return named ?? records.find(({ command }) => command === undefined);
}
