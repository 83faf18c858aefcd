import type { Account, ProfileUpdate, SignUpRequest } from '@shared/account';
import { query, queryOne } from './database';

const columns =
  'id, name, email, email_verified AS "emailVerified", organization, newsletter, created_at AS "createdAt"';

export async function createAccount(request: SignUpRequest): Promise<Account> {
  const account = await queryOne<Account>(
    `INSERT INTO accounts (name, email, organization, newsletter) VALUES ($1, $2, $3, $4) RETURNING ${columns}`,
    [request.name, request.email, request.organization, request.newsletter],
  );
  if (!account) throw new Error('The account was not stored.');
  return account;
}

export function findAccountByEmail(email: string): Promise<Account | undefined> {
  return queryOne<Account>(`SELECT ${columns} FROM accounts WHERE lower(email) = lower($1)`, [email]);
}

export function findAccountBySession(sessionId: string): Promise<Account | undefined> {
  return queryOne<Account>(
    `SELECT ${columns} FROM accounts JOIN sessions ON sessions.account_id = accounts.id WHERE sessions.id = $1`,
    [sessionId],
  );
}

export async function updateProfile(accountId: string, update: ProfileUpdate): Promise<void> {
  await query('UPDATE accounts SET name = $2, organization = $3, location = $4 WHERE id = $1', [
    accountId,
    update.name,
    update.organization,
    update.location ?? null,
  ]);
}

export async function markVerified(email: string): Promise<void> {
  await query('UPDATE accounts SET email_verified = true WHERE lower(email) = lower($1)', [email]);
}

/** Addresses that the next newsletter goes to. */
export function newsletterReaders(): Promise<Pick<Account, 'id' | 'name' | 'email'>[]> {
  return query('SELECT id, name, email FROM accounts WHERE newsletter AND email_verified ORDER BY id');
}

export async function stopNewsletter(readerId: string): Promise<void> {
  await query('UPDATE accounts SET newsletter = false WHERE id = $1', [readerId]);
}
