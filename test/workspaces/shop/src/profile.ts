import { z } from 'zod';

/** What a reader may tell us, beside the books that they like. */
export const profile = z.object({
  favouriteBook: z.string(),
  phoneNumber: z.string(),
});
