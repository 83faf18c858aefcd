/**
 * What is not analysed unless the settings ask for it: dependencies, build output, generated code and tests. Names of folders at any depth, and endings of
 * file names.
 */

/** Dependencies and version control. Taken in only where a setting names them: no broader pattern reaches into them. */
export const dependencyFolders: ReadonlySet<string> = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  '.git',
  '.hg',
  '.svn',
  '.yarn',
  '.pnpm-store',
]);

export const excludedFolders: ReadonlySet<string> = new Set([
  // Build output and caches.
  'dist',
  'build',
  'out',
  'coverage',
  'storybook-static',
  '.angular',
  '.cache',
  '.docusaurus',
  '.expo',
  '.netlify',
  '.next',
  '.nuxt',
  '.nyc_output',
  '.output',
  '.parcel-cache',
  '.svelte-kit',
  '.turbo',
  '.vercel',
  '.vscode-test',
  // Code of others, and code that nobody writes.
  'vendor',
  'vendors',
  'third_party',
  'third-party',
  'generated',
  '__generated__',
  '.generated',
  // Tests and what they need.
  'test',
  'tests',
  '__test__',
  '__tests__',
  'spec',
  'specs',
  '__specs__',
  'e2e',
  'cypress',
  'playwright',
  'mocks',
  '__mocks__',
  'fixtures',
  '__fixtures__',
  '__stories__',
  '.storybook',
]);

/** Parts of a file name that stand before the ending, as `test` in `user.test.ts`. */
const excludedMarks = [
  'd',
  'min',
  'bundle',
  'generated',
  'gen',
  'pb',
  'test',
  'tests',
  'test-d',
  'spec',
  'specs',
  'e2e',
  'e2e-spec',
  'cy',
  'bench',
  'stories',
  'story',
  'mock',
  'mocks',
  'fixture',
  'fixtures',
];

/** `user.test.ts`, `lib.min.js`, `api.d.ts`, `user_test.ts`, `user_pb.js`. */
export const excludedFile = new RegExp(
  `(?:\\.(?:${excludedMarks.join('|')})|_test|_spec|_pb|-min)\\.[cm]?[jt]sx?$`,
  'i',
);

/** What is analysed at all. */
export const sourceFile = /\.(?:[cm]?[jt]sx?|prisma)$/i;
