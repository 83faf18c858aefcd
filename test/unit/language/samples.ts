import type { Language } from '../../../src/core/language/language.js';
import { found } from './samples/found.js';
import { mistakes } from './samples/mistakes.js';
import { shown } from './samples/shown.js';
import type { Samples } from './samples/type.js';

/** Values for each text of each topic. */
export const samples: { readonly [Topic in Exclude<keyof Language, 'id'>]: Samples<Language[Topic]> } = {
  ...found,
  ...mistakes,
  ...shown,
};
