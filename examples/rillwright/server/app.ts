import cookieParser from 'cookie-parser';
import express, { type NextFunction, type Request, type Response } from 'express';
import { config } from './config';
import { flushAnalytics } from './lib/analytics';
import { logger } from './lib/logger';
import { logRequest } from './lib/requestLog';
import { accountRoutes } from './routes/accounts';
import { clusterReportRoutes } from './routes/clusterReports';
import { contactRoutes } from './routes/contact';
import { deviceRoutes } from './routes/devices';
import { eventRoutes } from './routes/events';
import { meetupRoutes } from './routes/meetups';
import { newsletterRoutes } from './routes/newsletter';
import { pageViewRoutes } from './routes/pageViews';
import { supportRoutes } from './routes/support';

const app = express();

app.set('trust proxy', 1);
app.use(logRequest);
app.use(express.json({ limit: '1mb' }));
app.use(cookieParser());
app.use(newsletterRoutes, pageViewRoutes);
app.use('/api', accountRoutes, clusterReportRoutes, contactRoutes, deviceRoutes, eventRoutes, meetupRoutes);
app.use('/api', supportRoutes);

app.use((error: Error, _req: Request, res: Response, next: NextFunction) => {
  if (res.headersSent) {
    next(error);
    return;
  }
  logger.error({ error }, 'a request failed');
  res.status(500).end();
});

const server = app.listen(config.port, () => logger.info({ port: config.port }, 'listening'));

process.once('SIGTERM', () => {
  server.close(() => {
    void flushAnalytics().finally(() => process.exit(0));
  });
});
