import { z } from 'zod';

/** What a reader may tell about themselves. `handle` is a public nickname of no meaning to us. */
export const profile = z.object({
  username: z.string(),
  phoneNumber: z.string(),
});
