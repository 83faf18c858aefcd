/** What quick fixes write where a person is to give a reason, in whatever language the editor speaks: as long as it stands there, the reason is missing. */
export const placeholders = {
  ignored: 'say here why this is acceptable',
  notPersonal: 'say here why this is no personal data',
} as const;

const all: ReadonlySet<string> = new Set(Object.values(placeholders));

/** Whether a reason is one that nobody has written yet. */
export function isPlaceholder(reason: string): boolean {
  return all.has(reason);
}
