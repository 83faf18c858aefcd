import type { Quote } from './model.js';
import type { QuoteEntry, SourceEntry } from './schema.js';
import { quoteDrift, type QuoteDrift } from './drift.js';
import { SourceText } from './source-text.js';
import { didYouMean, nearestWords } from './spelling.js';
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
        this.#tell(
          raw,
          'file',
          'warning',
          'source-missing',
          `There is no file \`${entry.file}\` here: its quotes cannot be checked.`,
        );
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
      this.#tell(
        raw,
        'end',
        'warning',
        'wrong-offset',
        `The quote has ${entry.text.length} characters: \`end\` should be ${end}.`,
        [String(end)],
      );
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
      const counts = [moved > 0 ? `${moved} moved` : '', gone > 0 ? `${gone} changed or gone` : ''].filter(Boolean);
      const what = counts.length > 0 ? `of its quotes ${counts.join(' and ')}` : 'its quotes still stand';
      this.#tell(
        raw,
        'sha256',
        'warning',
        'stale-quote',
        `\`${entry.file}\` has changed since its rows were taken from it; ${what}.`,
        [text.sha256],
      );
    }
    return this.problems;
  }

  #sourceOf(entry: QuoteEntry, raw: object): Source | undefined {
    const ids = [...this.#sources.keys()];
    const [only] = ids;
    const id = entry.source ?? (ids.length === 1 ? only : undefined);
    if (id === undefined) {
      const message =
        ids.length === 0
          ? 'A quote needs a document under `sources` that it is taken from.'
          : 'Say from which source the quote is taken (`source`): there is more than one.';
      this.#tell(raw, 'text', 'error', 'unknown-source', message, ids);
      return undefined;
    }
    const source = this.#sources.get(id);
    if (!source) {
      const suggestions = nearestWords(id, ids);
      this.#tell(
        raw,
        'source',
        'error',
        'unknown-source',
        `No source has the id \`${id}\`.${didYouMean(suggestions)}`,
        suggestions,
      );
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
        `The quote stands at ${start} in \`${source.entry.file}\`, not at ${quote.start ?? 0}.`,
        [start],
      );
      return;
    }
    source.gone++;
    const near = drift.kind === 'changed' ? [drift.text] : [];
    const nearest = near.length > 0 ? ' The nearest text is suggested.' : '';
    if (stale) {
      this.#tell(
        raw,
        'text',
        'warning',
        'stale-quote',
        `These words no longer stand in \`${source.entry.file}\`.${nearest}`,
        near,
      );
    } else {
      this.#tell(
        raw,
        'text',
        'error',
        'quote-not-in-source',
        `These words do not stand in \`${source.entry.file}\`.${nearest}`,
        near,
      );
    }
  }

  #tell(
    raw: object,
    key: string,
    severity: 'error' | 'warning',
    code: string,
    message: string,
    suggestions: readonly string[] = [],
  ): void {
    const at: TextRange = this.#tree.valueRange(raw, key) ?? this.#tree.rangeOf(raw) ?? { start: 0, end: 0 };
    this.problems.push({ at, severity, code, message, suggestions });
  }
}
