import type { AnnotationWord, Suppression } from '../facts/annotations.js';
import { linesOf } from './practices.js';
import type { RuleFile, RuleReport, UnusedSuppression } from './rule.js';

/** The suppressions of one file, and which of them have silenced something. */
export class FileSuppressions {
  readonly #file: RuleFile;
  readonly #used = new Set<AnnotationWord<string>>();

  constructor(file: RuleFile) {
    this.#file = file;
  }

  /** Whether a report is silenced. A finding inside a call that spans lines is reached from the line of the finding and from that where the call starts. */
  silences(rule: string, report: RuleReport): boolean {
    const { suppressions } = this.#file.annotations;
    if (suppressions.length === 0) return false;
    const lines = new Set([linesOf(this.#file).at(report.range.start).line]);
    if (report.observation) lines.add(report.observation.line);
    let silenced = false;
    for (const suppression of suppressions) {
      if (suppression.scope !== 'file' && (suppression.line === undefined || !lines.has(suppression.line))) continue;
      for (const word of suppression.rules) {
        if (word.value !== rule) continue;
        this.#used.add(word);
        silenced = true;
      }
    }
    return silenced;
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
