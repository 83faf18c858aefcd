import posthog from 'posthog-js';
import type { Customer } from './customer.js';

export function signUp(customer: Customer): void {
  posthog.capture('signed up', { plan: 'free', email: customer.email });
}
