import type { Language } from '../../chat/ids.ts';
import { languages } from '../../chat/languages.ts';
import { redactedText } from '../../chat/text/redacted.ts';
import { wordsFor } from '../../words/words.ts';
import { escaped, notText } from './without-name.ts';

const removed = (language: Language): string =>
  wordsFor({ language, digits: 'latn', timeZone: 'UTC' }).text('redact.text');

/** A text this long occurs nowhere by chance, so it is found inside words too. */
const longText = 12;

const isolates = '[\\u2066-\\u2069]*';

/** Choices are short words that occur elsewhere too, so they are found only where they are the whole text. */
const patternOf = (texts: readonly string[], choices: readonly string[]): RegExp => {
  const longestFirst = [...texts].sort((a, b) => b.length - a.length);
  const parts = longestFirst.map((text) =>
    text.length < longText ? `(?<![\\p{L}\\p{N}])${escaped(text)}(?![\\p{L}\\p{N}])` : escaped(text),
  );
  const alone = choices.map((choice) => `^${isolates}${escaped(choice)}${isolates}$`);
  return new RegExp([...alone, ...parts].join('|'), 'gu');
};

/**
 * Removes texts from a stored card, answer or summary (JSON). Inside a card, which has a language, they are
 * replaced in that language; in a record that is drawn later, by the placeholder for a removed text.
 */
export const withoutTexts = (json: string, texts: readonly string[], choices: readonly string[]): string => {
  const pattern = patternOf(texts, choices);
  const walk = (value: unknown, language: Language | null): unknown => {
    if (typeof value === 'string')
      return value.replace(pattern, language === null ? redactedText : removed(language));
    if (Array.isArray(value)) return value.map((one) => walk(one, language));
    if (typeof value !== 'object' || value === null) return value;
    const record = value as Readonly<Record<string, unknown>>;
    const spoken = languages.find((one) => one === record.language) ?? language;
    return Object.fromEntries(
      Object.entries(record).map(([key, one]) => [
        key,
        notText.has(key) && typeof one === 'string' ? one : walk(one, spoken),
      ]),
    );
  };
  return JSON.stringify(walk(JSON.parse(json), null));
};
