import type { NextFunction, Request, Response } from 'express';
import { destination, pino } from 'pino';
import { UAParser } from 'ua-parser-js';
import { config } from '../config';

const requestLog = pino({ base: null }, destination(config.requestLogFile));

/** Adds one line to the log file for each request: who asked for what, from where, with which browser. */
export function logRequest(req: Request, res: Response, next: NextFunction): void {
  const startedAt = performance.now();
  res.on('finish', () => {
    const { browser, device } = UAParser(req.get('user-agent') ?? '');
    requestLog.info({
      ip: req.ip,
      method: req.method,
      path: req.path,
      referrer: req.get('referer'),
      userAgent: req.get('user-agent'),
      browser: browser.name,
      device: device.model,
      status: res.statusCode,
      milliseconds: Math.round(performance.now() - startedAt),
    });
  });
  next();
}
