import { expect, it } from 'vitest';
import { deriveDueTimes } from '../../src/schedule/due-times.ts';
import { type Chat, openChat, readable, setUp } from '../fixtures/chat.ts';
import { silentLog } from '../fixtures/log.ts';
import { eachStore } from '../fixtures/store.ts';

eachStore('what several sides confirm', (openTestStore) => {
  const start = async () => {
    const chat = openChat({ store: await openTestStore(), now: '2026-11-04T09:00:00Z' });
    await setUp(chat);
    for (const line of [
      '/partner add Harbour Rotary kind:non-profit delegate:"@عمر منصور, @نور خليل"',
      '/partner add River School kind:public delegate:@Layla',
    ])
      await chat.say('ana', 'general', line);
    return chat;
  };
  const doneTogether = async (chat: Chat, by = 'sam') => {
    await chat.say(
      'sam',
      'water',
      '/action add Paint the fence organisation:"The Harbour Rotary" with:"River School"',
    );
    return chat.say(by, 'water', '/action done #1');
  };
  const asks = (chat: Chat, who: string) =>
    chat.posted(`@${who}`).filter(({ card }) => card.blocks.some(({ kind }) => kind === 'buttons'));

  it('names who reported it, and counts each partner once', async () => {
    const chat = await start();
    const done = await doneTogether(chat);
    expect(done.text).toContain('Told by one side so far: Water');
    const rotary = await chat.press('nour', done, 'We were part of it');
    expect(rotary.text).toContain('Confirmed by 2 sides: Water, Harbour Rotary');
    const again = await chat.press('omar', rotary, 'We were part of it');
    expect(again.text).toContain('Harbour Rotary');
    expect(again.aside && readable(again.aside)).toMatch(/already|سبق/);
    expect((await chat.say('layla', 'water', '/partner confirm #1')).text).toContain(
      'Confirmed by 3 sides: Water, Harbour Rotary, River School',
    );
  });

  it('does not count from the partner or the person that reported it', async () => {
    const chat = await start();
    const done = await doneTogether(chat, 'nour');
    expect(done.text).toContain('Told by one side so far: Harbour Rotary');
    for (const who of ['nour', 'omar'])
      expect((await chat.say(who, 'water', '/partner confirm #1')).text).toMatch(/already|سبق/);
    expect((await chat.say('layla', 'water', '/partner confirm #1')).text).toContain(
      'Confirmed by 2 sides: Harbour Rotary, River School',
    );
  });

  it('is refused for a partner that the person does not represent, and before the item is done', async () => {
    const chat = await start();
    await chat.say('sam', 'water', '/action add Paint the fence organisation:"Harbour Rotary"');
    expect((await chat.say('omar', 'water', '/halqa language en')).kind).toBe('private');
    expect((await chat.say('omar', 'water', '/partner confirm #1')).text).toContain('#1 is not over yet');
    await chat.say('ana', 'water', '/action done #1');
    expect((await chat.say('layla', 'water', '/partner confirm #1 partner:"Harbour Rotary"')).text).toContain(
      'Only those who speak for Harbour Rotary',
    );
    expect((await chat.say('sam', 'water', '/partner confirm #1')).text).toContain(
      'You speak for no partner',
    );
    // A coordinator may confirm for a partner, but not what she told herself.
    expect((await chat.say('ana', 'water', '/partner confirm #1 partner:"Harbour Rotary"')).text).toContain(
      'You reported #1 yourself',
    );
    await chat.say('sam', 'water', '/progress difficulty No paint help:paint from:anybody');
    expect((await chat.say('omar', 'water', '/partner confirm #2')).text).toContain('can’t be confirmed');
  });

  it('is requested from the other partners once, after three days, from each delegate in their language', async () => {
    const chat = await start();
    await chat.say('nour', 'general', '/halqa language ar');
    await chat.say('layla', 'general', '/halqa language en');
    await doneTogether(chat, 'omar');
    await chat.pass('2026-11-07T08:00:00Z');
    expect(asks(chat, 'layla')).toEqual([]);
    await chat.pass('2026-11-07T10:00:00Z');
    await chat.pass('2026-11-20T10:00:00Z');
    // Rotary told it: its other delegate is not asked.
    expect(asks(chat, 'nour')).toEqual([]);
    const [ask, ...more] = asks(chat, 'layla').filter(({ card }) => card.title.includes('River School'));
    expect(more).toEqual([]);
    if (ask === undefined) throw new Error('Layla was not asked');
    expect(readable(ask.card)).toContain('Told by one side so far: Harbour Rotary');
    expect((await chat.press('layla', ask, 'We were part of it')).text).toContain('Confirmed by 2 sides');
  });

  it('is derived from the record when its deadline was lost', async () => {
    const chat = await start();
    await doneTogether(chat);
    await chat.say(
      'sam',
      'water',
      '/event add Fair starts:"4 November 12:00" ends:13:00 with:"Harbour Rotary"',
    );
    await chat.pass('2026-11-04T13:00:00Z');
    await chat.store.write(async (repositories) => {
      for (const id of await repositories.coalitions.ids())
        for (const { subject } of await repositories.involved.toConfirm(id, 0))
          await repositories.deadlines.clear('confirm', subject);
    });
    await deriveDueTimes({ store: chat.store, log: silentLog }, chat.clock.now());
    await chat.pass('2026-11-09T10:00:00Z');
    const about = asks(chat, 'layla').map(({ key }) => key.split(':').slice(1, 2).join());
    expect(about).toContain('item');
    expect(asks(chat, 'omar').some(({ key }) => key.startsWith('confirm:event'))).toBe(true);
    const before = asks(chat, 'layla').length;
    await deriveDueTimes({ store: chat.store, log: silentLog }, chat.clock.now());
    await chat.pass('2026-11-12T10:00:00Z');
    expect(asks(chat, 'layla')).toHaveLength(before);
  });

  it('ends when the item is reopened, and is requested again when it is done again', async () => {
    const chat = await start();
    await doneTogether(chat);
    await chat.say('nour', 'water', '/partner confirm #1');
    await chat.say('sam', 'water', '/action reopen #1');
    await chat.pass('2026-11-10T10:00:00Z');
    expect(asks(chat, 'layla')).toEqual([]);
    expect((await chat.say('sam', 'water', '/action done #1')).text).toContain(
      'Told by one side so far: Water',
    );
    await chat.pass('2026-11-14T10:00:00Z');
    expect(asks(chat, 'layla')).toHaveLength(1);
  });

  it('works for an event that is over', async () => {
    const chat = await start();
    await chat.say('sam', 'water', '/event add Fair starts:"5 November 10:00" with:"Harbour Rotary"');
    expect((await chat.say('omar', 'water', '/partner confirm #1')).text).toMatch(/not over yet|لم تنته/);
    await chat.pass('2026-11-09T10:00:00Z');
    const [ask] = asks(chat, 'omar');
    if (ask === undefined) throw new Error('Omar was not asked');
    expect((await chat.press('omar', ask, buttonOf(ask.card))).text).toMatch(/2|طرفين/);
  });

  it('counts two names of one partner as one', async () => {
    const chat = await start();
    await chat.say('ana', 'general', '/partner add Rotary Club kind:non-profit delegate:@Sam');
    await chat.say(
      'ana',
      'water',
      '/action add Paint the fence organisation:"Harbour Rotary" with:"Rotary Club"',
    );
    await chat.say('ana', 'water', '/action done #1');
    await chat.say('nour', 'water', '/partner confirm #1');
    await chat.say('sam', 'water', '/partner confirm #1');
    await chat.agree('ana', 'general', '/partner merge Harbour Rotary with:"Rotary Club"');
    expect((await chat.say('sam', 'water', '/partner confirm #1')).text).toContain('already');
    await chat.say('ana', 'water', '/action edit #1 title:"Paint the long fence"');
    expect((await chat.say('ana', 'general', '/partner show Rotary Club')).text).toContain(
      '1 confirmed by several sides',
    );
  });
});

const buttonOf = (card: Parameters<typeof readable>[0]): string => {
  const buttons = card?.blocks.find((block) => block.kind === 'buttons');
  return buttons?.buttons[0]?.label ?? '';
};

eachStore('the quarterly’s mirror of partnerships', (openTestStore) => {
  it('shows what was given and confirmed, what nobody offers, and which partners did nothing', async () => {
    const chat = openChat({ store: await openTestStore(), now: '2026-11-04T09:00:00Z' });
    await setUp(chat);
    for (const [who, where, line] of [
      [
        'ana',
        'general',
        '/partner add Harbour Rotary kind:non-profit wants:"a hall" gets:"a stand" rhythm:quarter delegate:@Layla',
      ],
      ['ana', 'general', '/partner add Port Authority kind:public'],
      ['sam', 'water', '/action add Paint the fence organisation:"Harbour Rotary"'],
      ['sam', 'water', '/action add Paint the gate organisation:"Harbour Rotary"'],
      ['sam', 'water', '/action add Paint the pump organisation:"Harbour Rotary"'],
      ['sam', 'water', '/action done #1'],
      ['sam', 'water', '/action done #2'],
      ['layla', 'water', '/partner confirm #1'],
      ['sam', 'water', '/progress difficulty No bus help:"a bus" kind:transport from:anybody'],
      ['sam', 'water', '/progress difficulty No hall help:"a hall" kind:place from:anybody'],
      ['layla', 'general', '/partner offer a hall kind:place'],
    ] as const)
      expect((await chat.say(who, where, line)).text, line).not.toContain('That didn’t work');
    await chat.pass('2027-01-01T08:00:00Z');
    const card = chat.posted('strategic').at(-1)?.card;
    const quarterly = readable(card);
    expect(quarterly).toContain('Partnerships');
    const alts = card?.blocks.flatMap((block) => (block.kind === 'chart' ? [block.alt] : [])).join('\n');
    expect(alts?.replace(/[\u2066-\u2069]/g, '')).toContain(
      'Harbour Rotary: 3 promised, 2 done, 1 confirmed by several sides.',
    );
    expect(quarterly).toContain('Needed, and offered by nobody: transport (1)');
    expect(quarterly).toMatch(/in name only[^\n]*: Port Authority/);
    expect(quarterly).toContain('Told by one side so far: #2 Paint the gate');
    expect(quarterly).not.toContain('side so far: #1');
    expect(readable(chat.posted('executive').at(-1)?.card)).not.toContain('Partnerships');
  });
});
