import { Client } from '@hubspot/api-client';
import type { ContactRequest } from '@shared/contact';
import { config } from '../config';

const hubspot = new Client({ accessToken: config.hubspotAccessKey });

/** Keeps a contact with the service provider that hosts our customer list. */
export async function saveContact(request: ContactRequest): Promise<string> {
  // expect-next-line: vague-declaration
  const contact = await hubspot.crm.contacts.basicApi.create({
    properties: {
      email: request.email,
      company: request.organization,
      product_interest: request.productInterest,
    },
    associations: [],
  });
  return contact.id;
}
