import type { Language } from '../core/language/language.js';
import { say } from '../core/language/text.js';
import type { Decided } from '../core/session/decided.js';
import type { DecidedAnswer, DecidingFile } from '../protocol/decided.js';

/** Which files decide for a file, in words. */
export function decidedAnswer(
  { policy, unreadable, parents, sources, settings, notChecked }: Decided,
  { editor, problems }: Language,
): DecidedAnswer {
  const files: DecidingFile[] = [
    ...(policy === undefined ? [] : [{ uri: policy.policy, why: editor.governing(policy.by) }]),
    ...parents.map((uri) => ({ uri, why: editor.parentPolicy() })),
    ...sources.map((uri) => ({ uri, why: editor.quotedText() })),
    ...(settings === undefined ? [] : [{ uri: settings, why: editor.theSettings() }]),
    ...(notChecked?.file === undefined ? [] : [{ uri: notChecked.file, why: editor.leavesOut() }]),
  ];
  if (notChecked !== undefined) return { files, note: editor.notChecked(notChecked) };
  if (policy === undefined) return { files, note: editor.onlyListed() };
  return { files, note: unreadable && say(problems, unreadable) };
}
