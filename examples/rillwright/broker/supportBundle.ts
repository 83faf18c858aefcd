import { readFile, writeFile } from 'node:fs/promises';
import type { ClusterMetadata } from '@shared/metrics';
import type { Cluster } from './cluster';
import type { BrokerConfig } from './properties';

interface SupportBundle {
  createdAt: string;
  cluster: ClusterMetadata;
  /** Names of the settings, never their values: those may hold secrets. */
  configuredKeys: readonly string[];
  lastLogLines: readonly string[];
}

/**
 * Writes the archive that an engineer asks for in a support case. The customer starts it and sends it on; that is why it does not
 * mind whether cluster metrics are turned off.
 */
export async function writeSupportBundle(
  cluster: Cluster,
  config: BrokerConfig,
  logFile: string,
  target: string,
): Promise<void> {
  const lines = (await readFile(logFile, 'utf8')).split('\n');
  const bundle: SupportBundle = {
    createdAt: new Date().toISOString(),
    cluster: cluster.metadata(),
    configuredKeys: config.keys(),
    lastLogLines: lines.slice(-500),
  };
  await writeFile(target, JSON.stringify(bundle, null, 2));
}
