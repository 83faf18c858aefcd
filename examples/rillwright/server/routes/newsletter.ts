import { Router } from 'express';
import { stopNewsletter } from '../lib/accounts';
import { query } from '../lib/database';
import { logger } from '../lib/logger';

export const newsletterRoutes = Router();

/** A transparent image of one pixel. */
const clearGif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** The image in each issue: its request tells us that the e-mail was opened. */
newsletterRoutes.get('/newsletter/:issue/opened.gif', async (req, res) => {
  await query('INSERT INTO issue_opens (issue, reader) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    req.params.issue,
    String(req.query['reader'] ?? ''),
  ]);
  res.type('gif').set('cache-control', 'no-store').send(clearGif);
});

newsletterRoutes.get('/newsletter/unsubscribe', async (req, res) => {
  await stopNewsletter(String(req.query['reader'] ?? ''));
  logger.info('a reader left the newsletter');
  res.redirect('/unsubscribed');
});
