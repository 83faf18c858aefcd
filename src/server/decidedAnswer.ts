import type { Language } from '../core/language/language.js';
import type { Decided } from '../core/session/decided.js';
import type { DecidedAnswer, DecidingFile } from '../protocol/decided.js';

/** Which files decide for a file, in words. */
export function decidedAnswer(
  { policy, parents, sources, settings, notChecked }: Decided,
  { editor }: Language,
): DecidedAnswer {
  const files: DecidingFile[] = [
    ...(policy === undefined ? [] : [{ uri: policy.policy, why: editor.governing(policy.by) }]),
    ...parents.map((uri) => ({ uri, why: editor.parentPolicy() })),
    ...sources.map((uri) => ({ uri, why: editor.quotedText() })),
    ...(settings === undefined ? [] : [{ uri: settings, why: editor.theSettings() }]),
    ...(notChecked?.file === undefined ? [] : [{ uri: notChecked.file, why: editor.leavesOut() }]),
  ];
  const note =
    notChecked === undefined
      ? policy === undefined
        ? editor.onlyListed()
        : undefined
      : editor.notChecked(notChecked.by);
  return { files, note };
}
