/** What one comment expects of a line: findings of a rule, of one category where that is named. */
export interface Expectation {
  readonly rule: string;
  readonly category: string | undefined;
  /** 1-based line on which the findings start. */
  readonly line: number;
  /** As written, for messages. */
  readonly text: string;
}

const comment = /(?:\/\/|\/\*|#)\s*expect(-next-line)?:\s*([^\n]*)/;
const item = /^([a-z][a-z-]*)(?:\(([a-z_.]+)\))?$/;

/**
 * Reads the expectation comments of one file; `examples/README.md` states their grammar.
 *
 * @throws Error on a comment that does not follow it, since it would expect nothing
 */
export function readExpectations(text: string, file: string): Expectation[] {
  return text.split(/\r\n?|\n/).flatMap((content, index) => {
    const found = comment.exec(content);
    if (!found) return [];
    const line = found[1] === undefined ? index + 1 : index + 2;
    const list = (found[2] ?? '').replace(/\*\/.*$/, '').replace(/\s--\s.*$/, '');
    return list.split(',').map((each) => {
      const [, rule, category] = item.exec(each.trim()) ?? [];
      if (rule === undefined) throw new Error(`${file}:${index + 1}: "${each.trim()}" is no expectation`);
      return { rule, category, line, text: each.trim() };
    });
  });
}

/** As much of a finding as is compared. */
export interface SeenFinding {
  readonly rule: string;
  readonly line: number;
  readonly categories: readonly string[];
  readonly message: string;
}

/** Holds findings of one file against its expectations; one line for each that is missing or extra. */
export function compareFindings(
  file: string,
  expectations: readonly Expectation[],
  findings: readonly SeenFinding[],
): string[] {
  const fulfils = (finding: SeenFinding, { rule, line, category }: Expectation): boolean =>
    finding.rule === rule && finding.line === line && (category === undefined || finding.categories.includes(category));
  const missing = expectations
    .filter((expectation) => !findings.some((finding) => fulfils(finding, expectation)))
    .map(({ line, text }) => ({ line, text: `missing: ${text}` }));
  const extra = findings
    .filter((finding) => !expectations.some((expectation) => fulfils(finding, expectation)))
    .map(({ line, rule, message, categories }) => ({
      line,
      text: `extra:   ${rule}${categories.length > 0 ? `(${categories.join(', ')})` : ''}: ${message}`,
    }));
  return [...missing, ...extra].sort((a, b) => a.line - b.line).map(({ line, text }) => `${file}:${line}: ${text}`);
}
