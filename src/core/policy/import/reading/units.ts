import type { Block, PolicyDocument } from '../structure/document.js';
import { tokenise, type Token } from '../structure/words.js';
import { categoryLexicon } from '../lexicon/categories.js';
import { parentsOf } from '../structure/lists.js';
import { settingInCode } from '../facts/setting-line.js';

/** A sentence, or one part of a sentence that enumerates: what is read as one. */
export interface Unit {
  readonly tokens: readonly Token[];
  readonly block: Block;
  readonly section: string;
  /** The headings above, nearest first. */
  readonly headings: readonly string[];
  /** What introduces the unit: the sentence before a list, or the head of an enumeration. */
  readonly lead: Unit | undefined;
  /** The words before this unit in the same sentence, for enumerations. */
  readonly isPart: boolean;
  /** Ends with a colon, or stands right before a list. */
  readonly introduces: boolean;
  /** A bold or short opening that names what follows, such as "Retention:". */
  readonly label: string | undefined;
  /** The words of a label that itself names data which the item says nothing more of; empty otherwise. */
  readonly labelTokens: readonly Token[];
  /** Goes on with a sentence that an earlier block started. */
  readonly continues: boolean;
  /** Tells of the setting that the block of code after it holds. */
  readonly tellsSetting: boolean;
}

const abbreviations = new Set([
  'e.g',
  'i.e',
  'etc',
  'inc',
  'ltd',
  'co',
  'corp',
  'vs',
  'no',
  'art',
  'sec',
  'mr',
  'mrs',
  'ms',
  'dr',
  'st',
  'approx',
  'incl',
  'cf',
  'par',
  'para',
  'lit',
  'u.s',
  'u.k',
]);

function endsSentence(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'mark' || !/^[.!?…]$/.test(token.text)) return false;
  const next = tokens[at + 1];
  if (next?.start === token.end && next.kind === 'word') return false;
  if (token.text !== '.') return next === undefined || next.capital || next.kind === 'mark';
  const before = tokens[at - 1];
  const word = tokens[at + 1]?.kind === 'mark' ? tokens[at + 2] : next;
  if (before && (abbreviations.has(before.text.replace(/\.$/, '')) || (before.text.length === 1 && before.capital))) {
    return word === undefined || (word.capital && !['llc', 'inc'].includes(word.text) && before.text === 'etc');
  }
  if (word === undefined) return true;
  return word.capital || /^\d/.test(word.text) || next?.kind === 'mark' || word.start > token.end;
}

/** Words after which a text without full stops is cut all the same, so that time grows with the text alone. */
const longestSentence = 600;

/** Splits the tokens of a block into sentences. A full stop before a lower-case word still ends one when a space follows, unless it abbreviates. */
function sentences(tokens: readonly Token[]): Token[][] {
  const out: Token[][] = [];
  let current: Token[] = [];
  tokens.forEach((token, at) => {
    current.push(token);
    if (endsSentence(tokens, at) || current.length >= longestSentence) {
      out.push(current);
      current = [];
    }
  });
  if (current.length > 0) out.push(current);
  // Marks alone, such as a closing bracket after the full stop, belong to the sentence before.
  const joined: Token[][] = [];
  for (const sentence of out) {
    const last = joined.at(-1);
    if (last && sentence.every(({ kind }) => kind === 'mark')) last.push(...sentence);
    else joined.push(sentence);
  }
  return joined;
}

/** Where a part of an inline enumeration starts, with how many tokens its mark takes. */
interface Part {
  readonly at: number;
  readonly marks: number;
}

/** The parts of an enumeration by dashes within a sentence: "to: - do this; - do that". */
function dashes(tokens: readonly Token[]): Part[] {
  const colon = tokens.findIndex(({ text }, at) => text === ':' && /^[-–—•*]$/.test(tokens[at + 1]?.text ?? ''));
  if (colon < 0) return [];
  const parts: Part[] = [];
  tokens.forEach(({ text }, at) => {
    const before = tokens[at - 1]?.text === 'and' || tokens[at - 1]?.text === 'or' ? tokens[at - 2] : tokens[at - 1];
    if (at > colon && /^[-–—•*]$/.test(text) && /^[:;,.]$/.test(before?.text ?? '')) parts.push({ at, marks: 1 });
  });
  return parts.length > 1 ? parts : [];
}

/** The parts of an inline enumeration `(a) … (b) …`, or one by dashes; empty where there is none. */
function enumeration(tokens: readonly Token[]): Part[] {
  const marks: { at: number; label: string }[] = [];
  for (let at = 0; at + 2 < tokens.length; at++) {
    const label = tokens[at + 1]?.text ?? '';
    if (tokens[at]?.text === '(' && tokens[at + 2]?.text === ')' && /^(?:[a-z]|[ivx]{1,4}|\d{1,2})$/.test(label)) {
      marks.push({ at, label });
    }
  }
  const first = marks[0]?.label;
  return marks.length > 1 && first !== undefined && /^(?:a|i|1)$/.test(first)
    ? marks.map(({ at }) => ({ at, marks: 3 }))
    : dashes(tokens);
}

/** Whether a sentence before a list introduces it: one that is closed does so only where it speaks of what follows. */
function leadsOn(sentence: readonly Token[]): boolean {
  if (!/^[.!?]$/.test(sentence.at(-1)?.text ?? '')) return true;
  return sentence.some(({ text }) => text === 'following' || text === 'below' || text === 'follows');
}

/** Cuts a block's text into units, in the order of the text. */
function unitsOf(
  tokens: readonly Token[],
  base: Omit<Unit, 'tokens' | 'isPart' | 'introduces'>,
  introduces: boolean,
): Unit[] {
  if (base.block.code) return [{ ...base, tokens, isPart: false, introduces: false }];
  const all = sentences(tokens);
  return all.flatMap((sentence, index) => {
    const last = index === all.length - 1;
    const lead = index === 0 ? base.lead : undefined;
    const continues = index === 0 && base.continues;
    const starts = enumeration(sentence);
    const tellsSetting = last && base.tellsSetting;
    const labelTokens = index === 0 ? base.labelTokens : [];
    const ends = sentence.at(-1)?.text === ':' || (last && introduces && leadsOn(sentence));
    if (starts.length === 0) {
      return [
        { ...base, tokens: sentence, lead, continues, tellsSetting, labelTokens, isPart: false, introduces: ends },
      ];
    }
    const head: Unit = {
      ...base,
      lead,
      continues,
      tellsSetting,
      labelTokens,
      tokens: sentence.slice(0, starts[0]?.at),
      isPart: false,
      introduces: true,
    };
    const parts = starts.map((start, part): Unit => {
      const to = starts[part + 1]?.at ?? sentence.length;
      return {
        ...base,
        // The label itself, in brackets, says nothing.
        tokens: sentence.slice(start.at + start.marks, to),
        lead: head.tokens.length > 0 ? head : lead,
        isPart: true,
        introduces: false,
        continues: false,
        tellsSetting: false,
        labelTokens: [],
      };
    });
    return head.tokens.length > 0 ? [head, ...parts] : parts;
  });
}

/** An opening without markup, or with stray marks of it: "Account Data: We collect …". */
function plainLabel(
  document: PolicyDocument,
  block: Block,
): { readonly text: string; readonly end: number } | undefined {
  if (block.kind === 'cell') return undefined;
  const opening = document.shadow.slice(block.start, Math.min(block.end, block.start + 90));
  const match = /^[*_\u2060]*(\p{Lu}[^.:;?!]{2,70}?)[*_\u2060]*:[*_\s\u2060]+(?=["'(]?\p{Lu})/u.exec(opening);
  const text = match?.[1]?.replaceAll('\u2060', '').trim();
  if (
    !match ||
    text === undefined ||
    text.split(/\s+/).length > 7 ||
    /\b(?:we|you|may|will|is|are|updated|effective)\b/i.test(text)
  )
    return undefined;
  return { text, end: block.start + match[0].length };
}

const small = new Set('a an and the of for from to in on by or our your with how we you via about'.split(' '));

/** A title that the text runs on from without markup: "Opting Out of Newsletters. You may …". */
function runInTitle(
  document: PolicyDocument,
  block: Block,
): { readonly text: string; readonly end: number } | undefined {
  if (block.kind === 'cell') return undefined;
  const opening = document.shadow.slice(block.start, Math.min(block.end, block.start + 100));
  const match = /^[*_\s\u2060]*(\p{Lu}[^.:;?!]{2,70}?)[.?!][*_\s\u2060]*(?=["'(]?\p{Lu})/u.exec(opening);
  const text = match?.[1]?.replaceAll('\u2060', '').trim();
  if (!match || text === undefined) return undefined;
  const words = text.split(/\s+/);
  if (words.length > 9 || (words.length === 1 && !/^\p{Lu}{3,}$/u.test(text) && text.length < 6)) return undefined;
  const isUpper = text === text.toUpperCase();
  const large = words.filter((word) => !small.has(word.toLowerCase()));
  if (!isUpper && !large.every((word) => /^[\p{Lu}\d"'(]/u.test(word))) return undefined;
  if (!isUpper && words.some((word) => ['may', 'will', 'is', 'are', 'do', 'does', 'can'].includes(word)))
    return undefined;
  return { text, end: block.start + match[0].length };
}

/** The bold opening of a block that names what follows, with where the rest starts. */
function labelOf(document: PolicyDocument, block: Block): { readonly text: string; readonly end: number } | undefined {
  const plain = plainLabel(document, block);
  if (plain) return plain;
  const [strong] = block.strong;
  if (!strong || strong.start > block.start + 3) return runInTitle(document, block);
  const text = document.shadow.slice(block.start, Math.min(strong.end, block.end)).replaceAll('\u2060', '').trim();
  const after = document.shadow
    .slice(strong.end, Math.min(strong.end + 4, block.end))
    .replaceAll('\u2060', '')
    .trimStart();
  const ends = /[.:!?]$/.test(text) || /^[.:\u2013\u2014-]/.test(after);
  if (!ends || text.length > 120 || strong.end >= block.end - 3) return undefined;
  const mark = document.shadow.slice(strong.end, block.end).search(/[^\s\u2060.:\u2013\u2014-]/);
  return mark < 0 ? undefined : { text: text.replace(/[.:]$/, ''), end: strong.end + mark };
}

const finite = new Set([
  'we',
  'you',
  'may',
  'will',
  'is',
  'are',
  'do',
  'does',
  'have',
  'has',
  'can',
  'was',
  'were',
  'this',
  'it',
  'they',
  'when',
  'if',
]);

/** Words that open a sentence which says by itself what is done. */
const opening = new Set(['we', 'you', 'if', 'when', 'where', 'some', 'this', 'these', 'our', 'it', 'in', 'to', 'as']);

/**
 * What the label of a list item is: data of which the rest is only a phrase ("IP address: for security"), data of which the rest tells more in sentences,
 * or nothing that is data.
 */
function namedBy(document: PolicyDocument, block: Block, end: number): 'data' | 'data and more' | 'nothing' {
  const keys = categoryLexicon
    .match(tokenise(document.shadow, block.start, end))
    .filter(({ meaning }) => !meaning.generic);
  if (keys.length === 0) return 'nothing';
  const [rest = []] = sentences(tokenise(document.shadow, end, block.end));
  if (!rest.some(({ text }) => finite.has(text))) return 'data';
  if (opening.has(rest.find(({ kind }) => kind === 'word')?.text ?? '')) return 'nothing';
  const again = categoryLexicon
    .match(rest)
    .some(({ meaning }) =>
      keys.some((key) => key.meaning.categories.some((name) => meaning.categories.includes(name))),
    );
  return again ? 'nothing' : 'data and more';
}

/** Reads a document as units. Headings make no units; they are kept with the units below them. */
export function readUnits(document: PolicyDocument, skipped: ReadonlySet<Block>): Unit[] {
  const units: Unit[] = [];
  const parents = parentsOf(document.blocks);
  const lastUnit = new Map<Block, Unit>();
  const stack: { level: number; text: string }[] = [];
  let before: Unit | undefined;
  document.blocks.forEach((block, index) => {
    if (skipped.has(block)) return;
    if (block.kind === 'heading') {
      while (stack.length > 0 && (stack.at(-1)?.level ?? 0) >= block.level) stack.pop();
      stack.push({ level: block.level, text: document.text.slice(block.start, block.end) });
      before = undefined;
      return;
    }
    const found = labelOf(document, block);
    const named = found && block.kind !== 'paragraph' ? namedBy(document, block, found.end) : 'nothing';
    const label = named === 'data' ? undefined : found;
    const tokens = tokenise(document.shadow, label?.end ?? block.start, block.end).filter(
      (token, at) => at > 0 || token.kind === 'word' || token.text !== ':',
    );
    if (tokens.length === 0) return;
    const parent = parents.get(block);
    const lead = parent ? lastUnit.get(parent) : undefined;
    const open = before && block.kind === 'paragraph' && !/^[.:;!?]$/.test(before.tokens.at(-1)?.text ?? '.');
    const first = tokens[0];
    const continues = Boolean(
      open &&
      first &&
      (first.text.includes('=') || (first.kind === 'word' && !first.capital && !/^\d/.test(first.text))),
    );
    const next = document.blocks[index + 1];
    const setting = block.code && settingInCode(document.text.slice(block.start, block.end)) !== undefined;
    if (block.code && !setting) return;
    const introduces = next !== undefined && parents.get(next) === block;
    const headings = stack.map(({ text }) => text).reverse();
    const made = unitsOf(
      tokens,
      {
        labelTokens: named === 'data and more' && found ? tokenise(document.shadow, block.start, found.end) : [],
        block,
        section: headings.length > 1 || (stack[0]?.level ?? 0) > 1 ? (headings[0] ?? 'Introduction') : 'Introduction',
        headings: label ? [label.text, ...headings] : headings,
        label: label?.text,
        lead: lead ?? (continues || setting ? before : undefined),
        continues: continues || setting,
        tellsSetting:
          next?.code === true && settingInCode(document.text.slice(next.start, next.end)) !== undefined && !block.code,
      },
      introduces,
    );
    units.push(...made);
    const last = made.at(-1);
    if (last) lastUnit.set(block, last.isPart && last.lead ? last.lead : last);
    before = last;
  });
  return units;
}
