import { z } from 'zod';

/** A seat at the yearly user conference. */
export const conferenceRegistration = z.object({
  name: z.string().trim().min(1).max(120),
  email: z.email(),
  organization: z.string().trim().max(160).optional(),
  passportNumber: z.string().max(20).optional(), // expect: special-category -- asked for visa letters
});

export type ConferenceRegistration = z.infer<typeof conferenceRegistration>;

/** The coding afternoon for the children of our users, from eight years on. */
export interface CodingAfternoonPlace {
  parentAccountId: string;
  /** @pii childrens -- first name only, for the badge */
  childName: string; // expect: denied-practice -- the policy says: not under 13
}
