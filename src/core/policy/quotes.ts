import type { Quote } from './model.js';
import type { QuoteEntry, SourceEntry } from './schema.js';
import { quoteDrift, type QuoteDrift } from './drift.js';
import { SourceText } from './source-text.js';
import { nearestWords } from './spelling.js';
import type { ProblemText } from '../language/en/problems.js';
import type { TextRange } from '../text/range.js';
import type { TextProblem, YamlTree } from './yaml-tree.js';

interface Source {
  readonly entry: SourceEntry;
  /** The container of the entry in the YAML tree, for places. */
  readonly raw: object;
  readonly text: SourceText | undefined;
  moved: number;
  gone: number;
}

/** Holds the quotes of one policy file against their sources. */
export class QuoteChecker {
  readonly problems: TextProblem[] = [];
  readonly #sources = new Map<string, Source>();
  readonly #tree: YamlTree;

  /**
   * @param read gives the text of a source, undefined where there is no such file, or false where sources are not to be checked
   */
  constructor(
    tree: YamlTree,
    entries: readonly { readonly entry: SourceEntry; readonly raw: object }[],
    read: (entry: SourceEntry) => string | undefined | false,
  ) {
    this.#tree = tree;
    for (const { entry, raw } of entries) {
      const text = read(entry);
      if (text === undefined) {
        this.#tell(raw, 'file', 'warning', 'source-missing', ['noSourceFile', entry.file]);
      }
      const source = text === undefined || text === false ? undefined : new SourceText(text);
      this.#sources.set(entry.id, { entry, raw, text: source, moved: 0, gone: 0 });
    }
  }

  /** The quote of a row; mistakes in it become problems. */
  quote(entry: QuoteEntry, raw: object): Quote | undefined {
    const source = this.#sourceOf(entry, raw);
    if (!source) return undefined;
    const quote: Quote = { ...entry, source: source.entry.id };
    if (entry.start !== undefined && entry.end !== undefined && entry.end - entry.start !== entry.text.length) {
      const end = entry.start + entry.text.length;
      this.#tell(raw, 'end', 'warning', 'wrong-offset', ['quoteEnd', entry.text.length, end], [String(end)]);
    }
    if (!source.text) return quote;
    const drift = quoteDrift(quote, source.text);
    this.#report(quote, drift, source, raw);
    return drift.kind === 'unchanged' || drift.kind === 'moved'
      ? { ...quote, sentence: source.text.sentenceAt(drift.at.start) }
      : quote;
  }

  /** Tells of sources whose text is no longer the recorded one. Call it after the last quote. */
  finish(): readonly TextProblem[] {
    for (const { entry, raw, text, moved, gone } of this.#sources.values()) {
      if (!text || entry.sha256 === undefined || entry.sha256 === text.sha256) continue;
      this.#tell(raw, 'sha256', 'warning', 'stale-quote', ['sourceChanged', entry.file, moved, gone], [text.sha256]);
    }
    return this.problems;
  }

  #sourceOf(entry: QuoteEntry, raw: object): Source | undefined {
    const ids = [...this.#sources.keys()];
    const [only] = ids;
    const id = entry.source ?? (ids.length === 1 ? only : undefined);
    if (id === undefined) {
      this.#tell(raw, 'text', 'error', 'unknown-source', ids.length === 0 ? ['noSources'] : ['whichSource'], ids);
      return undefined;
    }
    const source = this.#sources.get(id);
    if (!source) {
      const suggestions = nearestWords(id, ids);
      this.#tell(raw, 'source', 'error', 'unknown-source', ['unknownSource', id, suggestions], suggestions);
    }
    return source;
  }

  #report(quote: Quote, drift: QuoteDrift, source: Source, raw: object): void {
    if (drift.kind === 'unchanged') return;
    const stale = source.entry.sha256 !== undefined && source.entry.sha256 !== source.text?.sha256;
    if (drift.kind === 'moved') {
      source.moved++;
      if (stale) return;
      const start = String(drift.at.start);
      this.#tell(
        raw,
        'start',
        'warning',
        'wrong-offset',
        ['quoteMoved', drift.at.start, source.entry.file, quote.start ?? 0],
        [start],
      );
      return;
    }
    source.gone++;
    const near = drift.kind === 'changed' ? [drift.text] : [];
    if (stale) {
      this.#tell(raw, 'text', 'warning', 'stale-quote', ['quoteGone', source.entry.file, near.length > 0], near);
    } else {
      this.#tell(
        raw,
        'text',
        'error',
        'quote-not-in-source',
        ['notInSource', source.entry.file, near.length > 0],
        near,
      );
    }
  }

  #tell(
    raw: object,
    key: string,
    severity: 'error' | 'warning',
    code: string,
    said: ProblemText,
    suggestions: readonly string[] = [],
  ): void {
    const at: TextRange = this.#tree.valueRange(raw, key) ?? this.#tree.rangeOf(raw) ?? { start: 0, end: 0 };
    this.problems.push({ at, severity, code, said, suggestions });
  }
}
