import { callersInput } from './dependencies.js';
import type { Dependencies } from './dependencies.js';
import type { Module } from './modules.js';
import { identity } from './value.js';
import type { Caller, FunctionValue } from './value.js';
import type { Values } from './values.js';

/** One call that a module makes of a function of the project. */
export interface MadeCall {
  readonly target: FunctionValue;
  readonly caller: Caller;
}

/** Calls by the function that they call, as one round of linking found them; kept up to date module by module. */
export class Callers {
  readonly #dependencies: Dependencies;
  readonly #round: 0 | 1;
  readonly #lists = new Map<string, readonly Caller[]>();
  readonly #made = new Map<Module, readonly MadeCall[]>();

  constructor(dependencies: Dependencies, round: 0 | 1) {
    this.#dependencies = dependencies;
    this.#round = round;
  }

  /** In order of module and place. */
  of(module: Module, functionId: number): readonly Caller[] {
    this.#dependencies.read(callersInput(module.index, this.#round));
    return this.#lists.get(`f${module.index}:${functionId}`) ?? [];
  }

  /**
   * Puts the calls that a module makes now in the place of those that it made.
   *
   * @param isEdited true where its facts have changed: then its expressions have other numbers, and whoever looked at them knows already
   */
  replace(module: Module, made: readonly MadeCall[], isEdited: boolean): void {
    const before = this.#made.get(module);
    if (before === made) return;
    this.#made.set(module, made);
    const old = byTarget(before ?? []);
    const now = byTarget(made);
    for (const [key, { target, callers }] of now) {
      this.#set(key, module, callers);
      if (!isSame(old.get(key)?.callers ?? [], callers, isEdited)) this.#changed(target);
    }
    for (const [key, { target }] of old) {
      if (now.has(key)) continue;
      this.#set(key, module, []);
      this.#changed(target);
    }
  }

  #changed({ module }: FunctionValue): void {
    this.#dependencies.invalidate(callersInput(module.index, this.#round));
  }

  #set(key: string, module: Module, callers: readonly Caller[]): void {
    const list = this.#lists.get(key) ?? [];
    const before = list.filter((caller) => caller.module.index < module.index);
    const after = list.filter((caller) => caller.module.index > module.index);
    this.#lists.set(key, [...before, ...callers, ...after]);
  }
}

interface OfTarget {
  readonly target: FunctionValue;
  readonly callers: Caller[];
}

function byTarget(made: readonly MadeCall[]): Map<string, OfTarget> {
  const found = new Map<string, OfTarget>();
  for (const { target, caller } of made) {
    const key = identity(target);
    const known = found.get(key);
    if (known) known.callers.push(caller);
    else found.set(key, { target, callers: [caller] });
  }
  return found;
}

function isSame(a: readonly Caller[], b: readonly Caller[], isEdited: boolean): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        (one.callback === undefined) === (other.callback === undefined) &&
        (isEdited || one.expression === other.expression)
      );
    })
  );
}

/** What tells which functions a call runs, and which it is handed. */
type Calling = Pick<Values, 'targets' | 'handed'>;

/** The calls that a module makes of functions of the project. */
export function callsOf(values: Calling, module: Module): readonly MadeCall[] {
  const made: MadeCall[] = [];
  for (const event of module.facts.events) {
    if (event.kind === 'assignment') continue;
    const { expression } = event;
    for (const target of values.targets(module, expression)) made.push({ target, caller: { module, expression } });
    for (const { target, callback } of values.handed(module, expression))
      made.push({ target, caller: { module, expression, callback } });
  }
  return made;
}
