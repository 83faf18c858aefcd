import type { ChoiceKind } from '../../model.js';
import type { ImportedChoice } from '../imported.js';
import type { Link } from '../structure/document.js';
import type { SettingLine } from './setting-line.js';

const kinds: readonly { readonly kind: ChoiceKind; readonly test: RegExp }[] = [
  {
    kind: 'unsubscribe',
    test: /\bunsubscri|\bopt[ -]?out (?:link|instructions?)|(?:stop|opt[ -]?out of) receiving|(?:opt[ -]?out of|unsubscribe from|receive) (?:\w+ ){0,4}(?:e-?mails?|newsletters?|communications|mailings?|promotional|marketing messages)|remove .{0,40}mailing list/i,
  },
  {
    kind: 'device',
    test: /\b(?:mobile |your )?(?:device|phone|operating system)(?:'s)? settings?|settings? (?:on|of|in) your (?:mobile|device|phone)|location services|push notifications|limit ad tracking|opt out of ads personalization|uninstall/i,
  },
  { kind: 'browser', test: /\bbrowsers?\b|\bcookies?\b|tracking technolog|flash/i },
  {
    kind: 'opt_out_link',
    test: /\bopt[ -]?outs?\b.{0,80}(?:https?:|www\.|here|visit|click|at\b|page|website|link|tool)|(?:visit|click|go to).{0,120}opt[ -]?out|networkadvertising|aboutads|youronlinechoices|adchoices|digital advertising alliance|do not sell/i,
  },
  { kind: 'account', test: /\baccount\b|\bprofile\b|\bpreferences?\b|\bsettings?\b|sign(?:ing)? in|log(?:ging)? in/i },
  {
    kind: 'consent',
    test: /\b(?:withdraw|revoke|give|your|prior|express|explicit)\b.{0,20}\bconsent\b|\bopt[ -]?in\b/i,
  },
  { kind: 'contact', test: /\bcontact(?:ing)?\b|\be-?mail(?:ing)?\b|\brequest\b|\bwrit(?:e|ing)\b|\bask\b|@/i },
];

/**
 * What a sentence on choices offers.
 *
 * @param setting the setting that the sentence names
 */
export function choiceOf(text: string, links: readonly Link[], setting: SettingLine | undefined): ImportedChoice {
  const urls = links.map(({ url }) => url).filter((url) => /^(?:https?|mailto):/.test(url));
  if (setting) {
    const { key, value } = setting;
    return { kind: 'setting', key, ...(value === undefined ? {} : { value }), links: urls };
  }
  const opts = /opt[ -]?out/i.test(text) && links.length > 0 ? ('opt_out_link' as const) : undefined;
  const found = kinds.find(({ test }) => test.test(text))?.kind ?? 'contact';
  return { kind: opts !== undefined && found !== 'unsubscribe' && found !== 'device' ? opts : found, links: urls };
}
