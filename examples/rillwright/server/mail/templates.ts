import type { ContactRequest } from '@shared/contact';
import { config } from '../config';
import { escapeHtml } from './escape';
import type { OutgoingMail } from './mailer';

/** The link by which people sign in; the code in it works once, for a quarter of an hour. */
export function signInMail(to: string, code: string): OutgoingMail {
  return {
    to,
    subject: 'Your link to sign in to Rillwright',
    html: `<p><a href="${config.siteUrl}/sign-in?code=${code}">Sign in</a>. The link works once.</p>`,
  };
}

/** Tells the sales team of a contact request. */
export function salesMail(request: ContactRequest): OutgoingMail {
  return {
    to: 'sales@rillwright.example',
    subject: `${request.organization} asks about ${request.productInterest}`,
    html: `
      <p>${escapeHtml(request.name)} (${escapeHtml(request.email)}), ${escapeHtml(request.location ?? 'place unknown')}</p>
      <blockquote>${escapeHtml(request.notes)}</blockquote>`,
  };
}

export function supportReceiptMail(to: string, caseId: string): OutgoingMail {
  return {
    to,
    subject: `We have your support request ${caseId}`,
    html: `<p>An engineer will answer soon. You can follow the case at ${config.siteUrl}/support/${caseId}.</p>`,
  };
}
