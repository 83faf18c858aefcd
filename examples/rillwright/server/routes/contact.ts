import { Router } from 'express';
import { contactRequest } from '@shared/contact';
import { query } from '../lib/database';
import { logger } from '../lib/logger';
import { sendMail } from '../mail/mailer';
import { salesMail } from '../mail/templates';
import { sendToAffiliate } from '../sharing/affiliates';
import { saveContact } from '../sharing/crm';
import { sendTrainingLead } from '../sharing/partnerLeads';

export const contactRoutes = Router();

const asianPlaces = /japan|korea|singapore|tokyo|seoul/i;

contactRoutes.post('/contact', async (req, res) => {
  const parsed = contactRequest.safeParse(req.body);
  if (!parsed.success) {
    logger.info('a contact request was refused');
    res.status(400).json({ problems: parsed.error.issues.map((issue) => issue.path.join('.')) });
    return;
  }
  const contact = parsed.data;
  logger.info({ email: contact.email }, 'contact request'); // expect: personal-data-in-log

  await query(
    'INSERT INTO contacts (name, organization, email, location, interest, notes) VALUES ($1, $2, $3, $4, $5, $6)',
    [
      contact.name,
      contact.organization,
      contact.email,
      contact.location ?? null,
      contact.productInterest,
      contact.notes,
    ],
  );
  await sendMail(salesMail(contact)); // expect: vague-declaration
  await saveContact(contact); // expect: vague-declaration
  if (contact.location && asianPlaces.test(contact.location)) await sendToAffiliate(contact); // expect: vague-declaration
  if (contact.productInterest === 'training') await sendTrainingLead(contact); // expect: vague-declaration

  logger.info('contact request stored');
  res.status(202).end();
});
