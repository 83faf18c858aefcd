import { createServer, type Server, type Socket } from 'node:net';
import { Cluster } from './cluster';
import { log } from './log';
import { MetricsReporter } from './metricsReporter';
import type { BrokerConfig } from './properties';

const version = '3.2.0';

/** One broker: takes records over TCP and hands them to the cluster. */
export class Broker {
  readonly cluster: Cluster;
  readonly #server: Server;
  readonly #reporter: MetricsReporter;
  readonly #connections = new Set<Socket>();

  constructor(private readonly config: BrokerConfig) {
    this.cluster = new Cluster(config.getString('cluster.id', 'local'), version);
    this.cluster.join(config.getString('broker.id', '0'));
    this.#reporter = new MetricsReporter(config, this.cluster);
    this.#server = createServer((socket) => this.#accept(socket));
  }

  async start(): Promise<void> {
    const port = this.config.getNumber('listener.port', 9192);
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, resolve);
    });
    this.#reporter.start();
    log.info({ port, cluster: this.cluster.id }, 'broker started');
  }

  async stop(): Promise<void> {
    this.#reporter.stop();
    for (const socket of this.#connections) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    log.info('broker stopped');
  }

  #accept(socket: Socket): void {
    this.#connections.add(socket);
    socket.on('data', (chunk) => this.cluster.received(chunk.byteLength));
    socket.once('close', () => this.#connections.delete(socket));
    socket.once('error', (error) => {
      log.debug({ code: error.name }, 'a connection broke');
      socket.destroy();
    });
  }
}
