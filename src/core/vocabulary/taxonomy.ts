/** Dotted key of a data category (`user.contact.email`). */
export type CategoryKey = string;
/** Dotted key of a data use, called purpose (`marketing.communications.email`). */
export type PurposeKey = string;

/** The recipient classes of this project; the Fides taxonomy has none. */
export const recipientClasses = [
  'first_party',
  'affiliates',
  'service_providers',
  'payment_processors',
  'analytics_providers',
  'advertising_networks',
  'social_networks',
  'business_partners',
  'acquirer',
  'legal_authorities',
  'other_users',
  'public',
  'unspecified_third_parties',
] as const;
export type RecipientClass = (typeof recipientClasses)[number];
