import type { Language } from '../../../chat/ids.ts';
import { languages } from '../../../chat/languages.ts';

const key = 'halqa language';

/** The language that was chosen on this machine, else the browser's. */
export const storedLanguage = (): Language => {
  const stored = localStorage.getItem(key) ?? navigator.language;
  return languages.find((language) => stored.startsWith(language)) ?? 'en';
};

export const keepLanguage = (language: Language): void => localStorage.setItem(key, language);
