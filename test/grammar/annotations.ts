interface Ticket {
  /** @pii email, ip_address for support to zendesk -- shown in the ticket */
  address: string;
  handle: string; // @pii user.account.username
  /* @notPii a number that we draw by lot */
  lot: number;
  /**
   * Where the customer lives, for the courier.
   * @pii street, city for essential.service.fulfill_order to "Parcel & Sons", payment_processors
   * @notPii reason that a reviewer can check
   */
  street: string;
}

/** @tracks browsing_history for analytics.reporting to analytics_providers */
track('opened');

// pledge-ignore-next-line personal-data-in-log, undeclared-category -- a test account of ours
console.log(ticket.address);
log(ticket.handle); // pledge-ignore-line personal-data-in-log -- see the log-file row
/* pledge-ignore undeclared-tracker -- moved to the next release */

// No annotations: a tag in the middle of a sentence (see @pii), a decorator, a longer word.
@pii email
class Plain {} // @piis email
const text = '@pii email';
