function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The environment variable ${name} is not set.`);
  return value;
}

export const config = {
  port: Number(process.env.PORT ?? 8080),
  siteUrl: process.env.SITE_URL ?? 'https://rillwright.example',
  databaseUrl: required('DATABASE_URL'),
  requestLogFile: process.env.REQUEST_LOG ?? '/var/log/rillwright/requests.log',
  segmentWriteKey: required('SEGMENT_WRITE_KEY'),
  sendgridKey: required('SENDGRID_KEY'),
  hubspotAccessKey: required('HUBSPOT_ACCESS_KEY'),
  affiliateUrl: process.env.AFFILIATE_URL ?? 'https://leads.rillwright-asia.example/v1/contacts',
};
