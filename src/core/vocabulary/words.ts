import data from '../../../catalogue/terms/words.json';

/** Classes of words that decide what a term means where it stands; see catalogue/terms/words.json. */
function words(list: readonly string[]): ReadonlySet<string> {
  return new Set(list);
}

/** Words that stand for people (`user`, `patient`). */
export const persons = words(data.persons);
/** Those of `persons` that as often stand for something else in programs (`client`, `agent`). */
export const maybePersons = words(data.maybePersons);
/** Words for people that as the name of a type as often stand for a part of a program (`Visitor`, `Reader`). */
export const softwareRoles = words(data.softwareRoles);
/** Those of `softwareRoles` that as the name of a variable are no person either. */
export const softwareVariables = words(data.softwareVariables);
export const children = words(data.children);
/** Words that stand for companies and other groups. */
export const organisations = words(data.organisations);
/** Words that stand for what programs deal with otherwise (`file`, `event`): their name is no personal name. */
export const things = words(data.things);
/** Words before a term that leave its meaning as it is (`new`, `primary`, `billing`). */
export const neutral = words(data.neutral);
/** First words that make a yes-or-no question of a name (`has`, `require`). */
export const flags = words(data.flags);
/** Those of `flags` that before a text leave it what it is: `excludeUserId` is the id of the person who is left out. */
export const exclusions = words(data.exclusions);
/** First words that make a function of a name (`send`, `validate`). */
export const verbs = words(data.verbs);
/** Verbs whose result is the datum itself (`get`). */
export const getters = words(data.getters);
/** Words that make a quantity or list of cases of a name (`total`, `max`). */
export const quantities = words(data.quantities);
/** Last words that leave the meaning of a name as it is (`value`, `list`). */
export const transparent = words(data.transparent);
export const prepositions = words(data.prepositions);
/** Participles after which `by` names no person (`sortedBy`, `poweredBy`). */
export const arrangements = words(data.arrangements);
/** Words before a term by which a program names its own choice rather than a person's data (`default`). */
export const presets = words(data.presets);
/** Last words of types that are parts of a program, and hold no datum (`config`, `service`). */
export const artefacts = words(data.artefacts);
/** Last words of types that stand for a stored file or picture. */
export const files = words(data.files);
/** Words in the name of a type or function that say nothing of what it holds (`dto`, `create`, `props`). */
export const wrappers = words(data.wrappers);
/** Names of types whose values are texts, numbers or dates, lower case. */
export const plainTypes = words(data.stringTypes);
/** Pairs of words that are written with a capital in between but are one (`GitHub`, `OAuth`). */
export const joins = words(data.joins);
/** The end of what was done, so that `by` after it names who did it. */
export const participle = /(?:ed|sent|paid|made|written|sold|bought|taken|given)$/;
