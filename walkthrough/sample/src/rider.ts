/** Somebody who signed up for a ride. */
export interface Rider {
  name: string;
  email: string;
  /** Only Pledge's reader knows: is this a nickname, or the handlebar? "Pledge: Map Field" says so. */
  handle: string;
}
