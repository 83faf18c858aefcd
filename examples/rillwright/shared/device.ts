import { z } from 'zod';

/** What the mobile pages report once a visit, as far as the settings of the device let them. */
export const mobileDevice = z.object({
  deviceId: z.string().min(8).max(64),
  deviceType: z.enum(['phone', 'tablet']),
  manufacturer: z.string().max(80).optional(),
  deviceModel: z.string().max(80).optional(),
  osName: z.string().max(40).optional(),
  osVersion: z.string().max(40).optional(),
  carrier: z.string().max(80).optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
});

export type MobileDevice = z.infer<typeof mobileDevice>;
