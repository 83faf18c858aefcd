import { Router } from 'express';
import { z } from 'zod';
import { query } from '../lib/database';
import { regionOf } from '../lib/regions';

export const clusterReportRoutes = Router();

const clusterReport = z.object({
  clusterId: z.string().min(1),
  version: z.string(),
  brokers: z.number().int().positive(),
  topics: z.number().int().nonnegative(),
  partitions: z.number().int().nonnegative(),
  bytesInPerSecond: z.number().nonnegative(),
  ipAddress: z.string(),
});

/** Takes the daily report of a broker. Only the region of its address is stored. */
clusterReportRoutes.post('/cluster-reports', async (req, res) => {
  const report = clusterReport.parse(req.body);
  await query(
    'INSERT INTO cluster_reports (cluster_id, version, brokers, topics, partitions, region) VALUES ($1, $2, $3, $4, $5, $6)',
    [report.clusterId, report.version, report.brokers, report.topics, report.partitions, regionOf(report.ipAddress)],
  );
  res.status(204).end();
});
