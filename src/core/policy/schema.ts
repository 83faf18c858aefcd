import * as z from 'zod';
import { describeRecipient, recipientClasses } from '../vocabulary/taxonomy.js';
import { choiceKinds, trackerKinds } from './model.js';
import { categoryWords, purposeWords, subjectWords, type PolicyWord } from './words.js';

// Must come before the first schema is made: web workers under a content security policy may not compile code, and Zod would probe for it.
z.config({ jitless: true });

/** Messages that stand for a vocabulary: the loader turns them into an explanation with suggestions. */
export const vocabularyErrors = {
  category: 'unknown-category',
  purpose: 'unknown-purpose',
  subject: 'unknown-subject',
  recipient: 'unknown-recipient',
  tracker: 'unknown-tracker',
} as const;

function vocabulary(id: keyof typeof vocabularyErrors, words: readonly PolicyWord[], description: string) {
  return z
    .enum(
      words.map(({ word }) => word),
      { error: vocabularyErrors[id] },
    )
    .meta({ id, description, enumDescriptions: words.map(({ term }) => `${term.label}. ${term.description}`) });
}

const category = vocabulary(
  'category',
  categoryWords,
  'A data category: its full key, or its last segment where that is unique.',
);
const purpose = vocabulary(
  'purpose',
  purposeWords,
  'What data is used for: a full key, or its last segment where that is unique.',
);
const subject = vocabulary('subject', subjectWords, 'Whom the data is about.');
const recipientClass = z.enum(recipientClasses).meta({ enumDescriptions: recipientClasses.map(describeRecipient) });
const recipient = z
  .union(
    [
      recipientClass,
      z
        .string()
        // A name in snake_case is a misspelt class: vendors are written as people write them.
        .regex(/^(?![a-z]+(?:_[a-z]+)+$)(?=.*\S)/, { error: vocabularyErrors.recipient })
        .meta({ description: 'A vendor by its name, such as "Google Analytics".' }),
    ],
    { error: vocabularyErrors.recipient },
  )
  .meta({ id: 'recipient', description: 'Who receives: a class of recipients, or one vendor by its name.' });
const trackerKind = z
  .enum(trackerKinds, { error: vocabularyErrors.tracker })
  .meta({ id: 'tracker', description: 'A kind of tracking.' });

const rowId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)
  .meta({ id: 'rowId', description: 'Letters, digits, dots, dashes and underscores.' });
const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ id: 'date', description: 'A date: year-month-day.' });
const text = z.string().min(1);
const offset = z.int().min(0);
const glob = text.meta({ description: 'A glob relative to the folder of this file.' });

const quote = z
  .strictObject({
    source: rowId
      .exactOptional()
      .meta({ description: 'Id of the source document. May be left out where there is only one.' }),
    text: text.meta({ description: 'An exact part of the source document.' }),
    section: z.string().exactOptional().meta({ description: 'The heading under which it stands.' }),
    start: offset.exactOptional().meta({
      description: 'Where it starts: UTF-16 units over the source without byte-order mark and with LF line ends.',
    }),
    end: offset.exactOptional().meta({ description: 'Where it ends, exclusive.' }),
  })
  .meta({ id: 'quote', description: 'The words of the policy on which a row rests.' });

const purposes = z
  .array(purpose)
  .exactOptional()
  .meta({ description: 'What for. Left out or empty means that the policy does not say, never "for anything".' });

const rowFields = {
  id: rowId
    .exactOptional()
    .meta({ description: 'A name for the row, unique in the file. A row of a parent with the same id is replaced.' }),
  status: z.enum(['proposed', 'accepted', 'rejected']).exactOptional().meta({
    description:
      'Whether a person has agreed. Proposed rows count and are marked as unreviewed; rejected rows never count. A row without a status counts as accepted.',
  }),
  quote: quote.exactOptional(),
  scope: z
    .string()
    .exactOptional()
    .meta({ description: 'The part of the code where the row holds, by its name under `scopes`.' }),
  condition: z.string().exactOptional().meta({ description: 'When it holds, in words.' }),
  dataSubjects: z.array(subject).exactOptional(),
  legalBasis: z.string().exactOptional().meta({ description: 'The legal basis, in words.' }),
  retention: z.string().exactOptional().meta({ description: 'How long, in words.' }),
  reviewedBy: z.string().exactOptional(),
  reviewedOn: isoDate.exactOptional(),
  reason: z.string().exactOptional().meta({ description: 'Why the importer proposed the row.' }),
  confidence: z.number().min(0).max(1).exactOptional().meta({ description: 'How sure the importer is.' }),
};

const collectRow = z.strictObject({
  category,
  modality: z.enum(['may', 'does']).exactOptional(),
  from: z
    .enum(['user_provided', 'automatic', 'third_party'])
    .exactOptional()
    .meta({ description: 'Where it comes from.' }),
  purposes,
  ...rowFields,
});
const useRow = z.strictObject({ categories: z.array(category).min(1), purposes, ...rowFields });
const shareRow = z.strictObject({
  to: z.array(recipient).min(1),
  categories: z.array(category).min(1),
  purposes,
  only: z
    .enum(['aggregated', 'anonymised'])
    .exactOptional()
    .meta({ description: 'Shared in this form only; it does not declare that raw data is shared.' }),
  ...rowFields,
});
const denyRow = z.strictObject({
  practice: z.enum(['collect', 'use', 'share', 'track', 'sell']),
  category: category.exactOptional(),
  to: z.array(recipient).exactOptional().meta({ description: 'To whom it is not given; left out means to nobody.' }),
  purposes,
  trackers: z
    .array(trackerKind)
    .exactOptional()
    .meta({ description: 'Which tracking is denied; left out means all tracking.' }),
  when: z
    .string()
    .exactOptional()
    .meta({ description: 'A condition, such as "knowingly, under 13". A denial with one holds only where it is met.' }),
  ...rowFields,
});
const choiceRow = z.strictObject({
  kind: z.enum(choiceKinds),
  key: z.string().exactOptional().meta({ description: 'The name of the setting.' }),
  value: z
    .union([z.string(), z.boolean(), z.number()])
    .exactOptional()
    .meta({ description: 'The value that opts out.' }),
  disables: z.array(rowId).exactOptional().meta({ description: 'Ids of the rows that it stops.' }),
  except: z.string().exactOptional().meta({ description: 'What goes on all the same.' }),
  ...rowFields,
});
const trackerRow = z.union([trackerKind, z.strictObject({ kind: trackerKind, ...rowFields })]);

const stance = z.enum(['honoured', 'ignored', 'unstated']);
const strings = z.array(text);

/** The one description of `privacy.policy.yaml`; the JSON Schema is generated from it. */
export const policySchema = z
  .strictObject({
    version: z.literal(1),
    extends: text.exactOptional().meta({ description: 'Path of a parent policy file, whose rows hold here too.' }),
    sources: z
      .array(
        z.strictObject({
          id: rowId,
          file: text.meta({ description: 'Path of the document relative to this file.' }),
          sha256: z
            .string()
            .regex(/^[0-9a-f]{64}$/)
            .exactOptional()
            .meta({ description: 'SHA-256 of its text without byte-order mark and with LF line ends.' }),
          title: z.string().exactOptional(),
          lastModified: isoDate.exactOptional(),
        }),
      )
      .exactOptional()
      .meta({ description: 'The documents from which the rows are taken.' }),
    scopes: z
      .record(z.string(), z.array(glob).min(1))
      .exactOptional()
      .meta({ description: 'Names for parts of the code.' }),
    collects: z.array(collectRow).exactOptional().meta({ description: 'What is collected.' }),
    uses: z.array(useRow).exactOptional().meta({ description: 'What collected data is used for.' }),
    shares: z.array(shareRow).exactOptional().meta({ description: 'Who receives what.' }),
    denies: z.array(denyRow).exactOptional().meta({ description: 'What the policy says is not done.' }),
    choices: z.array(choiceRow).exactOptional().meta({ description: 'What people can switch off, and how.' }),
    signals: z
      .strictObject({
        doNotTrack: stance.exactOptional(),
        gpc: stance.exactOptional(),
        quote: quote.exactOptional(),
      })
      .exactOptional()
      .meta({ description: 'What becomes of the signals that a browser sends.' }),
    trackers: z
      .array(trackerRow)
      .exactOptional()
      .meta({ description: 'The kinds of tracking that the policy declares.' }),
    retention: z
      .strictObject({
        rule: z.string().exactOptional(),
        exceptions: strings.exactOptional(),
        quote: quote.exactOptional(),
      })
      .exactOptional(),
    transfer: z
      .strictObject({
        countries: strings.exactOptional(),
        elsewhere: z.boolean().exactOptional(),
        quote: quote.exactOptional(),
      })
      .exactOptional(),
    children: z
      .strictObject({
        minAge: z.int().min(0).max(150).exactOptional(),
        onDiscovery: z.string().exactOptional(),
        quote: quote.exactOptional(),
      })
      .exactOptional(),
    security: z
      .strictObject({
        safeguards: z.boolean().exactOptional(),
        breachNotice: z.boolean().exactOptional(),
        quote: quote.exactOptional(),
      })
      .exactOptional(),
    contacts: strings.exactOptional(),
    code: z
      .strictObject({
        fields: z
          .record(
            z.string(),
            z.literal([...categoryWords.map(({ word }) => word), false], { error: vocabularyErrors.category }),
          )
          .exactOptional()
          .meta({ description: 'Name or pattern of a field to its category, or to false where it is not personal.' }),
        recipients: z
          .record(z.string(), recipient)
          .exactOptional()
          .meta({ description: 'A helper (`path#export`) to who receives what is passed to it.' }),
        redactors: strings.exactOptional().meta({ description: 'Helpers that make data impersonal.' }),
        exclude: z.array(glob).exactOptional().meta({ description: 'Files that are not looked at.' }),
      })
      .exactOptional()
      .meta({ description: 'How this code base spells things.' }),
  })
  .meta({
    title: 'Privacy policy',
    description: 'What a privacy policy declares, in a form that code can be held against.',
  });

/** A policy file of the right form, as plain data. */
export type PolicyFile = z.output<typeof policySchema>;
export type SourceEntry = NonNullable<PolicyFile['sources']>[number];
export type CollectEntry = z.output<typeof collectRow>;
export type UseEntry = z.output<typeof useRow>;
export type ShareEntry = z.output<typeof shareRow>;
export type DenyEntry = z.output<typeof denyRow>;
export type ChoiceEntry = z.output<typeof choiceRow>;
export type TrackerEntry = z.output<typeof trackerRow>;
export type QuoteEntry = z.output<typeof quote>;

/** The JSON Schema (draft 7, which the YAML and JSON services of editors read best) of a policy file. */
export function policyJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(policySchema, { target: 'draft-7' }) };
}
