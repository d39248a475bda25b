import { expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { parseLine } from '../../src/chat/text/line.ts';
import { gallery } from '../../src/demo/gallery/gallery.ts';
import { openChat, setUp } from '../fixtures/chat.ts';
import { oneStore } from '../fixtures/store.ts';

/**
 * Cards whose rest has no line of its own: what was told is all in one message, or its button leads on.
 */
const without = new Set([
  'deliveriesCard',
  'lossCard',
  'importPreviewCard',
  'digestCard',
  'quarterlyCard',
  'lateCard',
]);

/** The lines that cards name for what they leave out, with the card that names them. */
const restLines = (): ReadonlyMap<string, string> => {
  const lines = new Map<string, string>();
  for (const { made, text, card } of gallery.filter((exhibit) => exhibit.text === 'believable'))
    for (const block of card.blocks) {
      if (block.kind !== 'list' || block.hidden === 0) continue;
      const [line] = /\/[a-z]+ [^\u2066-\u2069]+/.exec(block.rest) ?? [];
      if (line === undefined) expect(without, `${made} (${text}): ${block.rest}`).toContain(made);
      else lines.set(line.trim(), made);
    }
  return lines;
};

oneStore('what a card leaves out', (openTestStore) => {
  it('is shown by the line that it names, wherever that is read', async () => {
    const lines = restLines();
    expect(lines.size).toBeGreaterThan(8);
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    for (const name of ['Clean Water', 'المياه النظيفة'])
      await chat.say('ana', 'general', `/group create ${name} goal:"to help"`);
    for (let n = 1; n <= 12; n += 1) await chat.say('sam', 'water', `/action add Line ${n}`);
    for (const [line, made] of lines) {
      const read = parseLine(commands, line);
      expect(read.kind, `${made}: ${line}`).toBe('ok');
      // A summary is read by committees, and poll results by groups: these have tests of their own.
      if (line.startsWith('/digest') || line.startsWith('/poll')) continue;
      for (const where of ['private', 'general', 'executive', 'water']) {
        const seen = await chat.say('sam', where, line);
        expect(seen.kind, `${made}: ${line} in ${where}`).toBe('private');
        expect(seen.text, `${made}: ${line} in ${where}`).not.toMatch(/That didn’t work|تعذّر التنفيذ/);
      }
    }
  });
});
