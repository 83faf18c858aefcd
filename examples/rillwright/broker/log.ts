import { pino } from 'pino';

/** The broker's own log, on the machine of the customer. */
export const log = pino({ name: 'rillwright-broker' });
