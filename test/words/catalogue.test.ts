import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
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
    expect(
      namesOf(messages.filter(({ en, ar }) => en.parameters.join() !== ar.parameters.join())),
      'the two languages of these sentences have different parameters',
    ).toEqual([]);
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
    expect(namesOf(wrong), 'a count needs one and other in English, all six forms in Arabic').toEqual([]);
  });

  it('is written in both languages, calmly', () => {
    const arabic = /[\u0600-\u06ff]/;
    /** Text to be typed literally, in an isolate. */
    const typed = /\u2066[^\u2069]*\u2069/g;
    const wrong = messages.filter(
      ({ en, ar }) =>
        arabic.test(en.letters) ||
        en.letters.includes('!') ||
        (/[a-z]/i.test(en.letters) && en.letters !== '/' && !arabic.test(ar.letters)) ||
        /[a-z]/i.test(ar.letters.replace(typed, '')),
    );
    expect(
      namesOf(wrong),
      'each language in its own letters, no exclamation mark, Latin text in Arabic between U+2066 and U+2069',
    ).toEqual([]);
  });

  it('never lets a direction mark stand for an isolate, and closes each isolate', () => {
    const wrong = keys.filter((key) => {
      const { ar } = catalogue[key];
      const opened = ar.match(/[\u2066-\u2068]/g)?.length ?? 0;
      return /[\u200e\u200f]/.test(ar) || opened !== (ar.match(/\u2069/g)?.length ?? 0);
    });
    expect(wrong, 'an isolate is not closed, or there is a mark U+200E or U+200F').toEqual([]);
  });

  it('isolates each command in an Arabic sentence', () => {
    const commands = keys.filter((key) => /\/[a-z{]/.test(catalogue[key].ar));
    expect(commands.length).toBeGreaterThan(20);
    expect(
      commands.filter((key) => /(?<!\u2066)\/[a-z{]/.test(catalogue[key].ar)),
      'write a command in Arabic between U+2066 and U+2069',
    ).toEqual([]);
  });

  it('has no verb that would have to agree with the person it names', () => {
    const verb =
      /(?:انضمّ|أنجز|يتولّى|غادر|كان|لم يعد|أعاد|حلّ|صرف|أنشأ|استعمل|يطلب|طلب|سجّل|أضاف|طرح|صار|ألغى|أغلق) \{(?:person|name|by|owner)\}/;
    expect(
      keys.filter((key) => verb.test(catalogue[key].ar)),
      'this verb would have to agree with a person: say it with a noun',
    ).toEqual([]);
  });

  it('writes a day after the word for it, and an event after its own', () => {
    const dated = /في \{(?:when|day)\}|كانت «\{event\}»/;
    expect(
      keys.filter((key) => dated.test(catalogue[key].ar)),
      'the word for a day, or for an event, stands before it',
    ).toEqual([]);
  });
});

describe('every Arabic text of the project', () => {
  const root = resolve(import.meta.dirname, '../..');
  const files = ['src', 'commands', 'docs', 'README.md'].flatMap((from) =>
    /\.md$/.test(from)
      ? [from]
      : readdirSync(join(root, from), { recursive: true, encoding: 'utf8' })
          .filter((name) => /\.(?:tsx?|md)$/.test(name))
          .map((name) => join(from, name)),
  );

  it.each([
    ['the word for an alliance', /[اإ]ئتلاف/],
    ['a rule where Halqa works something out', /القاعدة (?:تحدّد|من)|تحدّد القاعدة|على القاعدة|«القاعدة»/],
    ['a trait where a role is meant', /الصفة|بلا صفة|صفاتك|منح صفة/],
    ['a person in the place of a name', /شخص غادر/],
    ['a left-to-right mark', /\u200e|\\u200e/],
    ['words without their shadda', /(?:^|[^\p{L}])(?:ال)?(?:ملخص|منسق|منصة|منصات|ميسر)(?=[^\p{L}]|$)/u],
  ])('does without %s', (_what, unwanted) => {
    expect(files.length).toBeGreaterThan(200);
    // Input, unlike output, has many spellings.
    const reads = /^src[/](?:domain|chat|demo[/]gallery|app[/]input[/](?!shared|schedule))/;
    expect(
      files.filter((file) => !reads.test(file) && unwanted.test(readFileSync(join(root, file), 'utf8'))),
    ).toEqual([]);
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
