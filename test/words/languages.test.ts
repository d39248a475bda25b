import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/chat/languages.ts';
import { wordsFor } from '../../src/words/words.ts';

const root = resolve(import.meta.dirname, '../..');

describe('the table of languages', () => {
  it.each([
    ['Asia/Beirut', 'كانون الثاني', 'تموز'],
    ['Asia/Damascus', 'كانون الثاني', 'تموز'],
    ['Asia/Baghdad', 'كانون الثاني', 'تموز'],
    ['Africa/Tunis', 'جانفي', 'جويلية'],
    ['Africa/Algiers', 'جانفي', 'جويلية'],
    ['Africa/Casablanca', 'يناير', 'يوليوز'],
    ['Africa/Cairo', 'يناير', 'يوليو'],
    ['Asia/Riyadh', 'يناير', 'يوليو'],
    ['Europe/Berlin', 'يناير', 'يوليو'],
  ])('names the months as people in %s do, in the Gregorian calendar', (timeZone, january, july) => {
    const words = wordsFor({ language: 'ar', digits: 'latn', timeZone });
    expect(words.monthName('2026-01-15')).toBe(january);
    expect(words.monthName('2026-07-15')).toBe(july);
    expect(words.month('2026-01-15')).toBe(`${january} 2026`);
    const eastern = wordsFor({ language: 'ar', digits: 'arab', timeZone });
    expect(eastern.day('2026-01-15')).toContain('١٥');
    expect(eastern.day('2026-01-15')).toContain('٢٠٢٦');
  });

  it('tells the language of a text by its letters', () => {
    expect(languageOf('Add an item')).toBe('en');
    expect(languageOf('#12 إضافة مهمة')).toBe('ar');
    expect(languageOf('')).toBe('en');
  });

  it('is the only place where a language is told apart', () => {
    const files = ['src', 'commands'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => join(folder, name)),
    );
    expect(files.length).toBeGreaterThan(200);
    const telling = /[!=]== '(?:ar|en)'|Script=Arabic/;
    expect(
      files.filter(
        (file) => file !== 'src/chat/languages.ts' && telling.test(readFileSync(join(root, file), 'utf8')),
      ),
    ).toEqual([]);
  });
});
