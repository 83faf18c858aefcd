import type { FactsBody, FactsHead, StoredFacts } from '../cache.js';
import type { ModuleFacts } from '../facts/model.js';
import type { Uri } from '../workspace.js';

/** All that is not looked at of every file. The type holds that nothing is forgotten. */
const bodyKeys: Readonly<Record<keyof FactsBody, true>> = {
  imports: true,
  exports: true,
  bindings: true,
  expressions: true,
  functions: true,
  classes: true,
  types: true,
  typeNames: true,
  schemas: true,
  events: true,
  guards: true,
  annotated: true,
  declared: true,
  clients: true,
  proxies: true,
};

/** Facts from a cache: read in full only where more than their head is asked for. */
export function lazyFacts(uri: Uri, path: string, stored: StoredFacts): ModuleFacts {
  let body: FactsBody | undefined;
  const facts = { uri, path, ...stored.head };
  for (const key of Object.keys(bodyKeys) as (keyof FactsBody)[])
    Object.defineProperty(facts, key, { enumerable: true, get: () => (body ??= stored.body())[key] });
  return facts as ModuleFacts;
}

/** Facts as a cache keeps them. */
export function splitFacts(facts: ModuleFacts): { readonly head: FactsHead; readonly body: FactsBody } {
  const { version, hash, lineStarts, recovered, partial, annotations } = facts;
  const body = Object.fromEntries(Object.entries(facts).filter(([key]) => key in bodyKeys));
  const head = { version, hash, lineStarts, recovered, annotations, ...(partial && { partial }) };
  return { head, body: body as unknown as FactsBody };
}
