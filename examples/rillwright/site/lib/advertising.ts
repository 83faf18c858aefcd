/** Starts the tags of the networks that show our advertisements on other sites. */
export function startAdvertising(): void {
  if (navigator.doNotTrack === '1') return; // expect: ignored-signal -- the policy says that we do not respond to it
  fbq('init', '482910573310');
  fbq('track', 'PageView');
  gtag('config', 'AW-7719203344');
}

/** Tells the networks that an advertisement led to a download. */
export function downloadStarted(product: string): void {
  fbq('track', 'Lead', { content_name: product });
  gtag('event', 'conversion', { send_to: 'AW-7719203344/dl', product });
}
