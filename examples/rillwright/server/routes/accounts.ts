import { randomBytes } from 'node:crypto';
import { Router } from 'express';
import { profileUpdate, signUpRequest } from '@shared/account';
import { createAccount, findAccountByEmail, findAccountBySession, markVerified, updateProfile } from '../lib/accounts';
import { countSignUp } from '../lib/analytics';
import { query, queryOne } from '../lib/database';
import { logger } from '../lib/logger';
import { sendMail } from '../mail/mailer';
import { signInMail } from '../mail/templates';

export const accountRoutes = Router();

const sessionCookie = 'rw_session';
const thirtyDays = 30 * 24 * 60 * 60 * 1000;

async function mailSignInLink(email: string): Promise<void> {
  const code = randomBytes(24).toString('base64url');
  await query('INSERT INTO sign_in_links (code, email) VALUES ($1, $2)', [code, email]);
  await sendMail(signInMail(email, code)); // expect: vague-declaration
}

accountRoutes.post('/sign-up', async (req, res) => {
  const request = signUpRequest.parse(req.body);
  if (await findAccountByEmail(request.email)) {
    res.status(409).end();
    return;
  }
  const account = await createAccount(request);
  await mailSignInLink(account.email); // expect: vague-declaration
  countSignUp(account);
  res.status(201).json({ id: account.id });
});

accountRoutes.post('/sign-in', async (req, res) => {
  const { email } = signUpRequest.pick({ email: true }).parse(req.body);
  const account = await findAccountByEmail(email);
  if (account) await mailSignInLink(account.email); // expect: vague-declaration
  // The answer is the same either way, so that nobody learns who has an account.
  res.status(202).end();
});

accountRoutes.get('/sign-in', async (req, res) => {
  const link = await queryOne<{ email: string }>(
    `DELETE FROM sign_in_links WHERE code = $1 AND created_at > now() - interval '15 minutes' RETURNING email`,
    [String(req.query['code'] ?? '')],
  );
  const account = link && (await findAccountByEmail(link.email));
  if (!account) {
    logger.info('a sign-in link was not valid');
    res.redirect('/sign-in?expired=1');
    return;
  }
  if (!account.emailVerified) await markVerified(account.email);
  const sessionId = randomBytes(32).toString('base64url');
  await query('INSERT INTO sessions (id, account_id) VALUES ($1, $2)', [sessionId, account.id]);
  res.cookie(sessionCookie, sessionId, { httpOnly: true, secure: true, sameSite: 'lax', maxAge: thirtyDays });
  res.redirect('/profile');
});

accountRoutes.get('/profile', async (req, res) => {
  const account = await findAccountBySession(String(req.cookies[sessionCookie] ?? ''));
  if (!account) {
    res.status(401).end();
    return;
  }
  const { name, email, organization, newsletter } = account;
  res.json({ name, email, organization, newsletter });
});

accountRoutes.put('/profile', async (req, res) => {
  const account = await findAccountBySession(String(req.cookies[sessionCookie] ?? ''));
  if (!account) {
    res.status(401).end();
    return;
  }
  await updateProfile(account.id, profileUpdate.parse(req.body));
  res.status(204).end();
});
