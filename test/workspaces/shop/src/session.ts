import type { Customer } from './customer.js';

/** Lets a customer come back without signing in again. */
export function remember(customer: Customer): void {
  localStorage.setItem('customer', customer.email);
}
