import type { TextOf } from '../text.js';

/** A number of bytes as people say it: `5.2 MB`. */
function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Why a file was not read, not analysed or not taken for what it should be: a clause that goes with the file's name before it. */
export const skips = {
  missing: (): string => 'does not exist',
  forbidden: (): string => 'may not be read: permission denied',
  linkLoop: (): string => 'is a symbolic link that leads back to itself',
  linkToHolder: (): string => 'is a symbolic link to a folder that holds it, and is not followed',
  longName: (): string => 'has too long a name to be read',
  /** @param reason in the words of the system */
  unreadable: (reason: string): string => `cannot be read (${reason})`,
  irregular: (): string => 'is not a regular file',
  tooLarge: (size: number, most: number): string =>
    `is ${sizeInWords(size)}, more than the ${sizeInWords(most)} that are read`,
  binary: (): string => 'is binary',
  notRead: (): string => 'was not read',
  generated: (): string => 'is generated, as its first lines say',
  minified: (): string => 'looks minified, and is not analysed',
  deep: (): string => 'nests too deep to be analysed',
  deepInParts: (): string => 'nests too deep in parts, which are not analysed',
  /** @param reason in the words of the program */
  failed: (reason: string): string => `cannot be analysed (${reason})`,
  noCode: (): string => 'is no TypeScript or JavaScript',

  // Of baselines.
  /** @param reason in the words of the parser */
  notJson: (reason: string): string => `is not JSON (${reason})`,
  noBaseline: (): string => 'is no baseline: it has no “findings”',
  /** @param version as JSON; empty where there is none */
  otherBaseline: (version: string): string =>
    `has version ${version === '' ? 'none' : version}, and this Pledge reads 1`,
  otherEntries: (): string => 'is no baseline: its “findings” are not entries with fingerprint, rule and path',
};

export type SkipText = TextOf<typeof skips>;
