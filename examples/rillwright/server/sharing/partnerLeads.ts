import type { ContactRequest } from '@shared/contact';

/** The training partner's import still runs on its old host, which has no certificate. */
const partnerImport = 'http://import.brookside-training.example/leads';

/** Tells the training partner who would like to hear of its courses. */
export async function sendTrainingLead(request: ContactRequest): Promise<void> {
  const { name, email } = request;
  // expect-next-line: insecure-transport
  await fetch(partnerImport, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, email }),
  });
}
