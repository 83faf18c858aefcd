import { categoryCoverage } from './coverage.js';
import type { ActiveRows, Declaration } from './active-rows.js';
import type { CategoryKey } from '../vocabulary/taxonomy.js';
import type { PolicyRow } from './model.js';

// Logs as a thing, or logging as an act; not signing in ("log in", "logged on").
const ofLogs =
  /\b(?:weblogs?|log[- ]?files?|log (?:data|information|records?|entr(?:y|ies))|logs(?! (?:in|into|on|onto|out|off)\b)|(?:server|access|error|web|system|audit) log(?:ging)?|(?:we|servers?|systems?|automatically) (?:may )?(?:also )?(?:automatically )?log(?! (?:in|into|on|onto|out|off)\b)|logged(?! (?:in|into|on|onto|out|off)\b)|logging(?! (?:in|into|on|onto|out|off)\b))/i;

function speaksOfLogs({ quote, condition }: PolicyRow): boolean {
  return [quote?.text, quote?.section, quote?.sentence?.text, condition].some(
    (text) => text !== undefined && ofLogs.test(text),
  );
}

/** The row by which server logs are said to hold a category: its quote, its sentence, its section or its condition speaks of logs. */
export function findLogRow(category: CategoryKey, rows: ActiveRows): PolicyRow | undefined {
  const declarations: readonly Declaration[] = [...rows.collects, ...rows.uses];
  let vague: PolicyRow | undefined;
  for (const { row, category: declared } of declarations) {
    // All personal data is too much to be said of a log.
    const coverage = declared === 'user' ? undefined : categoryCoverage(declared, category);
    if (coverage === undefined || (coverage === 'vague' && vague) || !speaksOfLogs(row)) continue;
    if (coverage === 'clear') return row;
    vague = row;
  }
  return vague;
}
