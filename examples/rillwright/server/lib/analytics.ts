import { Analytics } from '@segment/analytics-node';
import type { Account } from '@shared/account';
import { config } from '../config';
import { hashEmail } from './privacy';

const segment = new Analytics({ writeKey: config.segmentWriteKey });

/** Counts a sign-up. The analytics service sees a pseudonym, never the address. */
export function countSignUp(account: Account): void {
  // expect-next-line: vague-declaration
  segment.track({
    userId: hashEmail(account.email),
    event: 'Signed Up',
    properties: { verified: account.emailVerified, wantsNewsletter: account.newsletter },
  });
}

export function countSupportCase(severity: string): void {
  segment.track({ anonymousId: 'support', event: 'Support Case Opened', properties: { severity } });
}

/** To be awaited before the process ends, so that no event is lost. */
export function flushAnalytics(): Promise<void> {
  return segment.closeAndFlush();
}
