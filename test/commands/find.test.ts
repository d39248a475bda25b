import { describe, expect, it } from 'vitest';
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

  it('by words that stand in the title and on further pages as they were typed', async () => {
    const { chat } = await start();
    for (let n = 1; n <= 12; n += 1)
      await chat.agree('omar', 'schools', `/action add إصلاح القاعة الكبرى في المدرسة ${n}`);
    const title = async (line: string) =>
      (await chat.say('omar', 'private', line)).card?.title.replace(/[\u2066-\u2069]/g, '');
    expect(await title('/halqa find القاعة  الكبرى')).toBe('نتائج البحث: «القاعة الكبرى»');
    await chat.say('sam', 'private', '/halqa language en');
    const first = await chat.say('sam', 'private', '/halqa find Town HALL');
    expect(first.card?.title).toBe('Found: “Town HALL”');
    const list = await chat.say('omar', 'schools', '/action list words:"إصلاح القاعة" group:المدارس');
    expect(list.text).toContain('فيها «إصلاح القاعة»');
    const next = await chat.press('omar', list, 'التالي');
    expect(next.text).toContain('فيها «إصلاح القاعة»');
    // Where the buttons have no room for what was typed, its letters are simpler.
    expect(await title(`/halqa find ${'٢٠٢٦ '.repeat(3)}القاعة`)).toContain('2026 قاعه');
    expect((await chat.say('sam', 'private', '/halqa find a b c d e f g')).text).toContain(
      'Two or three words',
    );
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

  describe('partners, offers and goals', () => {
    const startWithPartners = async (more = '') => {
      const { chat, speakers } = await start(more);
      const lines: readonly (readonly [string, string])[] = [
        [
          'ana',
          '/partner add Harbour Baker kind:business wants:"bread for feasts" gets:"a stand at the fair"',
        ],
        ['ana', '/partner edit Harbour Baker delegate:@يوسف limits:"no deliveries by van"'],
        ['ana', '/partner add بلديّة المرفأ kind:public wants:"قاعة كلّ شهر"'],
        ['ana', '/partner offer An oven for a feast kind:goods partner:"Harbour Baker"'],
        ['ana', '/halqa language en'],
      ];
      for (const [who, line] of lines) {
        chat.clock.moveTo(chat.clock.now() + 5);
        const seen = await chat.say(who, 'private', line);
        if (seen.card?.tone === 'warning' || seen.kind === 'form') throw new Error(`${line}: ${seen.text}`);
      }
      const finds = async (who: string, where: string, words: string) =>
        bodies((await chat.say(who, where, `/halqa find ${words}`)).text);
      return { chat, speakers, finds };
    };

    it('are found by what they are called and what they want, the newest first, in any letters', async () => {
      const { chat, finds } = await startWithPartners();
      expect(await finds('sam', 'private', 'feast')).toEqual(['#6 An oven for a feast', 'Harbour Baker']);
      const seen = await chat.say('sam', 'private', '/halqa find feast');
      expect(seen.text).toContain('offer, Harbour Baker, Wed, 4 Nov 2026');
      expect(seen.text).toContain('partner, business, Wed, 4 Nov 2026');
      expect(await finds('sam', 'private', 'stand fair')).toEqual(['Harbour Baker']);
      expect(await finds('sam', 'private', 'المرفا')).toEqual(['بلديّة المرفأ']);
      expect(await finds('sam', 'private', 'كل شهر')).toEqual(['بلديّة المرفأ']);
      expect(await finds('sam', 'private', 'spring tested')).toEqual(['Water: Every spring tested']);
      expect(await finds('sam', 'private', 'البساتين')).toEqual(['المدارس: بساتين']);
      // Told in confidence: nobody finds it.
      expect(await finds('ana', 'private', 'van')).toEqual([]);
    });

    it('where everyone knows them; an outsider those they speak for, and the group of the place', async () => {
      const { speakers, finds } = await startWithPartners('open:no');
      expect(await finds('sam', 'private', 'feast')).toHaveLength(2);
      expect(await finds('sam', 'private', 'بساتين')).toEqual(['المدارس: بساتين']);
      speakers.sam = { outsider: 'guest' };
      speakers.yusuf = { outsider: 'guest' };
      expect(await finds('sam', 'water', 'feast')).toEqual([]);
      expect(await finds('sam', 'water', 'بساتين')).toEqual([]);
      expect(await finds('sam', 'water', 'spring')).toEqual(['Water: Every spring tested']);
      expect(await finds('sam', 'general', 'spring')).toEqual([]);
      expect(await finds('yusuf', 'general', 'feast')).toHaveLength(2);
      expect(await finds('yusuf', 'general', 'المرفأ')).toEqual([]);
    });

    it('as they are now: changed, joined, withdrawn or redacted', async () => {
      const { chat, finds } = await startWithPartners();
      await chat.say('ana', 'private', '/partner edit Harbour Baker wants:"rolls for picnics"');
      expect(await finds('sam', 'private', 'feast')).toEqual(['#6 An oven for a feast']);
      expect(await finds('sam', 'private', 'picnic')).toEqual(['Harbour Baker']);
      // An item names the same organisation in another spelling; the coordinator says that it is one.
      chat.clock.moveTo(chat.clock.now() + 5);
      await chat.say('sam', 'water', '/action add Taste the bread organisation:"Baker at the Harbor"');
      expect(await finds('sam', 'private', 'harbor')).toEqual(['Baker at the Harbor', '#7 Taste the bread']);
      const withdrawn = await chat.say(
        'ana',
        'private',
        '/partner offer The shop kind:place partner:"Harbour Baker"',
      );
      await chat.press('ana', withdrawn, 'Withdraw it');
      expect((await chat.say('sam', 'private', '/halqa find shop')).text).toContain('offer, over');
      const asked = await chat.say('ana', 'private', '/coalition redact #6');
      await chat.press('ana', asked, buttonsOf(asked.card)[0]?.label ?? '');
      expect(await finds('sam', 'private', 'oven')).toEqual([]);
    });

    it('under their new partner, where two turn out to be one', async () => {
      const { chat, speakers, finds } = await startWithPartners();
      const { store } = chat;
      const id = (await store.read.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' }))?.id ?? '';
      const idOf = async (name: string) => (await store.read.partners.byName(id, name))?.id ?? '';
      const [kept, gone] = [await idOf('بلدية المرفأ'), await idOf('Harbour Baker')];
      await store.write(({ partners }) => partners.merge(id, kept, gone));
      expect(await finds('sam', 'private', 'harbour')).toEqual(['بلديّة المرفأ']);
      expect((await chat.say('sam', 'private', '/halqa find oven')).text).toContain('offer, بلديّة المرفأ');
      speakers.yusuf = { outsider: 'guest' };
      expect(await finds('yusuf', 'general', 'oven')).toEqual(['#6 An oven for a feast']);
    });

    it('on pages with everything else', async () => {
      const { chat } = await startWithPartners();
      for (let n = 1; n <= 12; n += 1) {
        chat.clock.moveTo(chat.clock.now() + 5);
        await chat.say('ana', 'private', `/partner offer Hall ${n} kind:place partner:"Harbour Baker"`);
      }
      const first = await chat.say('sam', 'private', '/halqa find hall');
      expect(bodies(first.text)).toHaveLength(10);
      expect(bodies((await chat.press('sam', first, 'Next')).text)).toHaveLength(7);
    });
  });
});
