import type { ModuleFacts } from './facts/model.js';

/** What is looked at of every file, whether its values are followed or not. */
export type FactsHead = Pick<ModuleFacts, 'version' | 'hash' | 'lineStarts' | 'recovered' | 'partial' | 'annotations'>;
/** All else that a file says, but for its name, which is that of whoever asks. */
export type FactsBody = Omit<ModuleFacts, keyof FactsHead | 'uri' | 'path'>;

export interface StoredFacts {
  readonly head: FactsHead;
  /** @throws CacheLost where it cannot be read any more */
  body(): FactsBody;
}

/** What was stored is damaged or gone although it was there a moment ago: what was made of the cache is void. */
export class CacheLost extends Error {
  override readonly name = 'CacheLost';

  constructor() {
    super('the cache was damaged while it was read');
  }
}

/**
 * The port behind which facts and results outlive a process. What is not there, or is damaged, is found anew: a cache changes how long things take, never
 * what is found. No method throws but for `StoredFacts.body`.
 */
export interface AnalysisCache {
  /** @param key names the content, and whatever else facts hang on */
  facts(key: string): StoredFacts | undefined;
  keepFacts(key: string, head: FactsHead, body: FactsBody): void;
  /** Plain data that `keepResult` was given. */
  result(key: string): unknown;
  keepResult(key: string, result: unknown): void;
  /** Writes what was kept. Where that is not possible, nothing happens. */
  flush(): void;
}
