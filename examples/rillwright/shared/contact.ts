import { z } from 'zod';

export const productInterests = ['broker', 'connectors', 'stream processing', 'managed clusters', 'training'] as const;

/** What the contact form sends. The form and the API check it with the same schema. */
export const contactRequest = z.object({
  name: z.string().trim().min(1).max(120),
  organization: z.string().trim().min(1).max(160),
  email: z.email(),
  location: z.string().trim().max(120).optional(),
  productInterest: z.enum(productInterests),
  notes: z.string().max(4000).default(''),
});

export type ContactRequest = z.infer<typeof contactRequest>;
