import { pino } from 'pino';

/** For people who run the service. Personal data does not belong here. */
export const logger = pino({ name: 'rillwright-site', level: process.env.LOG_LEVEL ?? 'info' });
