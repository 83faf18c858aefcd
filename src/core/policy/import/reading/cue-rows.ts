import { isWithin, type CategoryKey } from '../../../vocabulary/taxonomy.js';
import type { TermMatch } from '../lexicon/lexicon.js';
import type { Practice } from '../imported.js';
import type { Token } from '../structure/words.js';
import type { Clause } from './analysis.js';
import { noLonger, recipientsOf } from './clause-parts.js';
import { trimTokens, unique, type Draft } from './draft.js';
import type { Frame } from './frame.js';
import { practiceOfVerb } from './verb-practice.js';

/** Whether the clause says, of people's data, that it is collected, used or shared. */
function saysData(clause: Clause, named: boolean): boolean {
  return clause.verbs.some((verb) => {
    if (verb.role !== 'main' || verb.actor === 'you') return false;
    const practice = practiceOfVerb(verb, clause);
    if (practice !== 'collect' && practice !== 'share' && practice !== 'use') return false;
    if (
      [
        'include',
        'contain',
        'help',
        'allow',
        'enable',
        'let',
        'take',
        'get',
        'see',
        'read',
        'make',
        'need',
        'require',
        'apply',
        'review',
        'access',
        'create',
        'view',
      ].includes(verb.base)
    )
      return false;
    return clause.categories.some(({ meaning, from }) => (!named || !meaning.generic) && from !== verb.at);
  });
}

/** Where the main part of a clause starts: after the comma where it opens with "if", "when" and the like. */
function mainStart(clause: Clause): number {
  const { tokens } = clause;
  const first = tokens[0]?.text ?? '';
  if (
    ![
      'if',
      'when',
      'where',
      'once',
      'while',
      'unless',
      'although',
      'because',
      'since',
      'as',
      'after',
      'before',
      'upon',
      'whenever',
    ].includes(first)
  )
    return 0;
  const comma = tokens.findIndex(({ text }, at) => text === ',' && at > 2);
  return comma < 0 ? 0 : comma + 1;
}

/** Whether the words before the main part only tell when somebody wants to choose: "if you wish to opt out". */
function wishes(clause: Clause, until: number): boolean {
  return clause.tokens
    .slice(0, until)
    .some(({ text }) => ['wish', 'want', 'prefer', 'like', 'choose', 'opt', 'desire', 'longer'].includes(text));
}

/** Whether what the clause tells of choices is said in its main part. */
function offersChoice(clause: Clause): boolean {
  const cue = clause.cues.get('choice');
  if (!cue) return false;
  const start = mainStart(clause);
  const said = cue.filter((match) => isOffer(match, clause));
  return said.some(({ from }) => from >= start) || (said.length > 0 && wishes(clause, start));
}

const able = new Set([
  'have',
  'may',
  'can',
  'could',
  'exercise',
  'entitled',
  'able',
  'grants',
  'gives',
  'give',
  'offer',
  'offers',
  'provide',
  'provides',
]);

function isRightTo(words: readonly Token[], at: number): boolean {
  return words[at]?.text === 'right' && ['to', 'of'].includes(words[at + 1]?.text ?? '');
}

/** Whether a phrase on choices offers one: rights and choices that are only named do not, unless somebody has or may use them. */
function isOffer({ from, to }: TermMatch<true>, clause: Clause): boolean {
  const words = clause.tokens.slice(from, to);
  const named = words.slice(0, 4).some(({ norm }) => norm === 'right' || norm === 'choice');
  if (!named || words.some(({ text }, at) => able.has(text) || isRightTo(words, at))) return true;
  const before = clause.tokens.slice(0, from);
  const after = clause.tokens.slice(to).some(({ text }) => ['visit', 'click', 'contact', 'email'].includes(text));
  return (
    after || clause.tokens.length < 6 || before.some(({ text }, at) => able.has(text) && before[at - 1]?.text !== 'we')
  );
}

/** A sentence that only says where to read more. */
export function isPointer(clause: Clause): boolean {
  const body = clause.body.trimStart();
  return /^(?:[( ]*)(?:let (?:us|'s)|here (?:is|are)|for (?:more|further|additional|details)|more (?:information|details)|(?:you can )?learn(?:ing)? more|see |please (?:see|refer|visit|read|click|note that this)|(?:you can )?read more|click here|visit |view |additional information|further (?:information|details))/.test(
    body,
  );
}

/** Whether a clause only tells what a browser's signal is, or how to switch it on. */
function explainsSignal(clause: Clause): boolean {
  const body = clause.body;
  if (/ (?:we|our|us|website|site|service|services|not) /.test(body.replace(/ (?:do|dnt|does) not track /g, ' dnt ')))
    return false;
  return (
    / (?:is|are) (?:a|an|the) | you (?:can|may) | (?:browsers?|users?) (?:\w+ )?(?:offer|can|may|include|have|allow|let)/.test(
      body,
    ) && !clause.tokens.some(({ own }) => own === true)
  );
}

/** Whether the main part of a clause sends people to an address, whatever it is that they may want: "to exercise these rights, please contact us". */
function asksToWrite(clause: Clause): boolean {
  const { tokens } = clause;
  const comma = tokens.findLastIndex(({ text }) => text === ',');
  const opening = tokens[0]?.text ?? '';
  const start = ['if', 'to', 'for', 'in', 'should', 'when'].includes(opening) && comma > 0 ? comma + 1 : 0;
  const words = tokens
    .slice(start)
    .map((token) => token.text)
    .join(' ');
  return (
    / rights? | questions? | concerns? | complaints? /.test(clause.body) &&
    /^(?:please |simply )*(?:you (?:may|can|should) )?(?:also |always )?(?:contact|e?mail|write|reach|call) /.test(
      words,
    )
  );
}

const deletes = new Set(['delete', 'erase', 'destroy', 'purge', 'discard', 'dispose', 'expunge']);

/** Whether the one who wrote the policy says that data is deleted: that tells how long it is kept, and offers no choice. */
function weDelete(clause: Clause): boolean {
  if (/ (?:ability|abilities|option|options|able|allows?|enables?|requests?|rights?|tools?) /.test(clause.body))
    return false;
  return clause.verbs.some(
    ({ base, role, actor, passive }) =>
      deletes.has(base) && role === 'main' && (actor === 'us' || (passive && actor === 'unknown')),
  );
}

/** Whether what tells of transfer only names a legal framework, and the clause says nothing of moving data or of keeping to it: how complaints under it are settled is no transfer. */
function onlyFramework(clause: Clause): boolean {
  const cue = clause.cues.get('transfer') ?? [];
  const body = clause.body;
  const frames = cue.every(({ from, to }) =>
    /^(?:\S+ )?(?:privacy shield|safe harbor|data privacy framework|standard contractual|adequacy|binding corporate)/.test(
      clause.tokens
        .slice(from, to)
        .map((token) => token.norm)
        .join(' '),
    ),
  );
  return (
    frames &&
    (/ (?:complaints?|disputes?|arbitration|claims?|jurisdiction|conflict|learn more|jams|recourse|enforcement) /.test(
      body,
    ) ||
      !/ (?:transfer\w*|receiv\w+|compl(?:y|ies|iance|ied)|certif\w+|adher\w+|participat\w+|rel(?:y|ies|ied)|subject|self|entered|use|uses|using|approved|protect\w*) /.test(
        body,
      ))
  );
}

/** The practice that a clause declares besides collecting, using and sharing; undefined where it declares none. */
export function cuePractice(clause: Clause): Practice | undefined {
  const body = clause.body;
  const has = (practice: Practice): boolean => clause.cues.has(practice);
  const data = saysData(clause, false);
  const named = saysData(clause, true);
  if (has('dnt')) return explainsSignal(clause) ? (offersChoice(clause) ? 'choice' : undefined) : 'dnt';
  if (has('children'))
    return / (?:please|should|may|can) (?:\w+ )?(?:contact|e?mail|notify|write|let) /.test(body)
      ? 'contact'
      : 'children';
  if (has('change') && !(named && !/ policy | notice | statement | terms /.test(body))) return 'change';
  // "Request correction of your data": what people are told that they may do.
  if (/^ (?:the |a |your )?rights? (?:to|of|not to) /.test(body)) return has('contact') ? 'contact' : 'choice';
  if (
    /^ (?:request|object to|withdraw|ask for|exercise) (?:\w+ ){0,4}(?:access|correction|erasure|deletion|restriction|transfer|processing|consent|rights?|portability|rectification|copy) /.test(
      body,
    )
  )
    return 'choice';
  const deleted = weDelete(clause);
  const choice =
    offersChoice(clause) &&
    !(deleted && !/ (?:you|users?) (?:may|can|have|could|wish|want) | opt | right to /.test(body));
  if (deleted && !choice && !named) return 'retain';
  const keeps = clause.verbs.some(
    ({ classes, role, actor }) => classes.includes('retain') && role === 'main' && actor !== 'you',
  );
  if (has('retain') && keeps && !/ unsubscri| opt /.test(body)) return has('transfer') ? 'transfer' : 'retain';
  if (
    has('contact') &&
    / (?:questions?|comments?|concerns?) /.test(body) &&
    !data &&
    !/ opt | unsubscri| delete | access /.test(body)
  )
    return 'contact';
  if (has('contact') && !data && (!choice || asksToWrite(clause))) return 'contact';
  if (has('third-party-link') && !named) return 'third-party-link';
  if (has('transfer') && !onlyFramework(clause) && !(choice && !body.includes(' transfer'))) return 'transfer';
  if (choice && !data) return 'choice';
  if (has('retain')) return 'retain';
  // That protection is a priority is no safeguard.
  return has('secure') && !named && !/ (?:priority|importance|important to us) /.test(body) ? 'secure' : undefined;
}

const negations: Partial<Record<Practice, RegExp>> = {
  dnt: / (?:not|no|unable|ignore|cannot|never|neither)(?! track) /,
  children: / (?:not|never|nor|no one|neither|prohibited|none|no) /,
  choice:
    / (?:you|we|it) (?:may|can|will|are|might) not (?:be able|opt|unsubscribe|have|able|control|choose)| cannot opt| can not opt| not be able | unable to | not possible | no (?:way|choice|option) | (?:still|continue to) (?:send|receive|contact|see|get) /,
  secure: / (?:no|not|never|cannot|neither|nothing|impossible|none) /,
  'third-party-link':
    / (?:not|no|nor|never|neither) (?:\S+ ){0,4}(?:responsib\w*|liab\w*|accountab\w*|control|cover\w*|appl\w*|endors\w*|review\w*|govern\w*|extend|address|guarantee|warrant\w*|monitor\w*)/,
  retain:
    / (?:do|does|will|not|never|are|is) (?:not|never) (?:\w+ ){0,2}(?:retain|keep|store|hold|save|retained|stored|kept|maintain)/,
  transfer: / (?:do|does|will) (?:not|never) (?:\w+ ){0,2}(?:transfer|store|process|send)/,
};

/** What is denied in words that still tell of the practice: "not longer than needed", "links to sites that are not ours", "tell your children never to …". */
const asides: Partial<Record<Practice, RegExp>> = {
  retain: noLonger,
  children: /^ (?:please |we )?(?:\w+ )?(?:encourage|recommend|ask|urge|advise|suggest)s? /,
  'third-party-link': / (?:that|which) (?:are|is) not | not under (?:our|the) /,
  dnt: /^(?!.*(?: we | our | us | this (?:site|website|service) )).* you do not want /,
};

/** A sentence on choices without the words that tell how to choose: who opts out "by sending an email" does not opt out of e-mail. */
function withoutMeans(body: string): string {
  const at = body.search(
    / (?:by|via|through) (?:\w+ ){0,2}(?:sending|emailing|e mailing|contacting|writing|calling|clicking|visiting|logging|following|changing|using|submitting|filling|mailing|letting|email|mail|e mail|phone|telephone) | (?:contact|e?mail|write to|call) us (?:at|by|via|on) /,
  );
  return at < 0 ? body : `${body.slice(0, at)} `;
}

const closes =
  / (?:delet(?:e|es|ed|ing|ion of)|deactivat(?:e|ing)|clos(?:e|ing)|cancel(?:l?ing)?|terminat(?:e|ing)|access to|use of|protect(?:s|ed|ing)?) (?:\w+ ){0,3}(?:accounts?|registration) /;

function categoriesOf(practice: Practice, clause: Clause, frame: Frame | undefined): CategoryKey[] {
  const named = clause.categories
    .filter(({ meaning }) => !meaning.generic)
    .flatMap(({ meaning }) => meaning.categories);
  const lasting = practice === 'choice' || practice === 'retain' || practice === 'secure';
  const told = unique(lasting && closes.test(clause.body) ? [...named, 'user.account'] : named);
  // "Outside your country of residence": where somebody lives only says how far data goes.
  const specific =
    practice === 'transfer'
      ? told.filter((key) => !isWithin(key, 'user.contact.address') && !isWithin(key, 'user.location'))
      : told;
  const generic = clause.categories.some(({ meaning }) => meaning.generic);
  const body = clause.body;
  switch (practice) {
    case 'dnt':
    case 'third-party-link':
    case 'change':
      return [];
    case 'contact':
      if (clause.cues.has('children')) return ['user.childrens'];
      return / rights? | your (?:personal )?(?:information|data) | requests? /.test(body) ? ['user'] : [];
    case 'children':
      return / register | accounts? /.test(body) ? ['user.childrens', 'user.account'] : ['user.childrens'];
    case 'secure':
      // That nothing is wholly safe is said of systems; that some data is not encrypted is said of data.
      if (negations.secure?.test(body) && !body.includes(' unauthorized '))
        return / (?:data|information) (?:\w+ )?(?:is|are|will) (?:\w+ )?not /.test(body) ? ['user'] : [];
      return specific.length > 0 && specific.length < 3 ? specific : ['user'];
    case 'choice': {
      // "… in the country of your residence or place of work": where to complain tells of no data.
      if (/ complaints? .*authorit| supervisory authorit/.test(body)) return ['user'];
      const tracking = / tracking technolog| collection of (?:any |all )?information /.test(body)
        ? ['user.behavior']
        : [];
      const means = withoutMeans(body) !== body;
      const kept = specific.filter(
        (key) =>
          !key.startsWith('user.behavior') &&
          !key.startsWith('user.account.settings') &&
          !(means && key === 'user.contact.email' && !/ e?mails? /.test(withoutMeans(body))),
      );
      if (kept.length > 0) return unique([...kept, ...tracking]);
      if (tracking.length > 0) return ['user.device.cookie', ...tracking];
      const about = withoutMeans(body);
      if (/ (?:phone calls?|telephone|calls|sms|text messages?|texts) /.test(about))
        return ['user.contact.phone_number'];
      if (/ (?:postal|direct) (?:mail|mailings?) | catalogs? /.test(about)) return ['user.contact.address'];
      if (/ (?:e?mails?|newsletters?|unsubscribe|mailing|marketing|promotional|communications?) /.test(about))
        return ['user.contact.email'];
      if (
        / (?:targeted|interest based|behaviou?ral|personali[sz]ed|tailored|relevant|customized) (?:ads?|advertis\w+|content) /.test(
          about,
        )
      )
        return ['user.behavior'];
      if (/ (?:tracking technologies|tracking|advertising|ads|ad) /.test(about) && !generic)
        return ['user.device.cookie'];
      if (specific.length > 0) return specific;
      if (generic) return ['user'];
      return frame && frame.categories.length > 0 ? [...frame.categories] : ['user'];
    }
    default:
      return specific.length > 0
        ? specific
        : frame && frame.categories.length > 0 && frame.categories.length < 5 && !generic
          ? [...frame.categories]
          : ['user'];
  }
}

/** The row of a clause that declares something other than collecting, using and sharing. */
export function cueDraft(practice: Practice, clause: Clause, frame: Frame | undefined): Draft {
  const cue = clause.cues.get(practice);
  const words = clause.tokens.slice(cue?.[0]?.from ?? 0, cue?.[0]?.to ?? 0).map((token) => token.text);
  const { first, last } = trimTokens(clause.tokens, 0, clause.tokens.length);
  const body = clause.body;
  const negated = (negations[practice]?.test(body) ?? false) && !(asides[practice]?.test(body) ?? false);
  return {
    practice,
    categories: categoriesOf(practice, clause, frame),
    purposes: ['choice', 'retain', 'transfer', 'secure'].includes(practice)
      ? unique(clause.purposes.flatMap(({ meaning }) => meaning))
      : [],
    recipients:
      practice === 'transfer'
        ? recipientsOf(clause, 0).filter(({ class: name }) => name !== 'legal_authorities' && name !== 'public')
        : [],
    negated,
    modality: negated
      ? 'does-not'
      : / (?:may|might|can|could) /.test(body)
        ? 'may'
        : body.includes(' will ')
          ? 'will'
          : 'does',
    first,
    last,
    confidence: 0.8,
    reasons: [words.length > 0 ? `“${words.join(' ')}” tells of ${practice}` : `the words before tell of ${practice}`],
  };
}
