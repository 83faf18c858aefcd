import type { TextRange } from '../../../text/range.js';
import type { SignalStance } from '../../model.js';

interface Spoken extends TextRange {
  readonly text: string;
}

const dnt = /\bdo[ -]not[ -]track\b|\bDNT\b/i;
const gpc =
  /\bglobal privacy control\b|\bGPC\b|\bopt[ -]out preference signals?\b|\bbrowser[ -]based opt[ -]out signals?\b/i;
const ignores =
  /\b(?:not|n't|unable|never|no)\b(?!\s+track).{0,100}\b(?:respond|honou?r|recogni[sz]e|support|react|take (?:any )?action|process|act|change|alter|modif|treat|comply|follow|monitor|interpret|acknowledge)|\bignore|\b(?:respond|honou?r|recogni[sz]e|support|react|comply)\w*.{0,30}\bnot\b(?! track)|regardless of/i;
const honours =
  /\b(?:honou?rs?|respects?|respond(?:s)? to|compl(?:y|ies) with|recogni[sz]es?|support|process|treat|act upon|accepts?|turn(?:ed)? off|stops?|will not (?:track|use|set|load|collect)|disable[sd]?)/i;
/** Who answers: the author, its sites, or a name. */
const answers =
  /\b(?:[Ww]e|[Oo]ur|[Uu]s|(?:[Tt]his|[Tt]he|[Cc]ertain|[Ss]ome) (?:\w+ )?(?:sites?|websites?|services?|apps?|products?)|[A-Z][\w.]+ (?:(?:sites?|websites?|services?|products?) )?(?:currently )?(?:does|do|did|will|may|honou?rs?|responds?|process(?:es)?|recogni[sz]es?|treats?|supports?|ignores?))\b/;
/** What is said of how signals should be understood some day is no answer to them. */
const undecided =
  /\bhow (?:to|best to|they|we should) (?:treat|interpret|respond|honou?r|process|recogni[sz]e)|\bindustry\b.{0,80}\b(?:standard|consensus|definition|understanding)/i;

function stance(text: string): SignalStance | undefined {
  const plain = text.replace(/\bdo[ -]not[ -]track\b/gi, 'DNT');
  if (ignores.test(plain)) return 'ignored';
  if (undecided.test(plain)) return undefined;
  return honours.test(plain) ? 'honoured' : undefined;
}

/** What the policy says it does with signals that a browser sends; `unstated` where it mentions none, or only explains them. */
export function stances(sentences: readonly Spoken[]): {
  readonly doNotTrack: SignalStance;
  readonly doNotTrackAt: TextRange | undefined;
  readonly gpc: SignalStance;
  readonly gpcAt: TextRange | undefined;
} {
  const read = (about: RegExp): { stance: SignalStance; at: TextRange | undefined } => {
    for (const [index, sentence] of sentences.entries()) {
      if (!about.test(sentence.text)) continue;
      const said = stance(sentence.text);
      if (said && answers.test(sentence.text)) return { stance: said, at: sentence };
      const next = sentences[index + 1];
      const follows =
        next &&
        /\b(?:signals?|requests?|settings?|headers?|them|it|these|this)\b/i.test(next.text) &&
        answers.test(next.text)
          ? stance(next.text)
          : undefined;
      if (next && follows) return { stance: follows, at: next };
    }
    return { stance: 'unstated', at: undefined };
  };
  const track = read(dnt);
  const control = read(gpc);
  return { doNotTrack: track.stance, doNotTrackAt: track.at, gpc: control.stance, gpcAt: control.at };
}
