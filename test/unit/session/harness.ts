import { createSession } from '../../../src/core/session/createSession.js';
import type { AuditResult, Session } from '../../../src/core/session.js';
import { settingsFromFiles } from '../../../src/core/settings/settingsFiles.js';
import { MemoryWorkspace } from '../../../src/core/workspace/memory.js';
import { relativePath } from '../../../src/core/workspace/uris.js';
import type { Uri } from '../../../src/core/workspace.js';
import { parseWithEstree } from '../../../src/parsers/estree.js';

export type Files = NonNullable<ConstructorParameters<typeof MemoryWorkspace>[0]>;

/** A policy that declares the user's name, and nothing else that the tests' code handles. */
export const namesOnly = `version: 1
collects:
  - category: user.name
    status: accepted
`;

export interface Harness {
  readonly workspace: MemoryWorkspace;
  readonly session: Session;
  /** How many texts were parsed. */
  readonly parsed: () => number;
  readonly uri: (path: string) => Uri;
}

/** A session over files in memory, with the real parser. */
export function harness(
  files: Files,
  options: { readonly roots?: readonly Uri[]; readonly policy?: Uri } = {},
): Harness {
  const workspace = new MemoryWorkspace(files, options.roots);
  let parsed = 0;
  const session = createSession({
    workspace,
    settings: settingsFromFiles(workspace, () => Promise.resolve('file:///work')),
    parser: () =>
      Promise.resolve((text, path) => {
        parsed++;
        return parseWithEstree(text, path);
      }),
    ...(options.policy === undefined ? {} : { policy: options.policy }),
  });
  return { workspace, session, parsed: () => parsed, uri: (path) => workspace.uri(path) };
}

/** `path:line rule` of each finding. */
export function brief(result: AuditResult): string[] {
  return result.documents.flatMap(({ uri, findings }) =>
    findings.map(
      ({ rule, range }) =>
        `${relativePath('file:///work', uri)}:${result.lines.get(uri)?.at(range.start).line ?? '?'} ${rule}`,
    ),
  );
}
