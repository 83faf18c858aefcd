type Change = 'new' | 'changed' | 'gone';

const titles: Readonly<Record<Change, string>> = {
  new: 'The text now says',
  changed: 'The text says otherwise',
  gone: 'The text no longer says',
};

/** How a policy file and its text differ. */
export const drift = {
  /** `3 new, 1 changed and 2 gone`; counts of what does not occur are 0. */
  counts(added: number, changed: number, gone: number, ofSentences: boolean): string {
    const counts = [
      ...(added > 0 ? [`${added} new`] : []),
      ...(changed > 0 ? [`${changed} changed`] : []),
      ...(gone > 0 ? [`${gone} gone`] : []),
    ];
    const last = counts.pop() ?? 'nothing new';
    const listed = counts.length === 0 ? last : `${counts.join(', ')} and ${last}`;
    return ofSentences ? `${listed} among the sentences of the text` : listed;
  },
  /** @param moved quotes that stand elsewhere now, or read otherwise, and were brought in line */
  merged: (added: number, changed: number, gone: number, moved: number): string =>
    added + changed + gone + moved === 0
      ? 'no row differs'
      : `${added} new, ${changed} changed, ${gone} gone${moved === 0 ? '' : `, ${moved} only quoted anew`}`,
  heading: (policy: string, text: string): string => `Policy drift: ${policy} and ${text}`,
  headingOfMissing: (text: string): string => `Policy drift: ${text}`,
  missing: (): string => 'There is no such file: its quotes cannot be compared.',
  dated: (after: string, before: string): string =>
    `The text is now of ${after}; the rows were taken from that of ${before}.`,
  sameText: (quotes: number): string =>
    `No drift: the text is the one from which the rows were taken, and all ${quotes} quotes stand in it.`,
  sameRows: (quotes: number): string =>
    `No drift: the text has changed, but all ${quotes} quotes stand in it and nothing new was read.`,
  summary: (counts: string, quotes: number, moved: number): string =>
    `${counts}; ${quotes} rows quote the text, ${moved} of the quotes moved.`,
  advice: (): string =>
    'Import the text again to bring the file up to date: your decisions stay, and what differs is marked.',
  title: (change: Change): string => titles[change],
  row: (): string => 'row',
  sentence: (): string => 'sentence',
  bySentence: (): string => 'Sentence by sentence',
  change: (change: Change): string => change,
};
