import { appendRow, type RowDraft } from '../../policy/append.js';
import type { FixTitle } from '../../language/en/fixes.js';
import type { CategoryKey, RecipientClass } from '../../vocabulary/taxonomy.js';
import type { Finding, FixContext } from '../rule.js';
import { trackingBy } from '../trackers.js';
import type { DraftFix } from './fix.js';

/** A row that a fix writes counts at once, and waits for a person to agree: the published text has to say it too. */
const proposed = { status: 'proposed' } as const;

function declaration(context: FixContext, title: (file: string) => FixTitle, draft: RowDraft): DraftFix[] {
  const uri = context.policy?.uri;
  const text = uri === undefined ? undefined : context.textOf(uri);
  if (uri === undefined || text === undefined) return [];
  const edit = appendRow(text, draft);
  return edit ? [{ title: title(context.display(uri)), edits: [{ uri, ...edit }] }] : [];
}

/** Adds rows by which the policy declares what is collected; one row holds one category, so each gets its fix. */
export function declareCollection({ categories }: Finding, context: FixContext): DraftFix[] {
  return categories.flatMap((category) =>
    declaration(context, (file) => ['declareCategory', category, file], {
      section: 'collects',
      row: { category, ...proposed },
    }),
  );
}

function who({ recipient }: Finding): { readonly vendor: string } | { readonly class: RecipientClass } | undefined {
  const kind = recipient?.class;
  return recipient?.vendor === undefined ? kind && { class: kind } : { vendor: recipient.vendor };
}

/** Adds the row by which the policy names who receives the data: the vendor where one is known, since a whole class says more than the code does. */
export function declareSharing(finding: Finding, context: FixContext): DraftFix[] {
  const to = who(finding);
  const { observation, categories } = finding;
  if (!to || categories.length === 0) return [];
  const purpose = observation?.kind === 'flow' || observation?.kind === 'call' ? observation.purpose : undefined;
  return declaration(context, (file) => ['declareSharing', categories, to, file], {
    section: 'shares',
    row: {
      to: ['vendor' in to ? to.vendor : to.class],
      categories: [...categories],
      ...(purpose !== undefined && { purposes: [purpose] }),
      ...proposed,
    },
  });
}

/** Adds the row by which the policy says what the data is used for. */
export function declarePurpose({ observation, categories, range, uri }: Finding, context: FixContext): DraftFix[] {
  const ofCall = observation?.kind === 'flow' || observation?.kind === 'call' ? observation.purpose : undefined;
  const annotations = context.files.find((file) => file.uri === uri)?.annotations.annotations ?? [];
  const written = annotations
    .flatMap(({ purposes }) => purposes)
    .find((word) => word.range.start === range.start)?.value;
  const purpose = ofCall ?? written;
  if (purpose === undefined || categories.length === 0) return [];
  return declaration(context, (file) => ['declareUse', categories, purpose, file], {
    section: 'uses',
    row: { categories: [...categories], purposes: [purpose], ...proposed },
  });
}

/** Declares a tracker: its kind where one says it all, and who runs it. */
export function declareTracker(finding: Finding, context: FixContext): DraftFix[] {
  const { observation, recipient } = finding;
  if (observation?.kind !== 'call') return [];
  const kinds = trackingBy(observation, context.catalogue);
  const missing = kinds.filter((kind) => context.policy?.trackers.includes(kind) !== true);
  const [kind] = missing;
  const byKind =
    kind && missing.length === 1
      ? declaration(context, (file) => ['declareTracker', kind, file], {
          section: 'trackers',
          row: kind,
        })
      : [];
  const collects: readonly CategoryKey[] = observation.autoCollects;
  const vendor = recipient?.vendor;
  if (vendor === undefined || collects.length === 0) return byKind;
  const purposes = observation.purpose === undefined ? {} : { purposes: [observation.purpose] };
  return [
    ...byKind,
    ...declaration(context, (file) => ['nameRecipient', vendor, file], {
      section: 'shares',
      row: { to: [vendor], categories: [...collects], ...purposes, ...proposed },
    }),
  ];
}
