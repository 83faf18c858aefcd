import type { Clause } from './analysis.js';

// Clauses that speak of data and declare nothing. A `body` is the words of a clause with a space before and after each.

/** A clause that only names the legal ground of a practice, as European policies do after each: it declares nothing more. */
export function isLegalGround(body: string): boolean {
  if (
    / (?:on the basis of|based (?:up)?on|in accordance with|pursuant to|under) .*(?: gdpr | article \d| art \. \d| general data protection regulation )/.test(
      body,
    )
  )
    return !/ (?:right|rights|collect|share|disclose|transfer) /.test(body);
  if (/^(?: of| under| pursuant to)? (?:the )?(?:general data protection regulation|gdpr) /.test(body)) return true;
  if (
    / process(?:ed|ing)? .* (?:on the basis of|based on) (?:your |our |the |a |legitimate )*(?:consent|performance|contract|legitimate|legal interests) /.test(
      body,
    )
  )
    return true;
  return /^(?: \S+){0,4} (?:legal|lawful) (?:bas[ei]s|grounds?|reasons?) (?:\w+ ){0,3}(?:for|of|is|are|on which|upon which|we rely)\b/.test(
    body,
  );
}

/** A sentence that says what a word means in the policy, and nothing of what is done. */
export function isDefinition(body: string): boolean {
  if (/ we mean (?:any|all)? ?(?:\w+ )?(?:information|data) /.test(body)) return true;
  return (
    /^ ["']?(?: ?(?:the term|as used|in this \w+|when we (?:say|use|refer to)))?.{0,40}(?:data|information) ["']? ?(?:\( .{0,60} \) )?(?:is|are|means?|refers? to|shall mean) (?:any |all |that |the )?(?:\w+ )?(?:information|data|details) /.test(
      body,
    ) && !/ (?:we|us|our) /.test(body)
  );
}

/** A sentence that says no more than that a list of rights follows. */
export function announcesRights(clause: Clause): boolean {
  const { body } = clause;
  return (
    / (?:following|certain|these|several|various|some|have the|have a|number of) (?:\w+ )?rights? /.test(body) &&
    clause.cues.has('choice')
  );
}
