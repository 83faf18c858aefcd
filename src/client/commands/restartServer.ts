import type { Running } from '../extension.js';

/** Stops the server, where it still runs, and starts a new one. One that hangs does not stop when it is asked to; the client ends its process a little later. */
export async function restartServer({ client, log }: Running): Promise<void> {
  log.info('Restarting the server');
  try {
    if (client.needsStop()) await client.stop();
  } catch (error) {
    log.error(`The server did not stop: ${String(error)}`);
  }
  await client.start();
}
