import { isWithin } from '../../vocabulary/taxonomy.js';
import { dropFromCall } from '../fixes/drop.js';
import { preferFirst } from '../fixes/fix.js';
import { suppress } from '../fixes/suppress.js';
import { action, inWebStorage } from '../messages.js';
import { groupByWeight, flowsOf, reportOn } from '../practices.js';
import type { Rule } from '../rule.js';

/** What a cookie is for is no finding: its identifier, a session's token, and the choices about cookies. */
const ownToCookies = ['user.device.cookie', 'user.device.cookie_id', 'user.privacy_preferences'];
const sessionTokens = 'user.authorization.credentials';

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
  *check({ files }) {
    for (const file of files) {
      for (const flow of flowsOf(file)) {
        const { sink, role } = flow;
        if ((sink !== 'storage' && sink !== 'cookie') || role === 'query') continue;
        const kept = flow.categories.filter(
          ({ category, opaqueId }) =>
            !ownToCookies.some((own) => isWithin(category, own)) &&
            !(sink === 'cookie' && (opaqueId || isWithin(category, sessionTokens))),
        );
        for (const { evidence, categories } of groupByWeight(kept)) {
          yield reportOn(file, flow, { evidence }, inWebStorage(action(file, flow, categories, undefined), sink));
        }
      }
    }
  },
  fixes: (finding, context) => preferFirst(dropFromCall(finding, context), suppress(finding, context)),
};
