import { expect, it } from 'vitest';
import type { SpeakerFacts } from '../../src/chat/incoming.ts';
import { buttonsOf, openChat, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

eachStore('what was recorded is found', (openTestStore) => {
  const start = async (more = '') => {
    const speakers: Record<string, SpeakerFacts> = {};
    const chat = openChat({ store: await openTestStore(), speakers });
    await setUp(chat, more);
    const lines: readonly (readonly [string, string, string])[] = [
      ['sam', 'water', '/action add Book the town hall organisation:Rotary'],
      ['sam', 'water', '/progress log #1 The hall is ours on Sunday'],
      ['sam', 'water', '/progress difficulty The hall has no key help:"a spare key" from:municipality'],
      ['sam', 'water', '/event add Open day starts:2026-12-01 10:00 where:"the hall"'],
      ['sam', 'water', '/poll ask Which hall was better?'],
      ['omar', 'schools', '/action add حجز القاعة والمياه النظيفة'],
    ];
    for (const [who, where, line] of lines) {
      chat.clock.moveTo(chat.clock.now() + 5);
      const seen = await chat.say(who, where, line);
      if (seen.kind !== 'public') throw new Error(`${line}: ${seen.text}`);
    }
    return { chat, speakers };
  };
  const bodies = (text: string) => [...text.matchAll(/^• (.*)$/gm)].map(([, body]) => body);

  it('in every kind of record, the newest first, by parts of words and in any letters', async () => {
    const { chat } = await start();
    const seen = await chat.say('sam', 'private', '/halqa find HALL');
    expect(bodies(seen.text)).toEqual([
      '#4 Which hall was better?',
      '#3 Open day',
      '#2 The hall has no key',
      'The hall is ours on Sunday (on #1)',
      '#1 Book the town hall',
    ]);
    expect(seen.text).toContain('difficulty, Water, Wed, 4 Nov 2026');
    const found: readonly (readonly [string, readonly string[]])[] = [
      ['town rotary', ['#1 Book the town hall']],
      ['spare', ['#2 The hall has no key']],
      ['مياه', ['#5 حجز القاعة والمياه النظيفة']],
      ['المياة', ['#5 حجز القاعة والمياه النظيفة']],
      ['القاعه حجز', ['#5 حجز القاعة والمياه النظيفة']],
      ['hall 100%', []],
      ['h%ll', []],
    ];
    for (const [words, expected] of found)
      expect(bodies((await chat.say('sam', 'private', `/halqa find ${words}`)).text), words).toEqual(
        expected,
      );
    expect((await chat.say('sam', 'private', '/halqa find zebra')).text).toContain(
      'Nothing that you may read',
    );
    expect((await chat.say('sam', 'private', '/halqa find')).kind).toBe('form');
    expect(
      (await chat.say('sam', 'private', `/halqa find ${'long '.repeat(3)}${'x'.repeat(70)}`)).text,
    ).toContain('Two or three words');
  });

  it('on further pages, and back', async () => {
    const { chat } = await start();
    for (let n = 1; n <= 12; n += 1) {
      chat.clock.moveTo(chat.clock.now() + 5);
      await chat.say('sam', 'water', `/progress log Step ${n}`);
    }
    const first = await chat.say('sam', 'private', '/halqa find step');
    expect(bodies(first.text)).toHaveLength(10);
    const second = await chat.press('sam', first, 'Next');
    expect(bodies(second.text)).toEqual(['Step 2', 'Step 1']);
    expect(buttonsOf(second.card).map(({ label }) => label)).toEqual(['Back']);
    expect((await chat.press('sam', second, 'Back')).text).toBe(first.text);
  });

  it('only where the reader may read it', async () => {
    const { chat, speakers } = await start('open:no');
    expect(bodies((await chat.say('yusuf', 'private', '/halqa find hall')).text)).toEqual([]);
    expect(bodies((await chat.say('sam', 'private', '/halqa find القاعة')).text)).toEqual([]);
    speakers.yusuf = { outsider: 'guest' };
    expect(bodies((await chat.say('yusuf', 'water', '/halqa find rotary')).text)).toEqual([
      '#1 Book the town hall',
    ]);
    expect(bodies((await chat.say('yusuf', 'general', '/halqa find rotary')).text)).toEqual([]);
  });

  it('as it is now: what was changed, taken back or removed is not found any more', async () => {
    const { chat } = await start();
    const finds = async (words: string) =>
      bodies((await chat.say('ana', 'private', `/halqa find ${words}`)).text);
    await chat.say('sam', 'water', '/action edit #1 title:Book the library');
    expect(await finds('town')).toEqual([]);
    expect(await finds('library')).toEqual(['#1 Book the library']);
    const coalition = await chat.store.read.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' });
    const event = await chat.store.read.events.byNumber(coalition?.id ?? '', 3);
    if (coalition === null || event === null) throw new Error('no event');
    const changed = { ...event, title: 'Garden party', venue: 'the meadow' };
    await chat.store.write(({ events }) => events.change(coalition.id, event.id, changed));
    await chat.store.write(({ events }) =>
      events.change('another', event.id, { ...event, title: 'Nothing' }),
    );
    expect(await finds('open day')).toEqual([]);
    expect(await finds('meadow')).toEqual(['#3 Garden party']);
    const logged = await chat.say('sam', 'water', '/progress log The ferry is late');
    expect(await finds('ferry')).toHaveLength(1);
    await chat.press('sam', logged, 'Undo');
    expect(await finds('ferry')).toEqual([]);
    await chat.say('sam', 'water', '/progress resolve #2 the caretaker lent hers');
    expect(await finds('caretaker')).toEqual(['#2 The hall has no key']);
    const asked = await chat.say('ana', 'private', '/coalition redact #1');
    await chat.press('ana', asked, buttonsOf(asked.card)[0]?.label ?? '');
    expect(await finds('library')).toEqual([]);
    expect(await finds('sunday')).toEqual([]);
  });
});
