/** One form in which an audit is given out. */
export interface ReportFormat {
  /** What `--format` takes. */
  readonly id: ReportFormatId;
  /** As a list of choices shows it. */
  readonly title: string;
  /** Endings of output files that stand for it, the usual one first. */
  readonly endings: readonly [string, ...string[]];
  /** Who it is for, in one clause. */
  readonly description: string;
}

/**
 * Every form of a report. Help, documentation and the editor's export are made from this table, and `renderReport` has an entry for each.
 *
 * @see docs/reports.md
 */
export const reportFormats = [
  {
    id: 'text',
    title: 'Text',
    endings: ['.txt'],
    description: 'for the terminal: findings by file',
  },
  {
    id: 'markdown',
    title: 'Markdown',
    endings: ['.md', '.markdown'],
    description: 'a document for people, for pull requests and screen readers',
  },
  {
    id: 'html',
    title: 'HTML',
    endings: ['.html', '.htm'],
    description: 'one self-contained page with matrix, flow diagram and policy coverage',
  },
  {
    id: 'json',
    title: 'JSON',
    endings: ['.json'],
    description: 'findings and observations for programs',
  },
  {
    id: 'sarif',
    title: 'SARIF',
    endings: ['.sarif', '.sarif.json'],
    description: 'SARIF 2.1.0 for code scanning',
  },
  {
    id: 'csv',
    title: 'CSV',
    endings: ['.csv'],
    description: 'findings for spreadsheets',
  },
  {
    id: 'fides',
    title: 'Fides',
    endings: ['.fides.yml', '.fides.yaml', '.yml', '.yaml'],
    description: 'a Fides manifest of what the code does with personal data',
  },
] as const satisfies readonly {
  readonly id: string;
  readonly title: string;
  readonly endings: readonly [string, ...string[]];
  readonly description: string;
}[];

export type ReportFormatId = (typeof reportFormats)[number]['id'];

/** The format of a name; undefined where there is none. */
export function formatNamed(name: string): ReportFormat | undefined {
  return reportFormats.find(({ id }) => id === name);
}

/** The format that the ending of a file's name stands for, the longest ending first; undefined for any other. */
export function formatOfFile(file: string): ReportFormat | undefined {
  const name = file.toLowerCase();
  const matches = reportFormats.flatMap((format) =>
    format.endings.filter((ending) => name.endsWith(ending)).map((ending) => ({ format, ending })),
  );
  return matches.sort((a, b) => b.ending.length - a.ending.length)[0]?.format;
}
