import { Router } from 'express';
import { meetupRegistration } from '@shared/meetup';
import { query } from '../lib/database';
import { logger } from '../lib/logger';

export const meetupRoutes = Router();

meetupRoutes.post('/meetups', async (req, res) => {
  const parsed = meetupRegistration.safeParse(req.body);
  if (!parsed.success) {
    res.status(400).end();
    return;
  }
  const { meetup, name, email, dateOfBirth } = parsed.data;
  await query('INSERT INTO meetup_guests (meetup, name, email, date_of_birth) VALUES ($1, $2, $3, $4)', [
    meetup,
    name,
    email,
    dateOfBirth,
  ]);
  logger.info({ meetup }, 'a place at a meet-up was taken');
  res.status(202).end();
});
