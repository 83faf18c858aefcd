import type { ArgumentRecord, ArgumentRole, CallRecord } from './records.js';

/** What a parameter list says. */
export type ReadParameters = Pick<CallRecord, 'args' | 'command' | 'hands' | 'decidedBy'>;

/**
 * Reads the parameter list of a catalogue line: `'event', eventName, params: properties { user_id: userId }, _, ...payload`.
 */
export class NotationReader {
  readonly #text: string;
  readonly #isRole: (word: string) => word is ArgumentRole;
  readonly #fail: (problem: string) => Error;
  readonly #args: ArgumentRecord[] = [];
  readonly #hands: { index: number; path?: string; symbol: string }[] = [];
  #decidedBy: { index: number; path?: string } | undefined;
  #at = 0;
  #command: { index: number; value: string } | undefined;

  constructor(text: string, isRole: (word: string) => word is ArgumentRole, fail: (problem: string) => Error) {
    this.#text = text;
    this.#isRole = isRole;
    this.#fail = fail;
  }

  parameters(): ReadParameters {
    for (let index = 0; !this.#atEnd(); index++) {
      if (this.#eat('...')) this.#args.push({ index: 'rest', role: this.#role(this.#word()) });
      else this.#parameter(index);
      if (!this.#atEnd()) this.#expect(',');
    }
    return {
      args: this.#args,
      ...(this.#command && { command: this.#command }),
      ...(this.#hands.length > 0 && { hands: this.#hands }),
      ...(this.#decidedBy && { decidedBy: this.#decidedBy }),
    };
  }

  #parameter(index: number): void {
    if (this.#peek() === "'") this.#command = { index, value: this.#literal() };
    else if (this.#peek() === '{') this.#object(index, '');
    else if (this.#peek() === '[') this.#array(index, '');
    else if (this.#eat('=>')) this.#hands.push({ index, symbol: this.#symbol() });
    else {
      const first = this.#word();
      if (first === '_') return;
      if (this.#eat(':')) {
        if (this.#peek() === '{') this.#object(index, '');
        else if (this.#peek() === '[') this.#array(index, '');
        else this.#whole(index, '', this.#role(this.#word()), first);
      } else this.#whole(index, '', this.#role(first), undefined);
    }
  }

  /** A role for the whole value, after which parts of it may have their own. */
  #whole(index: number, path: string, role: ArgumentRole, name: string | undefined): void {
    this.#args.push({ index, ...(path !== '' && { path }), ...(name !== undefined && { name }), role });
    if (this.#peek() === '{') this.#object(index, path);
  }

  #object(index: number, path: string): void {
    this.#expect('{');
    while (!this.#eat('}')) {
      const key = this.#word();
      this.#member(index, path === '' ? key : `${path}.${key}`, key);
      if (this.#peek() !== '}') this.#expect(',');
    }
  }

  #member(index: number, path: string, key: string): void {
    if (this.#eat('=>')) this.#hands.push({ index, path, symbol: this.#symbol() });
    else if (this.#eat(': via')) this.#decidedBy = { index, path };
    else if (!this.#eat(':')) this.#whole(index, path, this.#role(key), undefined);
    else if (this.#peek() === '{') this.#object(index, path);
    else if (this.#peek() === '[') this.#array(index, path);
    else this.#whole(index, path, this.#role(this.#word()), undefined);
  }

  #array(index: number, path: string): void {
    this.#expect('[');
    for (let element = 0; !this.#eat(']'); element++) {
      const here = `${path}[${element}]`;
      if (this.#peek() === "'") {
        if (element > 0 || path !== '') throw this.#fail('a command that is not the first element');
        this.#command = { index, value: this.#literal() };
      } else if (this.#peek() === '{') this.#object(index, here);
      else if (this.#peek() === '[') this.#array(index, here);
      else {
        const first = this.#word();
        if (first !== '_') this.#member(index, here, first);
      }
      if (this.#peek() !== ']') this.#expect(',');
    }
  }

  #role(word: string): ArgumentRole {
    if (!this.#isRole(word)) throw this.#fail(`"${word}" is no role of an argument`);
    return word;
  }

  /** The symbol after `=>`, up to the comma or brace that ends the parameter. */
  #symbol(): string {
    this.#space();
    const match = /^[^,{}\]]+/.exec(this.#text.slice(this.#at));
    if (!match) throw this.#fail('a symbol is missing');
    this.#at += match[0].length;
    return match[0].trim();
  }

  #literal(): string {
    const end = this.#text.indexOf("'", this.#at + 1);
    if (end < 0) throw this.#fail('an open literal');
    const value = this.#text.slice(this.#at + 1, end);
    this.#at = end + 1;
    return value;
  }

  /** A name, a role, or a dotted key such as `address.city` or `user:email`. */
  #word(): string {
    this.#space();
    const match = /^[\w$@-][\w$@.-]*/.exec(this.#text.slice(this.#at));
    if (!match) throw this.#fail(`a word is missing at "${this.#text.slice(this.#at, this.#at + 12)}"`);
    this.#at += match[0].length;
    return match[0];
  }

  #expect(token: string): void {
    if (!this.#eat(token)) throw this.#fail(`"${token}" is missing at "${this.#text.slice(this.#at, this.#at + 12)}"`);
  }

  #eat(token: string): boolean {
    this.#space();
    if (!this.#text.startsWith(token, this.#at)) return false;
    this.#at += token.length;
    return true;
  }

  #peek(): string {
    this.#space();
    return this.#text[this.#at] ?? '';
  }

  #atEnd(): boolean {
    return this.#peek() === '';
  }

  #space(): void {
    while (this.#text[this.#at] === ' ') this.#at++;
  }
}
