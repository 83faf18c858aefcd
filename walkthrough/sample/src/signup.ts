import posthog from 'posthog-js';
import type { Rider } from './rider.js';

// The policy says that this never happens. Put the caret on the red line and press Ctrl+. (on a Mac ⌘.) for what can be done.
export function signUp(rider: Rider): void {
  posthog.capture('signed up', { season: 'spring', email: rider.email });
}

// A log is a place that personal data goes to as well.
export function confirm(rider: Rider): void {
  console.log('confirmation sent to', rider.email);
}
