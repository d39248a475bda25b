import {
  isPluralElement,
  isSelectElement,
  type MessageFormatElement,
  parse,
  TYPE,
} from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { languages } from '../../src/chat/languages.ts';
import { catalogue, type Key } from '../../src/words/catalogue.ts';
import { wordsFor } from '../../src/words/words.ts';

const keys = Object.keys(catalogue) as Key[];

type Shape = Readonly<{
  parameters: readonly string[];
  letters: string;
  plurals: readonly (readonly string[])[];
}>;

/** The parameters of a message, its own words, and the forms of each of its plurals. */
const shapeOf = (message: string): Shape => {
  const parameters = new Set<string>();
  const plurals: (readonly string[])[] = [];
  let letters = '';
  const walk = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal) letters += element.value;
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      if ('value' in element && typeof element.value === 'string') parameters.add(element.value);
      if (isPluralElement(element)) plurals.push(Object.keys(element.options));
      if (isPluralElement(element) || isSelectElement(element))
        for (const option of Object.values(element.options)) walk(option.value);
    }
  };
  walk(parse(message));
  return { parameters: [...parameters].sort(), plurals, letters };
};

const messages = keys.map((key) => ({
  key,
  en: shapeOf(catalogue[key].en),
  ar: shapeOf(catalogue[key].ar),
}));

const namesOf = (wrong: typeof messages) => wrong.map(({ key }) => key);

describe('the catalogue', () => {
  it('asks for the same in both languages', () => {
    expect(messages.length).toBeGreaterThan(150);
    expect(namesOf(messages.filter(({ en, ar }) => en.parameters.join() !== ar.parameters.join()))).toEqual(
      [],
    );
  });

  it('counts in all the forms of each language', () => {
    const has = (forms: readonly string[], wanted: readonly string[]) =>
      wanted.every((form) => forms.includes(form));
    const arabic = ['zero', 'one', 'two', 'few', 'many', 'other'];
    const wrong = messages.filter(
      ({ en, ar }) =>
        en.plurals.length !== ar.plurals.length ||
        !en.plurals.every((forms) => has(forms, ['one', 'other'])) ||
        !ar.plurals.every((forms) => has(forms, arabic)),
    );
    expect(namesOf(wrong)).toEqual([]);
  });

  it('is written in both languages, calmly', () => {
    const arabic = /[\u0600-\u06ff]/;
    const commands = /\/[a-z]+( [a-z]+)?|group:/g;
    const wrong = messages.filter(
      ({ en, ar }) =>
        arabic.test(en.letters) ||
        en.letters.includes('!') ||
        (/[a-z]/i.test(en.letters) && en.letters !== '/' && !arabic.test(ar.letters)) ||
        /[a-z]/i.test(ar.letters.replace(commands, '')),
    );
    expect(namesOf(wrong)).toEqual([]);
  });
});

describe('words', () => {
  const speech = { digits: 'latn', timeZone: 'Asia/Beirut' } as const;

  it('writes the digits that the coalition chose', () => {
    expect(wordsFor({ ...speech, language: 'ar' }).number(1234.5)).toContain('1');
    expect(wordsFor({ ...speech, language: 'ar', digits: 'arab' }).number(7)).toBe('٧');
    expect(wordsFor({ ...speech, language: 'ar', digits: 'arab' }).day('2026-11-13')).toContain('١٣');
  });

  it.each(languages)('lets no name turn the sentence around it (%s)', (language) => {
    const words = wordsFor({ ...speech, language });
    const name = language === 'ar' ? 'Ana' : 'عمر';
    expect(words.text('refusal.already-member', { group: name })).toContain(`\u2068${name}\u2069`);
    expect(words.show('\u202eevil')).not.toContain('\u202e');
  });

  it('counts in Arabic as Arabic does', () => {
    const words = wordsFor({ ...speech, language: 'ar' });
    expect([0, 1, 2, 3, 11, 100].map((n) => words.text('group.members', { n }))).toEqual([
      'لا أعضاء',
      'عضو واحد',
      'عضوان',
      '3 أعضاء',
      '11 عضوًا',
      '100 عضو',
    ]);
  });
});
