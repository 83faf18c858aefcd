import Cookies from 'js-cookie';

const visitorCookie = 'rw_visitor';

/** The identifier of this browser: read from its cookie, or made up on the first visit. */
export function visitorId(): string {
  const known = Cookies.get(visitorCookie);
  if (known) return known;
  const cookieId = crypto.randomUUID();
  Cookies.set(visitorCookie, cookieId, { expires: 365, sameSite: 'lax', secure: true });
  return cookieId;
}
