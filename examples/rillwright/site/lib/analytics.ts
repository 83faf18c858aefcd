import { AnalyticsBrowser } from '@segment/analytics-next';

const segment = AnalyticsBrowser.load({ writeKey: import.meta.env.SEGMENT_WRITE_KEY });

/** Starts Google's counting, once a visit. */
export function startCounting(): void {
  gtag('config', 'G-4KD9X2LMNP', {
    send_page_view: false,
    allow_google_signals: true, // expect: sdk-privacy-setting
  });
}

/** Counts a page view with our own analytics and with Google's. */
export function pageViewed(path: string): void {
  void segment.page(undefined, undefined, { path, referrer: document.referrer });
  gtag('event', 'page_view', { page_path: path });
}

export function linkClicked(link: string): void {
  void segment.track('Link Clicked', { link, page: window.location.pathname });
}

export function formSent(form: 'contact' | 'sign-up' | 'support'): void {
  void segment.track('Form Sent', { form });
  gtag('event', 'generate_lead', { form });
}

/** Which of our offices is nearest, for the map of meet-ups. */
export function meetupSearched(position: GeolocationPosition): void {
  const { latitude, longitude } = position.coords;
  void segment.track('Meetup Searched', { latitude, longitude }); // expect: undeclared-recipient(user.location.precise) -- coordinates are ours alone
}
