import sgMail from '@sendgrid/mail';
import { config } from '../config';
import { logger } from '../lib/logger';
import { maskEmail } from '../lib/privacy';

sgMail.setApiKey(config.sendgridKey);

export interface OutgoingMail {
  to: string;
  subject: string;
  html: string;
}

/** Sends one e-mail through our mail service. */
export async function sendMail(mail: OutgoingMail): Promise<void> {
  // expect-next-line: vague-declaration
  await sgMail.send({
    to: mail.to,
    from: { email: 'hello@rillwright.example', name: 'Rillwright' },
    subject: mail.subject,
    html: mail.html,
    trackingSettings: { clickTracking: { enable: false } },
  });
  logger.debug({ to: maskEmail(mail.to) }, 'mail sent');
}
