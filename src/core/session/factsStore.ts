import type { AnalysisCache } from '../cache.js';
import { readAnnotations } from '../facts/annotation-reader.js';
import { extractFacts } from '../facts/extract.js';
import type { ModuleFacts } from '../facts/model.js';
import { extractPrismaFacts } from '../facts/prisma.js';
import { looksMinified, saysItIsGenerated } from '../files/content.js';
import type { ParseSource } from '../parse.js';
import type { Uri } from '../workspace.js';
import { lazyFacts, splitFacts } from './lazyFacts.js';
import { textHash } from './textHash.js';

/** What became of one file: its facts, or why it has none. `silent` where nobody needs to be told. */
export type Extracted =
  | { readonly uri: Uri; readonly hash: string; readonly facts: ModuleFacts }
  | { readonly uri: Uri; readonly hash: string; readonly skipped: string; readonly silent: boolean };

/** The facts of files by their content: what has not changed is not parsed again. */
export class FactsStore {
  readonly #loadParser: () => Promise<ParseSource>;
  readonly #known = new Map<Uri, Extracted>();
  #cache: AnalysisCache | undefined;
  #parser: Promise<ParseSource> | undefined;

  /** @param cache remembers facts beyond this process */
  constructor(loadParser: () => Promise<ParseSource>, cache?: AnalysisCache) {
    this.#loadParser = loadParser;
    this.#cache = cache;
  }

  get cache(): AnalysisCache | undefined {
    return this.#cache;
  }

  /** Forgets what came from the cache, and does without it. */
  dropCache(): void {
    this.#cache = undefined;
    this.#known.clear();
  }

  parser(): Promise<ParseSource> {
    this.#parser ??= this.#loadParser();
    return this.#parser;
  }

  /** What is known of a file as it was last seen. */
  get(uri: Uri): Extracted | undefined {
    return this.#known.get(uri);
  }

  forget(uri: Uri): void {
    this.#known.delete(uri);
  }

  /**
   * @param path posix, relative to the workspace's folder
   * @param isLasting false for a text that is being edited: it is not worth a place in the cache
   */
  async extract(uri: Uri, path: string, text: string, isLasting = true): Promise<Extracted> {
    const hash = textHash(text);
    const known = this.#known.get(uri);
    if (known?.hash === hash) return known;
    const key = `${path} ${hash}`;
    const stored = this.#cache?.facts(key);
    const extracted = stored
      ? { uri, hash, facts: lazyFacts(uri, path, stored) }
      : await this.#extract(uri, path, text, hash);
    this.#known.set(uri, extracted);
    if (isLasting && !stored && 'facts' in extracted && this.#cache) {
      const { head, body } = splitFacts(extracted.facts);
      this.#cache.keepFacts(key, head, body);
    }
    return extracted;
  }

  async #extract(uri: Uri, path: string, text: string, hash: string): Promise<Extracted> {
    if (saysItIsGenerated(text)) return { uri, hash, skipped: 'is generated, as its first lines say', silent: true };
    if (looksMinified(text)) return { uri, hash, skipped: 'looks minified, and is not analysed', silent: false };
    const input = { uri, path, text, hash };
    const isPrisma = path.endsWith('.prisma');
    const parse = isPrisma ? undefined : await this.parser();
    try {
      if (!parse) return { uri, hash, facts: extractPrismaFacts(input, readAnnotations) };
      return { uri, hash, facts: extractFacts(parse(text, path), input, readAnnotations) };
    } catch (error) {
      // A text that nests deeper than the stack; or a mistake of ours, which must not cost the other files' findings.
      const reason =
        error instanceof RangeError ? 'nests too deep to be analysed' : `cannot be analysed (${String(error)})`;
      return { uri, hash, skipped: reason, silent: false };
    }
  }
}
