import { expect, it } from 'vitest';
import type { Card } from '../../src/chat/card.ts';
import { drain } from '../../src/schedule/outbox.ts';
import { tick } from '../../src/schedule/tick.ts';
import { type Chat, day, openChat, setUp } from '../fixtures/chat.ts';
import { silentLog } from '../fixtures/log.ts';
import { type Records, type Scene, scenes } from '../fixtures/records.ts';

const elsewhere = { platform: 'slack', workspace: 'T024BE7LD' } as const;

/**
 * Everything that could leak, in the coalition of the sandbox; the other one has a group and people of the
 * same names.
 */
const twoCoalitions = async ({ chat, store }: Scene): Promise<Chat> => {
  for (const [who, line] of [
    ['sam', '/action add Secret plan organisation:"Secret society" owner:me'],
    ['sam', '/progress difficulty #1 Secret worry help:secret help kind:place from:secret friend'],
    ['sam', '/event add Secret meeting starts:2026-11-05 10:00'],
    ['sam', '/progress log #1 Secret step'],
    ['ana', '/group create Hidden goal:"Secret goal"'],
    ['ana', '/partner offer Secret hall kind:place partner:"Secret society"'],
  ] as const)
    expect((await chat.say(who, 'water', line)).kind, line).toBe('public');
  const other = openChat({ store, in: elsewhere, now: '2026-11-04T09:00:00Z' });
  await setUp(other);
  return other;
};

const tokensOf = (card: Card): readonly string[] =>
  card.blocks.flatMap((block) => {
    if (block.kind === 'buttons') return block.buttons.map(({ token }) => token);
    return block.kind === 'select' ? [block.token] : [];
  });

/** What belongs to the coalition of the sandbox, and to nobody else. */
const rowsOf = (records: Records, coalitionId: unknown): Records =>
  Object.fromEntries(
    Object.entries(records).map(([table, rows]) => [
      table,
      table === 'ballot' ? rows : rows.filter((row) => (row.coalition_id ?? row.id) === coalitionId),
    ]),
  );

scenes('two coalitions in one store', (open) => {
  it('read and change nothing of each other, whatever is said', async () => {
    const scene = await open();
    const other = await twoCoalitions(scene);
    const mine = (await scene.store.read.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' }))?.id;
    const before = rowsOf(await scene.records(), mine);
    // The other one has nothing numbered yet: 1 to 4 are the sandbox's.
    for (const line of [
      '/action done #1',
      '/action list Hidden',
      '/action add Mine group:Hidden',
      '/progress log #1 Mine',
      '/progress difficulty #1 Mine help:a from:b',
      '/progress resolve #2',
      '/progress resolve #1',
      '/event cancel #3',
      '/event list Hidden',
      '/group join Hidden',
      '/group leave Hidden',
      '/group bind Hidden',
      '/group list',
      '/action list',
      '/action list Water',
      '/event list',
      '/digest preview',
      '/coalition info',
      '/partner show',
      '/partner show society',
      '/partner edit society wants:more',
      '/partner merge society with:society',
      '/partner offer Mine kind:place partner:society',
      '/progress difficulty Mine help:a kind:place from:society group:Water',
      '/progress take #2 Mine',
      '/coalition setup Other zone:Africa/Cairo executive:#executive',
      '/halqa language ar',
    ])
      for (const who of ['ana', 'sam']) {
        const seen = await other.say(who, 'water', line);
        expect(JSON.stringify([seen.card, seen.form]), line).not.toMatch(/secret|hidden goal/i);
      }
    for (const text of [
      '/action done ',
      '/progress resolve ',
      '/event cancel ',
      '/action list H',
      '/action done Sec',
      '/partner show S',
      '/action add X organisation:S',
    ]) {
      const seen = await other.suggest('ana', 'water', text);
      expect(JSON.stringify(seen.suggestions), text).not.toMatch(/secret|hidden/i);
    }
    expect(rowsOf(await scene.records(), mine)).toEqual(before);
  });

  it('answer to no button and no form of each other', async () => {
    const scene = await open();
    const other = await twoCoalitions(scene);
    const { chat } = scene;
    await chat.pass(2 * day);
    other.clock.moveTo(chat.clock.now());
    const cards = [
      ...chat.platform.posts.map(({ card }) => card),
      ...(await Promise.all(
        ['/action list', '/halqa help'].map(async (line) => (await chat.say('sam', 'water', line)).card),
      )),
    ].filter((card) => card !== undefined);
    const items = await scene.records();
    const id = (table: string) => String(items[table]?.[0]?.id);
    const tokens = [
      ...cards.flatMap(tokensOf),
      `done:${id('item')}`,
      `log:${id('item')}`,
      `resolve:${id('difficulty')}`,
      `cancel:${id('event')}`,
      `comment:${id('poll')}`,
      `rate:${id('poll')}:5`,
      `pick-done:${id('working_group')}`,
      `partner-change:${id('partner')}`,
      `partner-offer:${id('partner')}`,
      `partner-same:${id('partner')}:${id('partner')}`,
      `offer-withdraw:${id('offer')}`,
      `offer-withdraw-one:${id('partner')}`,
      `offer-ask:${id('difficulty')}:${id('offer')}`,
    ].filter((token) => !token.startsWith('help:'));
    expect(tokens.length).toBeGreaterThan(12);
    const mine = items.coalition?.find(({ name }) => name === 'Clean Coast')?.id;
    const before = rowsOf(await scene.records(), mine);
    for (const token of tokens)
      for (const where of ['water', 'private']) {
        // Nobody presses this often within a moment.
        other.clock.moveTo(other.clock.now() + 1000);
        const seen = await other.choose('ana', where, token, id('item'));
        expect(seen.text, token).toContain('What this card was about is not here any more.');
        const sent = await other.submit(
          'ana',
          where,
          { token, language: 'en', title: '', submit: '', fields: [] },
          { comment: 'Mine' },
        );
        expect(sent.kind, token).not.toBe('public');
        expect(JSON.stringify(sent.card), token).not.toMatch(/secret/i);
      }
    expect(rowsOf(await scene.records(), mine)).toEqual(before);
  });

  it('are told only what is their own', async () => {
    const scene = await open();
    const other = await twoCoalitions(scene);
    scene.chat.clock.moveTo(Date.parse('2026-12-02T00:00:00Z'));
    other.clock.moveTo(scene.chat.clock.now());
    const { store, chat } = scene;
    await tick({ store, ballotBox: chat.ballotBox, log: silentLog }, chat.clock.now());
    const platforms = [chat.platform.port, other.platform.port];
    await drain({ store, platforms, clock: chat.clock, log: silentLog });
    expect(other.platform.posts.length).toBeGreaterThan(0);
    for (const { to, card } of other.platform.posts) {
      const ref = to.to === 'place' ? to.place : to.account;
      expect([ref.platform, ref.workspace]).toEqual([elsewhere.platform, elsewhere.workspace]);
      expect(JSON.stringify(card)).not.toMatch(/secret/i);
    }
    for (const { to } of scene.chat.platform.posts)
      expect((to.to === 'place' ? to.place : to.account).platform).toBe('sandbox');
  });

  it('number what is theirs from one', async () => {
    const scene = await open();
    const other = await twoCoalitions(scene);
    expect((await other.say('sam', 'water', '/action add Ours')).text).toContain('Action item #1');
    expect((await scene.chat.say('sam', 'water', '/action add Next')).text).toContain('Action item #5');
    expect((await other.say('sam', 'water', '/action done #1')).text).toContain('Ours');
  });
});
