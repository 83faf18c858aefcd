/** Asks which fields of the code hold data, for the keys of `pledge.fields`. */
export const fieldNamesMethod = 'pledge/fieldNames';

export interface FieldName {
  /** `Customer.email`, or `email` where it has no owner. */
  readonly pattern: string;
  /** What it is taken for now. */
  readonly categories: readonly string[];
}
