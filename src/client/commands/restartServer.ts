import type { Running } from '../extension.js';

/** Stops the server, where it still runs, and starts a new one. */
export async function restartServer({ client, log }: Running): Promise<void> {
  log.info('Restarting the server');
  if (client.needsStop()) await client.stop();
  await client.start();
}
