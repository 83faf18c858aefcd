import { Router } from 'express';
import { conferenceRegistration, type CodingAfternoonPlace } from '@shared/events';
import { query } from '../lib/database';
import { sendMail } from '../mail/mailer';

export const eventRoutes = Router();

eventRoutes.post('/events/conference', async (req, res) => {
  const registration = conferenceRegistration.parse(req.body);
  await query('INSERT INTO registrations (name, email, organization) VALUES ($1, $2, $3)', [
    registration.name,
    registration.email,
    registration.organization ?? null,
  ]);
  // expect-next-line: vague-declaration
  await sendMail({
    to: registration.email,
    subject: 'Your seat at Rillwright Currents',
    html: '<p>We look forward to seeing you. Bring this e-mail, on paper or on your phone.</p>',
  });
  res.status(201).end();
});

eventRoutes.post('/events/coding-afternoon', async (req, res) => {
  const place = req.body as CodingAfternoonPlace;
  await query('INSERT INTO coding_afternoon (account_id, child_name) VALUES ($1, $2)', [
    place.parentAccountId,
    place.childName,
  ]);
  res.status(201).end();
});
