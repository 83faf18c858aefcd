import { preferFirst } from '../fixes/fix.js';
import { setOption } from '../fixes/set-option.js';
import { suppress } from '../fixes/suppress.js';
import { isCall, reportOn } from '../practices.js';
import type { Rule } from '../rule.js';

export const sdkPrivacySetting: Rule = {
  id: 'sdk-privacy-setting',
  code: 'PL012',
  group: 'safeguards',
  title: 'A service is started with an option that collects more than it has to',
  description:
    'Reports services that are started with masking or anonymising switched off, or with an option that sends personal data by default.',
  level: 'warning',
  strictLevel: 'error',
  needsPolicy: false,
  needsAll: false,
  fixable: true,
  *check({ files }) {
    for (const file of files) {
      // A part that is handed to the starting call may be one that starts something itself.
      const seen = new Set<string>();
      for (const call of file.observations.filter(isCall)) {
        for (const setting of call.settings ?? []) {
          const place = `${setting.uri}#${setting.range.start}`;
          if (seen.has(place)) continue;
          seen.add(place);
          const range = setting.uri === file.uri ? setting.range : call.calleeRange;
          yield {
            ...reportOn(file, call, { evidence: [] }, ['riskySetting', setting, call.vendor ?? call.name], { range }),
            key: setting.option,
          };
        }
      }
    }
  },
  fixes: (finding, context) => preferFirst(setOption(finding, context), suppress(finding, context)),
};
