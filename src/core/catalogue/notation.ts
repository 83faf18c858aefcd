import type { ArgumentRole, CallRecord, CallRole, ComponentRecord, ImportRecord } from './records.js';
import { NotationReader, type ReadParameters } from './notationReader.js';

// Keyed by the unions, so that a role added to the contract cannot be forgotten here.
const argumentRoles: Readonly<Record<ArgumentRole, true>> = {
  userId: true,
  traits: true,
  eventName: true,
  properties: true,
  message: true,
  payload: true,
  key: true,
  value: true,
  options: true,
  query: true,
  url: true,
  groupId: true,
  error: true,
  consent: true,
};
const callRoles: Readonly<Record<CallRole, true>> = {
  identify: true,
  track: true,
  page: true,
  group: true,
  alias: true,
  setUser: true,
  setContext: true,
  log: true,
  captureException: true,
  send: true,
  store: true,
  query: true,
  init: true,
  optOut: true,
  optIn: true,
  source: true,
  auth: true,
  consent: true,
};

/** A line of `calls` in a catalogue file, read. */
export type ReadCall =
  | { readonly kind: 'call'; readonly call: CallRecord }
  | { readonly kind: 'component'; readonly component: ComponentRecord };

/** A line of the catalogue that is not in its notation. Only the checks of the catalogue see it: what ships has passed them. */
export class NotationError extends Error {
  constructor(line: string, problem: string) {
    super(`${problem} in "${line}"`);
    this.name = 'NotationError';
  }
}

function isCallRole(word: string): word is CallRole {
  return Object.hasOwn(callRoles, word);
}

function isArgumentRole(word: string): word is ArgumentRole {
  return Object.hasOwn(argumentRoles, word);
}

/** Where the argument list of `form` starts: the parenthesis that the last character closes; -1 where there is none. */
function argumentListStart(form: string): number {
  if (!form.endsWith(')')) return -1;
  let depth = 0;
  for (let at = form.length - 1; at >= 0; at--) {
    const char = form[at];
    if (char === ')') depth++;
    else if (char === '(' && --depth === 0) return at;
  }
  return -1;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function readArguments(line: string, list: string): ReadParameters {
  return new NotationReader(list, isArgumentRole, (problem) => new NotationError(line, problem)).parameters();
}

/** The part after `->`: `@0 user.location.precise`, `request:headers`, `user.name, user.contact.email`. */
function readResult(line: string, text: string, call: Mutable<CallRecord>): void {
  let rest = text.trim();
  const callback = /^@(\d)\s+/.exec(rest);
  if (callback) {
    call.callback = Number(callback[1]);
    rest = rest.slice(callback[0].length);
  }
  const categories: string[] = [];
  for (const word of rest.split(',').map((part) => part.trim())) {
    if (word.startsWith('request:')) call.yields = word.slice('request:'.length);
    else if (/^(user|system)(\.[a-z_]+)*$/.test(word)) categories.push(word);
    else throw new NotationError(line, `"${word}" is no category`);
  }
  if (categories.length > 0) call.returns = categories;
}

function readComponent(line: string, role: CallRole, form: string): ReadCall {
  const match = /^<([A-Za-z_$][\w$.]*)\s*(.*?)\s*\/>$/.exec(form);
  const [, name, props] = match ?? [];
  if (name === undefined || props === undefined) throw new NotationError(line, 'no component');
  const { args } = readArguments(line, props === '' ? '' : `{ ${props} }`);
  return {
    kind: 'component',
    component: {
      name,
      role,
      props: args.map(({ path = '', role: propRole }) => {
        const dot = path.indexOf('.');
        return dot < 0
          ? { name: path, role: propRole }
          : { name: path.slice(0, dot), path: path.slice(dot + 1), role: propRole };
      }),
    },
  };
}

/**
 * Reads one line of a record's `calls`: `role | form(parameters) -> result`. `docs/catalogue.md` describes the notation.
 *
 * @throws NotationError where the line is not in the notation
 */
export function readCall(line: string): ReadCall {
  const bar = line.indexOf('|');
  const role = line.slice(0, Math.max(bar, 0)).trim();
  if (!isCallRole(role)) throw new NotationError(line, `"${role}" is no role of a call`);
  const arrow = line.lastIndexOf('->');
  const form = line.slice(bar + 1, arrow < 0 ? undefined : arrow).trim();
  if (form === '') throw new NotationError(line, 'no form');
  if (form.startsWith('<')) return readComponent(line, role, form);

  const call: Mutable<CallRecord> = { call: form, role, args: [] };
  const assignment = /^(.+?) = (\w+)$/.exec(form);
  const start = argumentListStart(form);
  if (assignment) {
    const [, target = '', valueRole = ''] = assignment;
    if (!isArgumentRole(valueRole)) throw new NotationError(line, `"${valueRole}" is no role of an argument`);
    call.call = `${target} =`;
    call.args = [{ index: 0, role: valueRole }];
  } else if (start < 0) {
    call.read = true;
  } else {
    const callee = form.slice(0, start);
    call.call = /^new [\w$.]+$/.test(callee) ? `${callee}()` : callee;
    Object.assign(call, readArguments(line, form.slice(start + 1, -1)));
  }
  if (arrow >= 0) readResult(line, line.slice(arrow + 2), call);
  return { kind: 'call', call };
}

const importLine =
  /^(default|named|namespace|side-effect)(?: (?!from )([\w$]+))?(?: (?!from )(class|instance|factory|function|hook|component|namespace|hoc|plugin|decorator|middleware|tag|type|const))?(?: from (\S+))?$/;

/**
 * Reads one line of a record's `imports`: `<style> [<name> [<what it is>]] [from <specifier>]`.
 *
 * @throws NotationError where the line is not in the notation
 */
export function readImport(line: string): ImportRecord {
  const match = importLine.exec(line);
  if (!match) throw new NotationError(line, 'no import');
  const [, style, name, as, from] = match;
  return {
    style: style as ImportRecord['style'],
    ...(name !== undefined && { name }),
    ...(as !== undefined && { as: as as NonNullable<ImportRecord['as']> }),
    ...(from !== undefined && { from }),
  };
}
