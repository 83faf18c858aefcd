import { createCatalogue } from './catalogue.js';
import { catalogueData } from './data.js';
import type { Catalogue } from './records.js';

let loaded: Catalogue | undefined;

/** The catalogue that ships, made once per process: about 5 ms, since its records are read when they are first asked for. */
export function loadCatalogue(): Catalogue {
  loaded ??= createCatalogue(catalogueData);
  return loaded;
}
