import hosts from '../../../catalogue/hosts.json';
import ownHosts from '../../../catalogue/hosts-own.json';
import adNetwork from '../../../catalogue/sdks/ad-network.json';
import adPixel from '../../../catalogue/sdks/ad-pixel.json';
import apm from '../../../catalogue/sdks/apm.json';
import attribution from '../../../catalogue/sdks/attribution.json';
import banking from '../../../catalogue/sdks/banking.json';
import cloud from '../../../catalogue/sdks/cloud.json';
import consent from '../../../catalogue/sdks/consent.json';
import crm from '../../../catalogue/sdks/crm.json';
import database from '../../../catalogue/sdks/database.json';
import deviceSource from '../../../catalogue/sdks/device-source.json';
import email from '../../../catalogue/sdks/email.json';
import errorMonitoring from '../../../catalogue/sdks/error-monitoring.json';
import featureFlags from '../../../catalogue/sdks/feature-flags.json';
import framework from '../../../catalogue/sdks/framework.json';
import http from '../../../catalogue/sdks/http.json';
import identity from '../../../catalogue/sdks/identity.json';
import llm from '../../../catalogue/sdks/llm.json';
import llmObservability from '../../../catalogue/sdks/llm-observability.json';
import logging from '../../../catalogue/sdks/logging.json';
import loggingService from '../../../catalogue/sdks/logging-service.json';
import maps from '../../../catalogue/sdks/maps.json';
import marketing from '../../../catalogue/sdks/marketing.json';
import messaging from '../../../catalogue/sdks/messaging.json';
import node from '../../../catalogue/sdks/node.json';
import notifications from '../../../catalogue/sdks/notifications.json';
import payments from '../../../catalogue/sdks/payments.json';
import platform from '../../../catalogue/sdks/platform.json';
import productAnalytics from '../../../catalogue/sdks/product-analytics.json';
import productivity from '../../../catalogue/sdks/productivity.json';
import push from '../../../catalogue/sdks/push.json';
import search from '../../../catalogue/sdks/search.json';
import sessionReplay from '../../../catalogue/sdks/session-replay.json';
import sms from '../../../catalogue/sdks/sms.json';
import storage from '../../../catalogue/sdks/storage.json';
import support from '../../../catalogue/sdks/support.json';
import tagManager from '../../../catalogue/sdks/tag-manager.json';
import telemetry from '../../../catalogue/sdks/telemetry.json';
import webAnalytics from '../../../catalogue/sdks/web-analytics.json';
import workflow from '../../../catalogue/sdks/workflow.json';
import type { CatalogueData } from './catalogue.js';
import type { RawFile } from './sdk.js';

const files: readonly RawFile[] = [
  adNetwork,
  adPixel,
  apm,
  attribution,
  banking,
  cloud,
  consent,
  crm,
  database,
  deviceSource,
  email,
  errorMonitoring,
  featureFlags,
  framework,
  http,
  identity,
  llm,
  llmObservability,
  logging,
  loggingService,
  maps,
  marketing,
  messaging,
  node,
  notifications,
  payments,
  platform,
  productAnalytics,
  productivity,
  push,
  search,
  sessionReplay,
  sms,
  storage,
  support,
  tagManager,
  telemetry,
  webAnalytics,
  workflow,
];

/** The catalogue that ships. A unit test holds that no file of catalogue/sdks is missing here. */
export const catalogueData: CatalogueData = { files, hosts, ownHosts };
