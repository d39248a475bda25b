import { expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { helpCard } from '../../src/cards/help-card.ts';
import { plainText } from '../../src/chat/text/plain-text.ts';
import { wordsFor } from '../../src/words/words.ts';

/** A name of two words is read as text, so help must never show one. */
it.each(commands)('shows Arabic readers names of one word, in Arabic: /$name', (command) => {
  const words = wordsFor({ language: 'ar', digits: 'latn', timeZone: 'Asia/Beirut' });
  const shown = plainText(helpCard(words, commands, { begun: true, about: command.name })).replace(
    /[\u2066-\u2069]/g,
    '',
  );
  const names = [...shown.matchAll(/^[•\s]*(.+?):? \((?:مطلوب|اختياري)\)/gm)].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !/^[^\sa-z]+$/i.test(name))).toEqual([]);
});
