import type { Language } from '../../../chat/ids.ts';
import { languageTraits } from '../../../chat/languages.ts';

/* The page shows times in the coalition's zone, with Latin digits in both languages. */
const formats = new Map<string, Intl.DateTimeFormat>();
const format = (
  language: Language,
  zone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat => {
  const key = `${language} ${zone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(languageTraits[language].dateLocale('latn', zone), {
    timeZone: zone,
    ...options,
  });
  formats.set(key, made);
  return made;
};

export const dayText = (iso: string, zone: string, language: Language): string =>
  format(language, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    Date.parse(iso),
  );

export const timeText = (iso: string, zone: string, language: Language): string =>
  format(language, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(Date.parse(iso));
