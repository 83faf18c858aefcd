import type { AnalysisCache } from '../cache.js';
import { readAnnotations } from '../facts/annotation-reader.js';
import { extractFacts } from '../facts/extract.js';
import type { ModuleFacts } from '../facts/model.js';
import { extractPrismaFacts } from '../facts/prisma.js';
import type { SkipText } from '../language/en/skips.js';
import { looksMinified, saysItIsGenerated } from '../files/content.js';
import type { ParseSource } from '../parse.js';
import type { Uri } from '../workspace.js';
import { lazyFacts, splitFacts } from './lazyFacts.js';
import { blanked, changedLines } from './repair.js';
import { textHash } from './textHash.js';

/** What became of one file: its facts, or why it has none. `silent` where nobody needs to be told. */
export type Extracted =
  | { readonly uri: Uri; readonly hash: string; readonly facts: ModuleFacts }
  | { readonly uri: Uri; readonly hash: string; readonly skipped: SkipText; readonly silent: boolean };

/** The facts of files by their content: what has not changed is not parsed again. */
export class FactsStore {
  readonly #loadParser: () => Promise<ParseSource>;
  readonly #known = new Map<Uri, Extracted>();
  /** Texts that are being edited, as they were when they had no syntax errors. */
  readonly #whole = new Map<Uri, string>();
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
    this.#whole.delete(uri);
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
    const found = stored
      ? { uri, hash, facts: lazyFacts(uri, path, stored) }
      : await this.#extract(uri, path, text, hash);
    const extracted = isLasting ? found : await this.#whileTyped(found, path, text);
    this.#known.set(uri, extracted);
    if (isLasting && !stored && 'facts' in extracted && this.#cache) {
      const { head, body } = splitFacts(extracted.facts);
      this.#cache.keepFacts(key, head, body);
    }
    return extracted;
  }

  /**
   * Of a text that is being typed in and is broken: what stands beside the lines that were changed since it was whole. What TypeScript's parser recovers may
   * have taken the rest of the file for a part of what is not closed yet.
   */
  async #whileTyped(found: Extracted, path: string, text: string): Promise<Extracted> {
    const { uri, hash } = found;
    if (!('facts' in found)) return found;
    if (!found.facts.recovered) {
      this.#whole.set(uri, text);
      return found;
    }
    const whole = this.#whole.get(uri);
    if (whole === undefined) return found;
    const rest = await this.#extract(uri, path, blanked(text, changedLines(whole, text)), hash);
    return 'facts' in rest && !rest.facts.recovered ? { uri, hash, facts: { ...rest.facts, recovered: true } } : found;
  }

  async #extract(uri: Uri, path: string, text: string, hash: string): Promise<Extracted> {
    if (saysItIsGenerated(text)) return { uri, hash, skipped: ['generated'], silent: true };
    if (looksMinified(text)) return { uri, hash, skipped: ['minified'], silent: false };
    const input = { uri, path, text, hash };
    const isPrisma = path.endsWith('.prisma');
    const parse = isPrisma ? undefined : await this.parser();
    try {
      if (!parse) return { uri, hash, facts: extractPrismaFacts(input, readAnnotations) };
      return { uri, hash, facts: extractFacts(parse(text, path), input, readAnnotations) };
    } catch (error) {
      // A text that nests deeper than the stack; or a mistake of ours, which must not cost the other files' findings.
      const skipped: SkipText = error instanceof RangeError ? ['deep'] : ['failed', String(error)];
      return { uri, hash, skipped, silent: false };
    }
  }
}
