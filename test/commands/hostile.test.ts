import { expect, it } from 'vitest';
import type { Block, Card, Inline } from '../../src/chat/card.ts';
import { length } from '../../src/chat/text/clean.ts';
import type { Seen } from '../fixtures/chat.ts';
import { scenes } from '../fixtures/records.ts';

const linesOf = (block: Block): readonly Inline[] => {
  if (block.kind === 'text' || block.kind === 'note') return block.body;
  if (block.kind === 'list') return block.entries.flatMap(({ body, detail }) => [...body, ...(detail ?? [])]);
  return block.kind === 'facts' ? block.facts.flatMap(({ value }) => value) : [];
};

/** Every piece of a card that is more than plain words. */
const piecesOf = (card: Card | undefined): readonly Inline[] => card?.blocks.flatMap(linesOf) ?? [];

const evil =
  '<@U1> @everyone <!channel> <https://evil.test|bank> *b* _i_ `c` [a](http://evil.test) & < > " \' \u202eevil\u202c 👩‍👩‍👧‍👦 مُحَمَّد';
/** Where several arguments follow, a quote would pair with the next one's. */
const unquoted = evil.replace(/["'`]/g, '');
const endless = 'line '.repeat(800).trim();

const isClean = (seen: Seen): void => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for.
  expect(JSON.stringify(seen.card)).not.toMatch(/\\u0000|[\u0000\u202a-\u202e]/);
  expect(piecesOf(seen.card).filter(({ kind }) => kind === 'link')).toEqual([]);
  const mentions = piecesOf(seen.card).filter((piece) => piece.kind === 'mention');
  // A mention is always of a person of the record, never of what somebody typed.
  for (const mention of mentions)
    expect(mention.accounts[0]?.id).toMatch(/^(ana|omar|layla|sam|nour|mallory)$/);
};

scenes('hostile text', (open) => {
  it('is kept as typed and comes out as text', async () => {
    const { chat, records } = await open({ empty: true });
    const lines: readonly (readonly [where: string, line: string])[] = [
      ['general', `/coalition setup ${unquoted.slice(0, 90)} zone:Asia/Beirut mission:${unquoted}`],
      ['general', `/group create ${unquoted.slice(0, 70)} goal:${unquoted}`],
      ['water', `/group bind ${unquoted.slice(0, 70)}`],
      ['water', `/action add ${evil}`],
      ['water', `/progress log ${evil}`],
      ['water', `/progress log #1 ${evil}\n\n\n\n\nsecond\u0000 line`],
      ['water', `/progress difficulty #1 ${unquoted} help:${unquoted} from:${unquoted}`],
      ['water', `/progress resolve #2 ${evil}`],
      ['water', `/event add ${unquoted} starts:2026-11-14 10:00`],
    ];
    for (const [where, line] of lines) {
      const seen = await chat.say('ana', where, line);
      expect(['public', 'private'], seen.text).toContain(seen.kind);
      expect(seen.text, line).not.toContain('That didn’t work');
      isClean(seen);
    }
    for (const line of ['/group list', '/action list', '/event list', '/digest preview', '/coalition info']) {
      const seen = await chat.say('ana', 'water', line);
      isClean(seen);
      expect(seen.text, line).toContain('@everyone');
    }
    const kept = await records();
    expect(kept.item?.[0]?.title).toBe(evil);
    expect(kept.progress?.map(({ body }) => body)).toEqual([evil, `${evil}\n\n\n\n\nsecond line`]);
    await chat.pass('2026-12-02T00:00:00Z');
    for (const { card } of chat.platform.posts) isClean({ kind: 'private', text: '', card });
  });

  it('is refused in a short sentence, however long it is', async () => {
    const { chat } = await open();
    for (const line of [
      `/action add Book due:${endless}`,
      `/action add Book owner:${endless}`,
      `/action add Book group:${endless}`,
      `/action add ${endless}`,
      `/action done ${endless}`,
      `/digest preview ${endless}`,
      `/halqa language ${endless}`,
      `/${endless}`,
      endless,
      `/event add Gala starts:${endless}`,
    ]) {
      const seen = await chat.say('sam', 'water', line);
      expect(seen.kind, line.slice(0, 40)).toBe('private');
      expect(length(seen.text), line.slice(0, 40)).toBeLessThan(300);
    }
  });

  it('costs a list little, however many words it is asked for', async () => {
    const { chat } = await open();
    const cost = async (words: number): Promise<number> => {
      const before = process.cpuUsage();
      await chat.say('sam', 'water', `/action list ${'a\t'.repeat(words)}`);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    const best = { short: Infinity, long: Infinity };
    for (let round = 0; round < 8; round += 1) {
      best.short = Math.min(best.short, await cost(60));
      best.long = Math.min(best.long, await cost(4_000));
    }
    expect(best.long / best.short).toBeLessThan(15);
  });

  it('is nothing, where nothing of it can be seen', async () => {
    const { chat, records } = await open();
    for (const nothing of ['\u202e', '\u0000\u0007', ' \n\t ', '\u2066\u2069', '""']) {
      const seen = await chat.say('sam', 'water', `/action add ${nothing}`);
      expect([JSON.stringify(nothing), seen.kind]).toEqual([JSON.stringify(nothing), 'form']);
      const sent = await chat.submit('sam', 'water', seen.form, { title: nothing.replaceAll('"', ' ') });
      expect(sent.errors).toEqual({ title: 'This field is required.' });
    }
    expect((await records()).item).toEqual([]);
  });

  it('may be a name, too', async () => {
    const { chat } = await open();
    const name = '\u202e<!channel> *Mallory*\u0000\n@everyone';
    const seen = await chat.bot({
      kind: 'command',
      id: 'hostile-name',
      account: { ...chat.account('mallory'), name },
      place: { platform: 'sandbox', workspace: 'sandbox', id: 'water', name: 'water' },
      direct: false,
      at: chat.clock.now(),
      named: { people: [], places: [] },
      said: { as: 'text', text: '/group join' },
    });
    if (seen.kind !== 'public') throw new Error(seen.kind);
    isClean({ kind: seen.kind, text: '', card: seen.card });
    isClean(await chat.say('sam', 'water', '/group list'));
  });
});
