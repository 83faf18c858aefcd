import geoip from 'geoip-lite';

/** The region that an address belongs to, as far as it is known: `US-CA`, `DE-BE`. The address itself is not kept. */
export function regionOf(ipAddress: string): string {
  const place = geoip.lookup(ipAddress);
  return place ? `${place.country}-${place.region}` : 'unknown';
}
