/** What a file is for, as far as its path tells. */
export type FileRole = 'code' | 'translation' | 'style' | 'test' | 'story' | 'generated' | 'declaration';

const translation =
  /(?:^|\/)(?:i18n|l10n|locales?|translations?|lang(?:uage)?s?|messages)\/(?:.*\/)?[^/]*\.(?:ts|tsx|js|jsx|json|mts|mjs)$|(?:^|\/)(?:translations?|i18n|messages)\.[jt]sx?$/;
const localeFile = /(?:^|\/)(?:[a-z]{2}(?:[-_][A-Za-z]{2,4})?|translations?|messages|strings|common|index)\.[a-z]+$/;
const style = /\.(?:styles?|css|theme)\.[jt]sx?$|(?:^|\/)(?:styles?|themes?)\.[jt]sx?$/;
const test =
  /\.(?:test|spec|e2e|cy|mock|mocks|fixture|fixtures)\.[cm]?[jt]sx?$|(?:^|\/)(?:__tests__|__mocks__|__fixtures__|cypress|e2e)\/|(?:^|\/)tests\/(?:cases|baselines)\//;
const story = /\.(?:stories|story)\.[jt]sx?$/;
const generated = /(?:^|\/)(?:__generated__|generated)\/|\.(?:gen|generated)\.[jt]sx?$/;

const cache = new Map<string, FileRole>();

function read(file: string): FileRole {
  if (translation.test(file) && localeFile.test(file)) return 'translation';
  if (style.test(file)) return 'style';
  if (story.test(file)) return 'story';
  if (test.test(file)) return 'test';
  if (generated.test(file)) return 'generated';
  return file.endsWith('.d.ts') ? 'declaration' : 'code';
}

/** The role of a file by its posix path; `code` where no path is known. */
export function fileRole(file: string | undefined): FileRole {
  if (file === undefined) return 'code';
  const known = cache.get(file);
  if (known) return known;
  if (cache.size > 50_000) cache.clear();
  const role = read(file);
  cache.set(file, role);
  return role;
}

/** How much a name counts in files of a role: texts of the interface hold labels, tests and stories made-up people. */
export const weightOfRole: Readonly<Record<FileRole, number>> = {
  code: 1,
  generated: 1,
  declaration: 1,
  test: 0.75,
  story: 0.65,
  style: 0,
  translation: 0,
};
