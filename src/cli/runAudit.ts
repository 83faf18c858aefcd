import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AuditResult } from '../core/session.js';
import { cacheFolderOf } from '../node/cacheFolder.js';
import { createNodeEngine } from '../node/engine.js';
import { uriOf } from '../node/workspace.js';
import { Failure } from './failure.js';
import type { Io } from './io.js';
import type { Given } from './options.js';
import { ProgressLine } from './progress.js';

/**
 * Audits a folder, or paths in it, as the options of a command say, with progress.
 *
 * @throws Failure where the policy file that is named does not exist
 */
export async function runAudit(
  given: Given,
  io: Io,
  root: string,
  paths: readonly string[] | undefined,
): Promise<AuditResult> {
  const policyFile = given.text('policy');
  const policy = policyFile === undefined ? undefined : resolve(io.cwd, policyFile);
  if (policy !== undefined && !existsSync(policy)) throw new Failure(`there is no policy file ${policyFile ?? ''}`);
  const cacheFolder = cacheOf(given, io, root);
  const { session } = createNodeEngine({
    roots: [uriOf(root)],
    ...(cacheFolder === undefined ? {} : { cacheFolder }),
    requireAccepted: given.is('require-accepted'),
    ...(policy === undefined ? {} : { policy: uriOf(policy) }),
  });
  const progress = new ProgressLine(io);
  try {
    return await session.audit({
      signal: io.signal,
      onProgress: progress.show,
      ...(paths === undefined ? {} : { paths: paths.map(uriOf) }),
    });
  } finally {
    progress.clear();
    session.dispose();
  }
}

/** Where facts are kept from one run to the next. */
function cacheOf(given: Given, io: Io, root: string): string | undefined {
  if (given.is('no-cache')) return undefined;
  const named = given.text('cache-dir');
  return named === undefined ? cacheFolderOf(root, io.platformCache) : resolve(io.cwd, named);
}
