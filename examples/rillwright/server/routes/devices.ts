import { Router } from 'express';
import { mobileDevice } from '@shared/device';
import { query } from '../lib/database';

export const deviceRoutes = Router();

/** The mobile pages call this once a visit. */
deviceRoutes.post('/devices', async (req, res) => {
  const device = mobileDevice.parse(req.body);
  await query(
    `INSERT INTO devices (device_id, type, manufacturer, model, os, os_version, carrier, latitude, longitude)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (device_id) DO UPDATE SET os_version = $6, carrier = $7, seen_at = now()`,
    [
      device.deviceId,
      device.deviceType,
      device.manufacturer,
      device.deviceModel,
      device.osName,
      device.osVersion,
      device.carrier,
      device.latitude,
      device.longitude,
    ],
  );
  res.status(204).end();
});
