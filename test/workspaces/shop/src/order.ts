import posthog from 'posthog-js';
import type { Customer } from './customer.js';

export function placeOrder(customer: Customer, items: readonly string[]): void {
  posthog.capture('order placed', { count: items.length });
  console.log('order placed by', customer.email);
}
