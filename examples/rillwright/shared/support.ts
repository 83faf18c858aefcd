import { z } from 'zod';

/** One message of a case, from the customer or from us. */
export interface SupportMessage {
  caseId: string;
  sender: 'customer' | 'engineer';
  message: string;
  sentAt: Date;
}

export const supportRequest = z.object({
  email: z.email(),
  subject: z.string().trim().min(1).max(200),
  message: z.string().min(1).max(20_000),
  severity: z.enum(['question', 'degraded', 'down']),
  clusterId: z.string().optional(),
});

export type SupportRequest = z.infer<typeof supportRequest>;

/** A file that the customer attaches, most often the archive that `rillwright support-bundle` writes. */
export interface Attachment {
  file: { name: string; size: number; type: string };
  caseId: string;
}
