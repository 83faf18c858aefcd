import { english } from './english.js';
import { german } from './german.js';

import type { Language } from './language.js';

export const languages: readonly Language[] = [english, german];

/** The language of a locale such as `de-AT`; English where there is none for it. */
export function languageOf(locale: string | undefined): Language {
  const wanted = locale?.toLowerCase().split(/[-_]/)[0];
  return languages.find(({ id }) => id === wanted) ?? english;
}
