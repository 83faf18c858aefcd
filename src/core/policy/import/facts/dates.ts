const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const monthNames =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';

/** A date as prose or metadata may write it. */
const forms: readonly {
  readonly pattern: RegExp;
  readonly read: (groups: Readonly<Record<string, string | undefined>>) => string | undefined;
}[] = [
  {
    pattern: /\b(?<year>(?:19|20)\d\d)[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})\b/,
    read: ({ year, month, day }) => isoDate(year, Number(month), Number(day)),
  },
  {
    pattern: new RegExp(
      `\\b(?<day>\\d{1,2})(?:st|nd|rd|th)?\\.?\\s+(?:of\\s+)?(?<month>${monthNames})\\.?,?\\s+(?<year>(?:19|20)\\d\\d)(?![\\dA-Za-z])`,
      'i',
    ),
    read: ({ year, month, day }) => isoDate(year, monthOf(month), Number(day)),
  },
  {
    pattern: new RegExp(
      `\\b(?<month>${monthNames})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s*,?\\s*(?<year>(?:19|20)\\d\\d)(?![\\dA-Za-z])`,
      'i',
    ),
    read: ({ year, month, day }) => isoDate(year, monthOf(month), Number(day)),
  },
  {
    // Day and month in figures: American order unless the first cannot be a month.
    pattern: /\b(?<first>\d{1,2})[/.-](?<second>\d{1,2})[/.-](?<year>(?:19|20)?\d\d)\b/,
    read: ({ year, first, second }) => {
      const full = (year ?? '').length === 2 ? `20${year ?? ''}` : year;
      const swap = Number(first) > 12;
      return isoDate(full, Number(swap ? second : first), Number(swap ? first : second));
    },
  },
  {
    pattern: new RegExp(`\\b(?<month>${monthNames})\\.?,?\\s+(?<year>(?:19|20)\\d\\d)(?![\\dA-Za-z])`, 'i'),
    read: ({ year, month }) => isoDate(year, monthOf(month), 1),
  },
];

function monthOf(name: string | undefined): number {
  return months.findIndex((month) => month.startsWith((name ?? '?').slice(0, 3).toLowerCase())) + 1;
}

function isoDate(year: string | undefined, month: number, day: number): string | undefined {
  if (year === undefined || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The first date in a text as year-month-day, with its offset; a month without a day counts as its first. */
export function findDate(
  text: string,
): { readonly iso: string; readonly index: number; readonly length: number } | undefined {
  let best: { iso: string; index: number; length: number } | undefined;
  for (const { pattern, read } of forms) {
    const match = pattern.exec(text);
    const iso = match ? read(match.groups ?? {}) : undefined;
    if (match && iso !== undefined && (best === undefined || match.index < best.index)) {
      best = { iso, index: match.index, length: match[0].length };
    }
  }
  return best;
}
