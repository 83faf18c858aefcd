import { recipientsOf } from '../reading/clause-parts.js';
import { analyse, type Clause } from '../reading/analysis.js';
import { trimTokens, unique, type Draft } from '../reading/draft.js';
import type { Frame } from '../reading/frame.js';
import { purposesIn } from '../reading/purpose-phrases.js';
import type { Unit } from '../reading/units.js';
import type { Practice } from '../imported.js';
import { saysNo, saysNothing, type RecordField } from './records.js';

/** What is to be done with a unit inside a record: rows of its own, a frame under which it is read as a list item is, or neither. */
export interface RecordReading {
  readonly drafts?: readonly Draft[];
  readonly lead?: Frame;
}

const practices: Partial<Record<RecordField['role'], Practice>> = {
  purpose: 'use',
  retention: 'retain',
  recipient: 'share',
};

/** Whether a field holds sentences, which say by themselves what is done. */
function isProse(clause: Clause): boolean {
  return clause.verbs.some(({ role, from }) => role === 'main' && from > 0);
}

function frame(practice: Practice, negated: boolean): Frame {
  return {
    practice,
    negated,
    modality: negated ? 'does-not' : 'does',
    from: undefined,
    categories: [],
    purposes: [],
    recipients: [],
    source: 'lead',
  };
}

/** Reads a unit that stands in a field of a record. Undefined where it has to be read as prose. */
export function readField(unit: Unit, field: RecordField): RecordReading | undefined {
  const tokens = unit.tokens.filter(({ start }) => start >= field.start);
  const clause = analyse(tokens, true);
  const { record, role } = field;
  if (role === 'data') {
    if (isProse(clause)) return undefined;
    // Where purposes come first, their rows name the data of the other field.
    if (record.isPurpose) return { drafts: [] };
    return { lead: frame('collect', record.notCollected) };
  }
  const practice = practices[role];
  if (practice === undefined) return isProse(clause) ? undefined : { drafts: [] };
  if (saysNothing(tokens)) return { drafts: [] };
  const no = saysNo(tokens);
  if (isProse(clause) && (practice === 'share' ? !no : practice === 'use')) return undefined;
  if (no && practice !== 'share') return { drafts: [] };
  const offset = unit.tokens.length - tokens.length;
  const { first, last } = trimTokens(tokens, 0, tokens.length);
  return {
    drafts: [
      {
        practice,
        categories: record.categories.length > 0 ? record.categories : ['user'],
        // How long says what for only where it says so: "as needed to provide our service".
        purposes: unique(purposesIn(tokens, practice !== 'retain').flatMap(({ meaning }) => meaning)),
        recipients: practice === 'share' ? recipientsOf(clause, 0) : [],
        negated: no,
        modality: no ? 'does-not' : 'does',
        first: first + offset,
        last: last + offset,
        confidence: 0.8,
        reasons: [`the field “${role}” of a record that names the data`],
      },
    ],
  };
}
