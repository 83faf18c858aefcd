import type { Account } from '@shared/account';
import { config } from '../config';
import { newsletterReaders } from '../lib/accounts';
import { logger } from '../lib/logger';
import { escapeHtml } from './escape';
import { sendMail } from './mailer';

export interface Issue {
  id: string;
  title: string;
  html: string;
}

type Reader = Pick<Account, 'id' | 'name' | 'email'>;

/** The issue as one reader gets it: with the clear gif that tells us it was opened, and the link that ends the subscription. */
export function renderIssue(issue: Issue, reader: Reader): string {
  const openPixel = `${config.siteUrl}/newsletter/${issue.id}/opened.gif?reader=${reader.id}`;
  const unsubscribeLink = `${config.siteUrl}/newsletter/unsubscribe?reader=${reader.id}`;
  return `
    <p>Dear ${escapeHtml(reader.name)},</p>
    ${issue.html}
    <p style="font-size: 12px">
      You get this newsletter because you asked for it. <a href="${unsubscribeLink}">Unsubscribe</a>
    </p>
    <img src="${openPixel}" width="1" height="1" alt="" />`;
}

/** Sends an issue to all readers, one after the other, and says how many got it. */
export async function sendIssue(issue: Issue): Promise<number> {
  const readers = await newsletterReaders();
  let sent = 0;
  for (const reader of readers) {
    try {
      await sendMail({ to: reader.email, subject: issue.title, html: renderIssue(issue, reader) }); // expect: vague-declaration
      sent++;
    } catch (error) {
      logger.warn({ issue: issue.id, error }, 'one reader was skipped');
    }
  }
  logger.info({ issue: issue.id, sent }, 'newsletter sent');
  return sent;
}
