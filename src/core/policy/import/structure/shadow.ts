import { filler } from './document.js';

const fillerCode = filler.charCodeAt(0);
const space = 32;

/** What a typographic character is read as; all are of one UTF-16 unit, so that offsets stay. */
function plain(code: number): number {
  switch (code) {
    case 0x2018:
    case 0x2019:
    case 0x201b:
    case 0x2032:
    case 0x02bc:
    case 0x60:
    case 0xb4:
      return 39;
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0x2033:
    case 0xab:
    case 0xbb:
      return 34;
    case 0x2010:
    case 0x2011:
    case 0x2212:
      return 45;
    case 0xad:
    case 0x200b:
    case 0x200c:
    case 0x200d:
    case 0xfeff:
      return fillerCode;
    case 9:
    case 10:
    case 11:
    case 12:
    case 13:
    case 0xa0:
    case 0x1680:
    case 0x202f:
    case 0x205f:
    case 0x3000:
      return space;
    default:
      return code >= 0x2000 && code <= 0x200a ? space : code;
  }
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: "'",
  lsquo: "'",
  rdquo: '"',
  ldquo: '"',
  ndash: '–',
  mdash: '—',
  bull: '•',
  hellip: '…',
};

/**
 * Builds the shadow of a source: a text of the same length in which every matched character stands where it stands in the source.
 */
export class Shadow {
  readonly #source: string;
  readonly #units: Uint16Array;

  constructor(source: string) {
    this.#source = source;
    this.#units = new Uint16Array(source.length).fill(space);
  }

  /** Marks a stretch as markup inside a line. */
  fill(start: number, end: number): void {
    this.#units.fill(fillerCode, start, end);
  }

  /** Blanks a stretch out. */
  blank(start: number, end: number): void {
    this.#units.fill(space, start, end);
  }

  /**
   * Copies a stretch of source text. Escapes (`\*`) and character references (`&amp;`) become the character they stand for, with filler for the rest.
   *
   * @param marks whether a backslash escapes punctuation, as in Markdown
   */
  copy(start: number, end: number, marks: boolean): void {
    const source = this.#source;
    for (let at = start; at < end; at++) {
      const code = source.charCodeAt(at);
      if (code === 92 && marks && at + 1 < end && /[!-/:-@[-`{-~]/.test(source.charAt(at + 1))) {
        this.#units[at] = fillerCode;
        at++;
        this.#units[at] = plain(source.charCodeAt(at));
      } else if (code === 38) {
        const length = this.#reference(at, end);
        if (length === 0) this.#units[at] = code;
        else at += length - 1;
      } else this.#units[at] = plain(code);
    }
  }

  /** Writes the character of a reference such as `&nbsp;` or `&#8217;` and returns the reference's length; 0 where there is none. */
  #reference(at: number, end: number): number {
    const match = /^&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/i.exec(
      this.#source.slice(at, Math.min(end, at + 12)),
    );
    if (!match) return 0;
    const [whole, decimal, hex, name] = match;
    const code =
      decimal !== undefined
        ? Number(decimal)
        : hex !== undefined
          ? Number.parseInt(hex, 16)
          : (named[(name ?? '').toLowerCase()] ?? ' ').charCodeAt(0);
    this.#units.fill(fillerCode, at, at + whole.length);
    this.#units[at] = code > 0xffff ? space : plain(code);
    return whole.length;
  }

  toString(): string {
    let out = '';
    for (let at = 0; at < this.#units.length; at += 8192) {
      out += String.fromCharCode(...this.#units.subarray(at, at + 8192));
    }
    return out;
  }
}
