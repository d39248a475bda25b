import { expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { helpCard } from '../../src/cards/help-card.ts';
import { plainText } from '../../src/chat/text/plain-text.ts';
import { wordsFor } from '../../src/words/words.ts';

/** A name of two words is read as text, so help must never show one. */
it.each(commands)('shows Arabic readers names of one word, in Arabic: /$name', ({ name, subcommands }) => {
  const words = wordsFor({ language: 'ar', digits: 'latn', timeZone: 'Asia/Beirut' });
  const shown = subcommands
    .map((sub) => plainText(helpCard(words, commands, { begun: true, about: `${name} ${sub.name}` })))
    .join('\n')
    .replace(/[\u2066-\u2069]/g, '');
  const names = [...shown.matchAll(/^[•\s]*(.+?):? \((?:مطلوب|اختياري)\)/gm)].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !/^[^\sa-z]+$/i.test(name))).toEqual([]);
});

it.each(['action', '/action', 'action add', '/action  add'])('is found by what people type: %s', (about) => {
  const words = wordsFor({ language: 'en', digits: 'latn', timeZone: 'Asia/Beirut' });
  const shown = plainText(helpCard(words, commands, { begun: true, about }));
  expect(shown).toContain('/action add');
  expect(shown.includes('(required)')).toBe(about.endsWith('add'));
});
