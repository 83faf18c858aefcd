import { annotateField } from '../fixes/annotate.js';
import { preferFirst } from '../fixes/fix.js';
import { mapAsNotPersonal } from '../fixes/map-field.js';
import { markNotPersonal } from '../fixes/not-personal.js';
import { suppress } from '../fixes/suppress.js';
import { isField, reportOn } from '../practices.js';
import type { Rule } from '../rule.js';

export const unannotatedField: Rule = {
  id: 'unannotated-field',
  code: 'PL018',
  group: 'annotations',
  title: 'A personal field has no annotation',
  description:
    'Reports fields whose category rests on their name alone: no annotation, no setting and no row of the policy file says it.',
  level: 'off',
  strictLevel: 'hint',
  needsPolicy: false,
  needsAll: false,
  fixable: true,
  *check({ files }) {
    for (const file of files) {
      for (const field of file.observations.filter(isField)) {
        const evidence = field.categories.filter(({ by }) => by === 'vocabulary');
        if (evidence.length === 0 || evidence.length < field.categories.length) continue;
        const categories = evidence.map(({ category }) => category);
        yield reportOn(file, field, { evidence }, ['unannotated', field, categories], { atMost: 'hint' });
      }
    }
  },
  fixes: (finding, context) =>
    preferFirst(annotateField(finding, context), [
      ...markNotPersonal(finding, context),
      ...mapAsNotPersonal(finding, context),
      ...suppress(finding, context),
    ]),
};
