import { z } from 'zod';

export const signUpRequest = z.object({
  name: z.string().trim().min(1).max(120),
  email: z.email(),
  organization: z.string().trim().min(1).max(160),
  jobTitle: z.string().trim().max(80).optional(), // expect: undeclared-category -- the policy never mentions the job
  newsletter: z.boolean().default(false),
});

export type SignUpRequest = z.infer<typeof signUpRequest>;

/** A row of the table `accounts`. There are no passwords: people sign in with a link that we mail to them. */
export interface Account {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  organization: string;
  newsletter: boolean;
  createdAt: Date;
}

/** What an account shows on its own profile page. */
export const profileUpdate = z.object({
  name: z.string().trim().min(1).max(120),
  organization: z.string().trim().min(1).max(160),
  location: z.string().trim().max(120).optional(),
});

export type ProfileUpdate = z.infer<typeof profileUpdate>;
