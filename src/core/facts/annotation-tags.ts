import type { SourceComment } from '../parse.js';
import { PlacedText, type CommentLine } from './annotation-lines.js';
import { categoryList, purposeList, readList, recipientList } from './annotation-lists.js';
import { sectionsOf, trimmed } from './annotation-words.js';
import type { AnnotationText } from '../language/en/annotations.js';
import { annotationProblem, changes, type Annotation, type AnnotationProblem } from './annotations.js';
import { isPlaceholder } from './placeholders.js';

const tags = ['pii', 'tracks', 'notPii'] as const;
/** A tag begins its line and ends at a blank; `@PII()` is a decorator that somebody took out. */
const exact = /^@(?:pii|tracks|notPii)(?=\s|$)/;
const misspelt = /^@(?:pii|not_?pii|tracks?)(?=[\s:]|$):?/i;
const open = /(?:,|(?:^|\s)(?:for|to|--+))$/;
const carriesOn = /^(?:,|(?:for|to|--+)(?:\s|$))/;
const noteBegun = /(?:^|\s)(?:--+|[-\u2013\u2014])(?=\s|$)/;

interface Found {
  readonly annotations: readonly Annotation[];
  readonly problems: readonly AnnotationProblem[];
}

/** Reads `@pii`, `@tracks` and `@notPii` in the lines of one comment. */
export function readTags(comment: SourceComment, lines: readonly CommentLine[]): Found {
  const annotations: Annotation[] = [];
  const problems: AnnotationProblem[] = [];
  lines.forEach((line, index) => {
    const tag = tags.find((name) => exact.exec(line.text)?.[0] === `@${name}`);
    if (tag) annotations.push(readAnnotation(tag, comment, annotationLines(tag, lines, index), problems));
    else checkSpelling(line, problems);
  });
  const taken = annotations.find(({ tag }) => tag === 'notPii');
  if (taken && annotations.some(({ tag }) => tag === 'pii')) {
    problems.push(annotationProblem('contradiction', taken.range, ['contradiction']));
  }
  return { annotations, problems };
}

/** The lines that an annotation spans: those after it that it cannot do without, and those of a note or reason. */
function annotationLines(tag: Annotation['tag'], lines: readonly CommentLine[], first: number): CommentLine[] {
  const taken: CommentLine[] = [];
  let previous: string | undefined;
  let inNote = tag === 'notPii';
  for (const line of lines.slice(first)) {
    if (previous !== undefined) {
      if (line.text === '' || line.text.startsWith('@') || line.text.startsWith('pledge-')) break;
      const bare = previous === `@${tag}`;
      if (!inNote && !bare && !open.test(previous) && !carriesOn.test(line.text)) break;
    }
    inNote ||= noteBegun.test(line.text);
    previous = line.text;
    taken.push(line);
  }
  return taken;
}

function readAnnotation(
  tag: Annotation['tag'],
  comment: SourceComment,
  lines: readonly CommentLine[],
  problems: AnnotationProblem[],
): Annotation {
  const placed = new PlacedText(lines);
  const from = tag.length + 1;
  const range = placed.range(0, placed.text.length);
  const base = { tag, comment: comment.range, range };
  const tagRange = placed.range(0, from);
  const say = (code: AnnotationProblem['code'], said: AnnotationText): void => {
    problems.push(annotationProblem(code, tagRange, said));
  };
  if (tag === 'notPii') {
    const text = trimmed(placed, from, placed.text.length);
    const written = text.text.replace(/^(?:--+|[-\u2013\u2014:])\s*/, '');
    const reason = isPlaceholder(written) ? '' : written;
    if (reason !== written) problems.push(annotationProblem('missing-reason', text.range, ['placeholder', written]));
    else if (reason === '') say('missing-reason', ['whyNotPersonal']);
    return { ...base, categories: [], purposes: [], recipients: [], note: reason || undefined };
  }
  const sections = sectionsOf(placed, from);
  for (const { keyword, at, start, end } of sections) {
    if (keyword === 'tag' || placed.text.slice(start, end).trim() !== '') continue;
    const wanted = keyword === 'note' ? keyword : keyword === 'for' ? 'purpose' : 'recipient';
    problems.push(annotationProblem('empty-section', at, ['emptySection', wanted]));
  }
  const of = (keyword: string): typeof sections => sections.filter((section) => section.keyword === keyword);
  const categories = of('tag').flatMap(({ start, end }) => readList(placed, start, end, categoryList, problems));
  const purposes = of('for').flatMap(({ start, end }) => readList(placed, start, end, purposeList, problems));
  const recipients = of('to').flatMap(({ start, end }) => readList(placed, start, end, recipientList, problems));
  if (categories.length === 0) say('no-category', ['noCategory', tag]);
  if (tag === 'tracks' && of('for').length === 0) say('missing-purpose', ['whatFor']);
  if (tag === 'tracks' && of('to').length === 0) say('missing-recipient', ['toWhom']);
  const note = of('note').map(({ start, end }) => trimmed(placed, start, end).text)[0];
  return { ...base, categories, purposes, recipients, note: note === '' ? undefined : note };
}

function checkSpelling(line: CommentLine, problems: AnnotationProblem[]): void {
  const written = misspelt.exec(line.text)?.[0];
  if (written === undefined) return;
  const stem = written.toLowerCase().replace(/[_:]/g, '');
  const name = tags.find((tag) => stem.startsWith(`@${tag.toLowerCase()}`)) ?? 'tracks';
  // `@track` is a decorator elsewhere: only with our keywords is it ours.
  if (name === 'tracks' && !/\sfor\s.*\sto\s/.test(line.text)) return;
  const range = { start: line.start, end: line.start + written.length };
  problems.push(annotationProblem('unknown-tag', range, ['tagSpelling', name], changes(range, [`@${name}`])));
}
