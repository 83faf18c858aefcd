import { networkInterfaces } from 'node:os';
import type { ClusterReport } from '@shared/metrics';
import type { Cluster } from './cluster';
import { log } from './log';
import type { BrokerConfig } from './properties';

const reportUrl = 'https://rillwright.example/api/cluster-reports';
const oneDay = 24 * 60 * 60 * 1000;

/** The first address of this machine that other machines can reach. */
function publicAddress(): string {
  for (const addresses of Object.values(networkInterfaces())) {
    for (const { address, internal } of addresses ?? []) {
      if (!internal) return address;
    }
  }
  return '127.0.0.1';
}

/**
 * Tells Rillwright once a day how large the cluster is and from which address, so that we know in which regions it runs.
 * `rillwright.support.metrics.enable=false` in the configuration turns that off.
 */
export class MetricsReporter {
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly config: BrokerConfig,
    private readonly cluster: Cluster,
  ) {}

  start(): void {
    if (!this.config.getBoolean('rillwright.support.metrics.enable', true)) {
      log.info('cluster metrics are turned off');
      return;
    }
    this.#timer = setInterval(() => void this.report(), oneDay);
    this.#timer.unref();
    void this.report();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  private async report(): Promise<void> {
    if (!this.config.getBoolean('rillwright.support.metrics.enable', true)) return;
    const report: ClusterReport = {
      ...this.cluster.metadata(),
      ipAddress: publicAddress(),
      reportedAt: new Date().toISOString(),
    };
    try {
      await fetch(reportUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(report),
      });
    } catch {
      log.warn('cluster metrics could not be sent; the next try is tomorrow');
    }
  }
}
