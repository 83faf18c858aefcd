import { Router } from 'express';
import { supportRequest, type Attachment, type SupportMessage } from '@shared/support';
import { countSupportCase } from '../lib/analytics';
import { query, queryOne } from '../lib/database';
import { logger } from '../lib/logger';
import { sendMail } from '../mail/mailer';
import { supportReceiptMail } from '../mail/templates';

export const supportRoutes = Router();

supportRoutes.post('/support', async (req, res) => {
  const request = supportRequest.parse(req.body);
  const opened = await queryOne<{ caseId: string }>(
    `INSERT INTO cases (email, subject, severity, cluster_id) VALUES ($1, $2, $3, $4) RETURNING id AS "caseId"`,
    [request.email, request.subject, request.severity, request.clusterId ?? null],
  );
  if (!opened) throw new Error('The case was not stored.');

  await addMessage({ caseId: opened.caseId, sender: 'customer', message: request.message, sentAt: new Date() });
  await sendMail(supportReceiptMail(request.email, opened.caseId)); // expect: vague-declaration
  countSupportCase(request.severity);

  if (request.severity === 'down') {
    // pledge-ignore-next-line personal-data-in-log -- the engineer on call has to write back at once; kept for two days
    logger.warn({ caseId: opened.caseId, email: request.email }, 'a cluster is down');
  }
  res.status(201).json(opened);
});

supportRoutes.get('/support/:caseId/messages', async (req, res) => {
  res.json(
    await query<SupportMessage>(
      'SELECT case_id AS "caseId", sender, message, sent_at AS "sentAt" FROM messages WHERE case_id = $1 ORDER BY sent_at',
      [req.params.caseId],
    ),
  );
});

export async function addMessage(entry: SupportMessage): Promise<void> {
  await query('INSERT INTO messages (case_id, sender, message, sent_at) VALUES ($1, $2, $3, $4)', [
    entry.caseId,
    entry.sender,
    entry.message,
    entry.sentAt,
  ]);
}

/** Notes that a file arrived. Its name is the name of a file, not of a person. */
export async function noteAttachment({ caseId, file }: Attachment): Promise<void> {
  await query('INSERT INTO attachments (case_id, name, size) VALUES ($1, $2, $3)', [caseId, file.name, file.size]);
  // expect-next-line: unused-suppression
  // pledge-ignore-next-line personal-data-in-log -- the sender's address was logged here until last year
  logger.info({ caseId, name: file.name, size: file.size }, 'attachment received');
}
