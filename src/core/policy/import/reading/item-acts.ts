import { verbForm } from '../lexicon/verbs.js';
import type { Clause } from './analysis.js';

/** What people may do with data about them, as lists of choices and rights say it. */
const choices = new Set(
  'view export request edit delete remove disable turn switch unsubscribe correct update access download opt withdraw object restrict obtain know rectify erase port transfer limit appeal lodge complain revoke ask manage adjust deny refuse receive review change reject block stop control inspect have decline'.split(
    ' ',
  ),
);
/** What data is used for, as lists of purposes say it. */
const purposes = new Set(
  'provide operate maintain improve personalize personalise customize customise analyze analyse understand develop create process respond communicate send notify contact inform alert detect prevent investigate protect enforce comply verify authenticate administer manage deliver fulfill fulfil complete facilitate enable allow help ensure monitor measure track conduct market advertise show display offer research test diagnose troubleshoot fix debug resolve bill charge identify recognize recognise remember support answer tailor optimize optimise enhance evaluate determine serve target promote recommend carry perform run host secure train study establish exercise defend fight combat register set store sync organize organise keep make give let tell recruit assess audit calculate generate improve'.split(
    ' ',
  ),
);

function firstWord(clause: Clause): { readonly text: string; readonly isTo: boolean } {
  const words = clause.tokens.filter(({ kind }) => kind === 'word').slice(0, 4);
  const isTo = words[0]?.text === 'to';
  const at = isTo || words[0]?.text === 'and' ? 1 : 0;
  const skipped = words[at]?.text.endsWith('ly') === true ? at + 1 : at;
  return { text: words[skipped]?.text ?? '', isTo };
}

function baseOf(word: string): string {
  if (!word.endsWith('ing')) return word;
  const stem = word.slice(0, -3);
  const form = verbForm(word);
  if (form) return form.base;
  return purposes.has(stem) ? stem : purposes.has(`${stem}e`) ? `${stem}e` : stem.slice(0, -1);
}

/** Whether an item names something that people may do: "delete your account", "the right to object". */
export function offersAct(clause: Clause): boolean {
  const { text } = firstWord(clause);
  const opening = clause.tokens.slice(0, 6).map((token) => token.text);
  return choices.has(text) || opening.includes('right');
}

/** Whether an item names what data is used for: "to provide support", "detecting fraud". */
export function tellsPurpose(clause: Clause): boolean {
  const { text } = firstWord(clause);
  return purposes.has(baseOf(text));
}
