import type { AnnotationWord, Suppression } from '../facts/annotations.js';
import type { LineIndex } from '../text/range.js';
import { linesOf } from './practices.js';
import type { RuleFile, RuleReport, UnusedSuppression } from './rule.js';

/** Whether a suppression speaks of a line. What stands in comments between it and the code is reached too: an annotation there belongs to that code. */
function reaches({ scope, line: target, comment }: Suppression, line: number, index: LineIndex): boolean {
  if (scope === 'file') return true;
  if (target === undefined) return false;
  return scope === 'line' ? line === target : line <= target && line > index.at(comment.end).line;
}

/** The suppressions of one file, and which of them have silenced something. */
export class FileSuppressions {
  readonly #file: RuleFile;
  readonly #used = new Set<AnnotationWord<string>>();

  constructor(file: RuleFile) {
    this.#file = file;
  }

  /** The suppression that silences a report, if any. A finding inside a call that spans lines is reached from the line of the finding and from that where the call starts. */
  silencedBy(rule: string, report: RuleReport): Suppression | undefined {
    const { suppressions } = this.#file.annotations;
    if (suppressions.length === 0) return undefined;
    const index = linesOf(this.#file);
    const lines = [index.at(report.range.start).line];
    if (report.observation) lines.push(report.observation.line);
    let silencing: Suppression | undefined;
    for (const suppression of suppressions) {
      if (!lines.some((line) => reaches(suppression, line, index))) continue;
      for (const word of suppression.rules) {
        if (word.value !== rule) continue;
        this.#used.add(word);
        silencing ??= suppression;
      }
    }
    return silencing;
  }

  /**
   * What silenced nothing.
   *
   * @param couldSpeak whether a rule was run at all: what a rule that is off would have said is unknown
   */
  unused(couldSpeak: (rule: string) => boolean): UnusedSuppression[] {
    return this.#file.annotations.suppressions.flatMap((suppression: Suppression) => {
      const rules = suppression.rules.filter(
        (word) => word.value !== undefined && couldSpeak(word.value) && !this.#used.has(word),
      );
      return rules.length > 0 ? [{ file: this.#file, suppression, rules }] : [];
    });
  }
}
