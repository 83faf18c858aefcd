import type { CategoryEvidence, FlowObservation } from '../../program/observation.js';
import { isWithin } from '../../vocabulary/taxonomy.js';
import { leakFixes, leaks } from '../leaks.js';
import type { Rule } from '../rule.js';

/** What a cookie is for is no finding: its identifier, a session's token, and the choices about cookies. */
const ownToCookies = ['user.device.cookie', 'user.device.cookie_id', 'user.privacy_preferences'];
const sessionTokens = 'user.authorization.credentials';

function isFine({ category, opaqueId }: CategoryEvidence, { sink, role }: FlowObservation): boolean {
  if (role === 'query' || ownToCookies.some((own) => isWithin(category, own))) return true;
  return sink === 'cookie' && (opaqueId || isWithin(category, sessionTokens));
}

export const personalDataInWebStorage: Rule = {
  id: 'personal-data-in-web-storage',
  code: 'PL015',
  group: 'safeguards',
  title: 'Personal data is kept in the browser',
  description:
    'Reports personal data that is written to local or session storage, to a browser database or to a cookie.',
  level: 'warning',
  strictLevel: 'error',
  needsPolicy: false,
  needsAll: false,
  fixable: true,
  check: (context) =>
    leaks(context, {
      sinks: ['storage', 'cookie'],
      isFine,
      said: (what, callers, { sink }) => ['inWebStorage', what, sink === 'cookie' ? 'cookie' : 'storage', callers],
    }),
  fixes: leakFixes,
};
