import { Router } from 'express';
import { query } from '../lib/database';

export const pageViewRoutes = Router();

const clearGif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** The clear gif at the foot of each page. */
pageViewRoutes.get('/pixel.gif', async (req, res) => {
  const visitorId: string | undefined = req.cookies['rw_visitor'];
  await query('INSERT INTO page_views (visitor, page, referrer) VALUES ($1, $2, $3)', [
    visitorId ?? null,
    String(req.query['page'] ?? '/'),
    req.get('referer') ?? null,
  ]);
  res.type('gif').set('cache-control', 'no-store').send(clearGif);
});
