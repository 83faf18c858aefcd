import { EventEmitter } from 'node:events';
import type { ClusterMetadata } from '@shared/metrics';

export interface Topic {
  readonly name: string;
  readonly partitions: number;
}

/** What one broker knows of the cluster that it belongs to. */
export class Cluster extends EventEmitter<{ topicCreated: [Topic]; brokerJoined: [string] }> {
  readonly #topics = new Map<string, Topic>();
  readonly #brokers = new Set<string>();
  #bytesIn = 0;
  #since = Date.now();

  constructor(
    readonly id: string,
    readonly version: string,
  ) {
    super();
  }

  join(brokerId: string): void {
    if (this.#brokers.has(brokerId)) return;
    this.#brokers.add(brokerId);
    this.emit('brokerJoined', brokerId);
  }

  createTopic(name: string, partitions: number): Topic {
    const existing = this.#topics.get(name);
    if (existing) return existing;
    const topic: Topic = { name, partitions };
    this.#topics.set(name, topic);
    this.emit('topicCreated', topic);
    return topic;
  }

  received(bytes: number): void {
    this.#bytesIn += bytes;
  }

  metadata(): ClusterMetadata {
    const seconds = Math.max(1, (Date.now() - this.#since) / 1000);
    let partitions = 0;
    for (const topic of this.#topics.values()) partitions += topic.partitions;
    return {
      clusterId: this.id,
      version: this.version,
      brokers: this.#brokers.size,
      topics: this.#topics.size,
      partitions,
      bytesInPerSecond: Math.round(this.#bytesIn / seconds),
    };
  }
}
