import type { ContactRequest } from '@shared/contact';

const draftKey = 'rw-contact-draft';
const themeKey = 'rw-theme';

type Draft = Partial<Omit<ContactRequest, 'notes'>>;

/** Keeps a half-filled contact form, so that nothing has to be typed again after a reload. */
export function saveDraft(draft: Draft): void {
  localStorage.setItem(draftKey, JSON.stringify(draft)); // expect: personal-data-in-web-storage
}

export function loadDraft(): Draft {
  const stored = localStorage.getItem(draftKey);
  return stored ? (JSON.parse(stored) as Draft) : {};
}

export function forgetDraft(): void {
  localStorage.removeItem(draftKey);
}

export function saveTheme(theme: 'light' | 'dark'): void {
  localStorage.setItem(themeKey, theme);
}
