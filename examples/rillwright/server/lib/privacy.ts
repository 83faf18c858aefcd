import { createHash } from 'node:crypto';

/** A stable pseudonym of an address, so that two events of one person can be joined without the address. */
export function hashEmail(email: string): string {
  return createHash('sha256').update(email.trim().toLowerCase()).digest('hex');
}

/** `mara@…`: enough for a person who knows the address to recognise it. */
export function maskEmail(email: string): string {
  return email.replace(/^(.{2}).*@.*$/, '$1***');
}
