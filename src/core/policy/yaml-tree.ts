import { isAlias, isMap, isNode, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import type { ProblemText } from '../language/en/problems.js';
import type { TextRange } from '../text/range.js';

/** A mistake in a text, before it is known which file the text is of. */
export interface TextProblem {
  readonly at: TextRange;
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly said: ProblemText;
  readonly suggestions: readonly string[];
}

/** A container made from YAML: no prototype, so that no key has a meaning of its own. */
export type YamlMapping = Record<string, unknown>;

interface Places {
  /** The container itself, from its first character to the end of its last value. */
  readonly at: TextRange;
  /** By key or index. */
  readonly keys: ReadonlyMap<string | number, TextRange>;
  readonly values: ReadonlyMap<string | number, TextRange>;
}

/** What a YAML text holds as plain data, and where each part of it stands. */
export interface YamlTree {
  /** Undefined for an empty text, and where nothing can be read. */
  readonly value: unknown;
  readonly problems: readonly TextProblem[];
  /** Where a container of `value` stands. */
  rangeOf(container: object): TextRange | undefined;
  /** Where the value below a key of a container stands, or the key itself where the value is empty. */
  valueRange(container: object, key: string | number): TextRange | undefined;
  keyRange(container: object, key: string): TextRange | undefined;
  /** The innermost key or value at an offset (its end included); undefined where there is none. */
  placeAt(offset: number): YamlPlace | undefined;
}

export interface YamlPlace {
  readonly path: readonly (string | number)[];
  readonly at: TextRange;
  /** True where the offset is on the key itself, not on its value. */
  readonly onKey: boolean;
  readonly value: unknown;
}

// A policy with every row that a person could write is far below both.
const mostCharacters = 1_000_000;
const mostNodes = 100_000;
const deepest = 32;
// One slip in a quotation mark can make an error of every line that follows.
const mostProblems = 20;

class TooMuch extends Error {}

/** Turns nodes into plain data; a bound on the nodes that it makes stops aliases from multiplying. */
class Reader {
  readonly places = new Map<object, Places>();
  readonly problems: TextProblem[] = [];
  readonly #anchors = new Map<string, Node>();
  readonly #text: string;
  #nodes = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(node: unknown, depth: number, alias?: TextRange): unknown {
    if (++this.#nodes > mostNodes || depth > deepest) throw new TooMuch();
    if (isAlias(node)) {
      const at = alias ?? this.#range(node);
      // The library would search the document anew for each alias.
      const anchored = this.#anchors.get(node.source);
      if (!anchored) this.#refuse(at, 'syntax', ['noAnchor', node.source]);
      return this.read(anchored, depth + 1, at);
    }
    if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor) this.#anchors.set(node.anchor, node);
    if (isMap(node)) {
      const value = Object.create(null) as YamlMapping;
      const keys = new Map<string, TextRange>();
      const values = new Map<string, TextRange>();
      for (const { key, value: held } of node.items) {
        const keyAt = alias ?? this.#range(key);
        const name = this.#nameOf(key, keyAt);
        if (name === undefined) continue;
        const heldAt = alias ?? this.#range(held);
        keys.set(name, keyAt);
        values.set(name, heldAt.end > heldAt.start ? heldAt : keyAt);
        value[name] = this.read(held, depth + 1, alias);
      }
      this.places.set(value, { at: alias ?? this.#range(node), keys, values });
      return value;
    }
    if (isSeq(node)) {
      const at = alias ?? this.#range(node);
      const values = new Map<number, TextRange>();
      const value = node.items.map((item, index) => {
        const itemAt = alias ?? this.#range(item);
        values.set(index, itemAt.end > itemAt.start ? itemAt : at);
        return this.read(item, depth + 1, alias);
      });
      this.places.set(value, { at, keys: new Map(), values });
      return value;
    }
    return isScalar(node) ? node.value : null;
  }

  /** The range of a node; that of a block ends with its last character, not with the line break after it. */
  #range(node: unknown): TextRange {
    const range = isNode(node) ? node.range : undefined;
    if (!range) return { start: 0, end: 0 };
    let end = Math.min(range[1], this.#text.length);
    while (end > range[0] && /\s/.test(this.#text.charAt(end - 1))) end--;
    return { start: range[0], end };
  }

  #nameOf(key: unknown, at: TextRange): string | undefined {
    const written = isScalar(key) ? key.value : undefined;
    const name = typeof written === 'number' || typeof written === 'boolean' ? String(written) : written;
    if (name === '<<') {
      this.#refuse(at, 'merge-key', ['mergeKey']);
    } else if (typeof name !== 'string' || name === '__proto__') {
      this.#refuse(at, 'syntax', ['keyIsNoText']);
    } else {
      return name;
    }
    return undefined;
  }

  #refuse(at: TextRange, code: string, said: ProblemText): void {
    this.problems.push({ at, severity: 'error', code, said, suggestions: [] });
  }
}

/** Only the first line of a message of the parser speaks of the mistake; the rest draws the place, which an editor shows by itself. */
function sentence(message: string): string {
  const first = (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

function failed(text: string, code: string, said: ProblemText): YamlTree {
  const firstLine = text.search(/[\r\n]/);
  const at = { start: 0, end: firstLine < 0 ? text.length : firstLine };
  return treeOf(undefined, [{ at, severity: 'error', code, said, suggestions: [] }], new Map());
}

function treeOf(value: unknown, problems: readonly TextProblem[], places: ReadonlyMap<object, Places>): YamlTree {
  return {
    value,
    problems,
    rangeOf: (container) => places.get(container)?.at,
    valueRange: (container, key) => places.get(container)?.values.get(key),
    keyRange: (container, key) => places.get(container)?.keys.get(key),
    placeAt: (offset) => innermost(value, places, offset),
  };
}

function innermost(root: unknown, places: ReadonlyMap<object, Places>, offset: number): YamlPlace | undefined {
  const holds = (at: TextRange): boolean => at.start <= offset && offset <= at.end;
  let found: YamlPlace | undefined;
  for (let value = root, path: readonly (string | number)[] = []; typeof value === 'object' && value !== null;) {
    const here = places.get(value);
    if (!here) break;
    const container = value as Record<string | number, unknown>;
    const onKey = [...here.keys].find(([, at]) => holds(at));
    if (onKey) return { path: [...path, onKey[0]], at: onKey[1], onKey: true, value: container[onKey[0]] };
    const below = [...here.values].find(([, at]) => holds(at));
    if (!below) break;
    path = [...path, below[0]];
    value = container[below[0]];
    found = { path, at: below[1], onKey: false, value };
  }
  return found;
}

/**
 * Reads YAML 1.2 as plain data with places. Offsets are UTF-16 units over the text as it was given. Never throws: text that is no YAML, that is too large,
 * too deep, or whose aliases multiply gives a problem, and as much data as can be read.
 */
export function readYaml(text: string): YamlTree {
  if (text.length > mostCharacters) {
    return failed(text, 'too-large', ['tooLarge', mostCharacters]);
  }
  try {
    const document = parseDocument(text, { prettyErrors: false, logLevel: 'error' });
    if (document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) throw new TooMuch();
    const problems: TextProblem[] = [...document.errors, ...document.warnings]
      .slice(0, mostProblems)
      .map(({ name, code, message, pos }) => ({
        at: { start: Math.min(pos[0], text.length), end: Math.min(Math.max(pos[1], pos[0]), text.length) },
        severity: name === 'YAMLParseError' ? 'error' : 'warning',
        code: code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'syntax',
        said: code === 'DUPLICATE_KEY' ? ['duplicateKey'] : ['syntax', sentence(message)],
        suggestions: [],
      }));
    const reader = new Reader(text);
    const value = document.contents === null ? undefined : reader.read(document.contents, 0);
    return treeOf(value, [...problems, ...reader.problems], reader.places);
  } catch (error) {
    if (error instanceof TooMuch) {
      return failed(text, 'too-complex', ['tooComplex']);
    }
    // The parser recurses: text that opens thousands of brackets exhausts the stack.
    return failed(text, 'syntax', ['notYaml']);
  }
}
