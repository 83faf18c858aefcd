import { isWithin, type CategoryKey } from '../../../vocabulary/taxonomy.js';
import type { Clause } from './analysis.js';
import { unique } from './draft.js';
import type { Governed } from './govern.js';

const cookieKeys = ['user.device.cookie', 'user.device.cookie_id'];

/** Whether a mention is of a cookie or beacon, which is a means before it is data. */
export function isTracker(mention: Governed, clause: Clause): boolean {
  return (
    mention.match.meaning.categories.some((key) => cookieKeys.includes(key)) ||
    clause.trackers.some(
      ({ from, to, meaning }) =>
        from < mention.match.to &&
        to > mention.match.from &&
        (meaning === 'web_beacons' || meaning === 'email_beacons'),
    )
  );
}

const remembers = /^(?:re)?(?:remember|stor|sav|recall|retriev)(?:e?s?|ed|ing)$|^reenter(?:ing)?$/;

/** Whether a mention is the object of a verb of remembering: "cookies store your preferences" tells of data, whatever it is for. */
export function isRemembered({ match }: Governed, clause: Clause): boolean {
  const { tokens } = clause;
  for (let at = match.from; at >= 0 && match.from - at < 8; at--) {
    const text = tokens[at]?.text ?? '';
    if (remembers.test(text)) return true;
    if (/^[.;:()]$/.test(text) || ['to', 'of', 'for', 'we', 'you', 'from', 'in', 'when'].includes(text)) return false;
  }
  return false;
}

/** Whether a mention stands inside a phrase that tells what for; in analysis of data it is data all the same, and so is what is remembered. */
export function insidePurpose(mention: Governed, clause: Clause): boolean {
  if (isRemembered(mention, clause)) return false;
  return clause.purposes.some(
    ({ from, to, meaning }) =>
      from < mention.match.from &&
      to >= mention.match.from + 1 &&
      !meaning.some((key) => isWithin(key, 'analytics.reporting')),
  );
}

/** The categories of mentions, the general one only where there is no other. */
export function keysOf(mentions: readonly Governed[]): CategoryKey[] {
  const specific = unique(
    mentions.filter(({ match }) => !match.meaning.generic).flatMap(({ match }) => match.meaning.categories),
  );
  return specific.length > 0 || mentions.length === 0 ? specific : ['user'];
}

const outspoken = new Set(['personal', 'personally', 'pii', 'identifiable', 'identifying', 'private']);

/** Whether "personal information" is said, and not only "information". */
export function isOutspoken(mention: Governed, clause: Clause): boolean {
  return clause.tokens.slice(mention.match.from, mention.match.to).some(({ norm }) => outspoken.has(norm));
}

const fillers = new Set(['and', 'or', 'your', 'the', 'any', 'other', 'a', 'similar', 'related', 'as', 'well', 'such']);

/** Mentions that stand side by side and mean the same are one. */
export function runsOf(mentions: readonly Governed[], clause: Clause): Governed[][] {
  const out: Governed[][] = [];
  for (const mention of mentions) {
    const last = out.at(-1);
    const before = last?.at(-1);
    const same = before?.match.meaning.categories.join() === mention.match.meaning.categories.join();
    const between = before ? clause.tokens.slice(before.match.to, mention.match.from) : [];
    const close = between.length < 5 && between.every(({ text, kind }) => kind === 'mark' || fillers.has(text));
    if (last && same && close) last.push(mention);
    else out.push([mention]);
  }
  return out;
}

const pointing = new Set(['this', 'these', 'such', 'that', 'those']);

/** Whether a mention points back at data that was named before: "this information". */
export function pointsBack(mention: Governed, clause: Clause): boolean {
  if (!mention.match.meaning.generic) return false;
  const first = clause.tokens[mention.match.from]?.text ?? '';
  const before = clause.tokens[mention.match.from - 1]?.text ?? '';
  return pointing.has(first) || pointing.has(before);
}
