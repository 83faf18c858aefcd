import type { ContactRequest } from '@shared/contact';
import { config } from '../config';

/** Hands a contact in Asia to Rillwright Asia, a company of our group, which answers in the local language. */
export async function sendToAffiliate(request: ContactRequest): Promise<void> {
  const response = await fetch(config.affiliateUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      name: request.name,
      organization: request.organization,
      email: request.email,
      productInterest: request.productInterest,
    }),
  });
  if (!response.ok) throw new Error(`Rillwright Asia answered ${response.status}.`);
}
