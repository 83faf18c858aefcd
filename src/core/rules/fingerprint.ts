import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Finding, RuleReport } from './rule.js';

/** A report with what it says in English, so that the language of an editor makes no difference. */
type SaidReport = RuleReport & Pick<Finding, 'message'>;

/** The names by which an observation is known, whatever line it stands on. */
function namesOf({ observation, message }: SaidReport): readonly string[] {
  if (!observation) return [message];
  switch (observation.kind) {
    case 'field':
      return [observation.owner ?? '', observation.name];
    case 'identifier':
      return [observation.name];
    case 'call':
    case 'flow':
      return [observation.name, observation.via ?? '', observation.host ?? ''];
  }
}

/**
 * Sixteen hexadecimal digits from the rule, the file, the names, the categories and the recipient: the same after lines moved, another after the code does
 * something else. The engine adds `:2`, `:3` to the second and third that are alike in a file. `baseline.ts` compares them between two audits.
 *
 * @param path posix, relative to the policy file or the workspace root, so that it does not depend on the machine
 */
export function fingerprintOf(rule: string, path: string, report: SaidReport): string {
  const { categories, recipient, key } = report;
  const parts = [
    rule,
    path,
    ...namesOf(report),
    [...categories].sort().join(','),
    recipient?.class ?? '',
    recipient?.vendor ?? '',
    ...(key === undefined ? [] : [key]),
  ];
  return bytesToHex(sha256(utf8ToBytes(parts.join('\n')))).slice(0, 16);
}
