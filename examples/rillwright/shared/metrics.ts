/** What a broker knows of its cluster. */
export interface ClusterMetadata {
  /** @pii system.operations for analytics.reporting to first_party -- made up by the broker, not derived from a name */
  clusterId: string;
  version: string;
  brokers: number;
  topics: number;
  partitions: number;
  bytesInPerSecond: number;
}

/** What a broker sends to Rillwright once a day, unless its configuration says otherwise. */
export interface ClusterReport extends ClusterMetadata {
  ipAddress: string;
  reportedAt: string;
}

/** Clusters by region, without anything that leads back to one of them. */
export interface RegionCount {
  region: string;
  clusters: number;
}
