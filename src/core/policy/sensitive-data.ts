import type { Sensitivity } from '../vocabulary/taxonomy.js';

/** Data that nothing general in a policy covers, as a sentence names it. */
export const sensitiveData: Readonly<Record<Sensitivity, string>> = {
  special: 'special categories of data',
  government: 'government identifiers',
  financial: 'financial data',
  precise_location: 'precise location',
  biometric: 'biometric data',
  health: 'health data',
  children: "children's data",
  credentials: 'credentials',
};
