import { expect, it } from 'vitest';
import { buttonsOf } from '../fixtures/chat.ts';
import { scenes } from '../fixtures/records.ts';

type Line = readonly [line: string, title: string, facts: readonly string[]];

/** Lines as people type them, each with the item that they add. The scene is Wednesday, 4 November 2026. */
const understood: readonly Line[] = [
  // A named argument before the text reaches as far as it can be read.
  ['due:friday 13 Nov Print the flyers', 'Print the flyers', ['Due: Fri, 13 Nov 2026']],
  ['due:in two weeks Print the flyers', 'Print the flyers', ['Due: Wed, 18 Nov 2026']],
  ['due:tomorrow 5 volunteers needed', '5 volunteers needed', ['Due: Thu, 5 Nov 2026']],
  ['owner:@Layla Haddad Print the flyers', 'Print the flyers', ['Owner: Layla Haddad']],
  ['owner:@Layla and @Sam Print the flyers', 'Print the flyers', ['Owner: Layla Haddad · Sam Okoye']],
  ['owner:me due:friday Print the flyers', 'Print the flyers', ['Owner: Sam Okoye', 'Due: Fri, 6 Nov']],
  ['المسؤول:@عمر منصور طباعة المنشور', 'طباعة المنشور', ['Owner: عمر منصور']],
  ['الموعد:الخميس القادم طباعة المنشور', 'طباعة المنشور', ['Due: Thu, 5 Nov 2026']],
  ['@Layla Print the flyers', 'Print the flyers', ['Owner: Layla Haddad']],
  // Names that are nearly right, and other words for them.
  ['Print it due : friday', 'Print it', ['Due: Fri, 6 Nov 2026']],
  ['Print it due;friday', 'Print it', ['Due: Fri, 6 Nov 2026']],
  ['Print it due=friday', 'Print it', ['Due: Fri, 6 Nov 2026']],
  ['Print it (due: friday)', 'Print it', ['Due: Fri, 6 Nov 2026']],
  ['Print it [due:friday] owner:@Layla', 'Print it', ['Due: Fri, 6 Nov 2026', 'Owner: Layla Haddad']],
  ['Print it due date: friday', 'Print it', ['Due: Fri, 6 Nov 2026']],
  ['Print it deadline:friday assignee:@Layla', 'Print it', ['Due: Fri, 6 Nov', 'Owner: Layla Haddad']],
  ['طباعة المنشور موعد:الجمعة المسئول:@عمر منصور', 'طباعة المنشور', ['Due: Fri, 6 Nov', 'Owner: عمر منصور']],
  ['Print it due\u200b:friday', 'Print it', ['Due: Fri, 6 Nov 2026']],
  ['Print it due：friday', 'Print it', ['Due: Fri, 6 Nov 2026']],
  // A name inside a sentence is text.
  [
    'Prepare the organisation: tents and water',
    'Prepare the organisation: tents and water',
    ['Due: no date'],
  ],
  ['We write to the owner: who pays for it', 'We write to the owner: who pays for it', ['Owner: nobody yet']],
  ['Find out when: nobody knows', 'Find out when: nobody knows', ['Due: no date']],
  [
    'Read https://example.org:80/due:friday now',
    'Read https://example.org:80/due:friday now',
    ['Due: no date'],
  ],
  // Words for "nobody" and "no date".
  ['Print it owner:TBD due:بدون تاريخ', 'Print it', ['Owner: nobody yet', 'Due: no date']],
  ['Print it owner:لا أحد due:no deadline', 'Print it', ['Owner: nobody yet', 'Due: no date']],
  ['Print it owner:@Layla/@Sam', 'Print it', ['Owner: Layla Haddad · Sam Okoye']],
  ['Print it owner:يوسف عبدالله', 'Print it', ['Owner: يوسف عبد الله']],
];

/** Lines that could mean two things, or nothing: the person is asked, and nothing is added. */
const asked: readonly (readonly [line: string, answer: RegExp])[] = [
  ['organisation:Green School Print the flyers', /^form/],
  ['Print it dued:friday', /write: \/action add "Print it dued:friday"/],
  ['Print it owner:yla', /don’t know “yla”/],
  ['Print it owner:صور', /don’t know “صور”/],
  ['Print it ownr:@Layla', /Did you mean owner:/],
  ['Print it due:friday 7 Nov', /can’t read “friday 7 Nov”/],
  ['due:friday 7 Nov Print the flyers', /can’t read “friday 7 Nov”/],
  ['Print it organisation: tents and water', /\/action add "Print it organisation: tents and water"/],
  ['Print the flyers @Layla', /^form/],
  ['\u200b\u2800', /^form/],
  ['x'.repeat(13_000), /too long/],
];

scenes('a line of one’s own', (open) => {
  it('is understood whole', async () => {
    const { chat } = await open();
    for (const [line, title, facts] of understood) {
      const seen = await chat.agree('sam', 'water', `/action add ${line}`);
      expect(seen.text.split('\n')[1], `${line}: ${seen.text}`).toBe(title);
      for (const fact of facts) expect(seen.text, line).toContain(fact);
    }
  });

  it('or is asked about', async () => {
    const { chat, records } = await open();
    const { item: before } = await records();
    for (const [line, answer] of asked) {
      const seen = await chat.say('sam', 'water', `/action add ${line}`);
      expect(seen.kind, line).not.toBe('public');
      expect(seen.kind === 'form' ? 'form' : seen.text, line).toMatch(answer);
    }
    expect((await records()).item).toEqual(before);
  });

  it('finds what other commands are told in other words', async () => {
    const { chat } = await open();
    const first = async (who: string, where: string, line: string) =>
      (await chat.say(who, where, line)).text.split('\n');
    await chat.say('sam', 'water', '/action add Buy paint');
    expect(await first('sam', 'water', '/action assign 1 @Layla')).toContain('Owner: Layla Haddad');
    expect((await first('sam', 'water', '/progress log 60% done on #1'))[0]).toContain('#1');
    expect((await chat.say('sam', 'water', '/progress log 1 half painted')).form?.fields).toMatchObject([
      { name: 'item', value: '#1' },
      { name: 'text', value: 'half painted' },
      {},
      {},
    ]);
    const which = await chat.say('sam', 'water', '/action done Buy paint');
    expect(which.card?.title).toBe('Which one?');
    expect((await chat.press('sam', which, '#1 Buy paint')).text).toContain('Done: #1\nBuy paint');
    const half = await chat.say('sam', 'water', '/event add Fair starts:friday at 3');
    expect(buttonsOf(half.card).map(({ label }) => label)).toEqual([
      'Fri, 6 Nov 2026, 03:00',
      'Fri, 6 Nov 2026, 15:00',
      'Not now',
    ]);
    expect((await chat.say('sam', 'water', '/poll help')).text).toContain('/poll');
    expect((await chat.say('sam', 'water', 'help')).text).toContain('/action');
    expect((await chat.say('ana', 'general', '/coalition schedule year:نيسان')).text).toContain('April');
    expect((await chat.say('ana', 'general', '/coalition schedule the 5th')).text).toContain('5');
    expect((await chat.say('ana', 'general', '/coalition setup week:Sat – Thu')).text).toContain(
      'Saturday to Thursday',
    );
    expect((await chat.say('ana', 'general', '/coalition setup zone:نيويورك')).text).toContain('New_York');
  });

  it('understands what stands without its name, where only one argument can be meant', async () => {
    const { chat } = await open();
    const lines: readonly (readonly [who: string, where: string, line: string, ...facts: string[]])[] = [
      ['sam', 'water', '/action add Paint the fence'],
      ['sam', 'water', '/action edit #1 due friday', 'Due: Fri, 6 Nov 2026'],
      ['sam', 'water', '/action edit #1 to next sunday', 'Due: Sun, 8 Nov 2026'],
      ['sam', 'water', '/action edit #1 40%', '40%'],
      ['sam', 'water', '/action assign @Layla #1', 'Owner: Layla Haddad'],
      ['sam', 'water', '/action assign #1 to me', 'Owner: Sam Okoye'],
      ['ana', 'general', '/coalition role @Layla executive', 'Layla Haddad: executive committee'],
      ['ana', 'general', '/coalition role @Layla Haddad as coordinator', 'coordinator'],
      ['ana', 'general', '/coalition language here english', 'English'],
      ['ana', 'general', '/coalition language العربية هنا', 'Arabic in #general'],
      ['ana', 'general', '/coalition language en here', 'الإنجليزية'],
      ['ana', 'general', '/group convener @Sam Okoye Water', 'Sam Okoye is now the convener of Water'],
      ['ana', 'general', '/group convener @Layla of Water', 'Layla Haddad is now the convener of Water'],
      ['ana', 'general', '/partner add Harbour Rotary type:ngo', 'non-profit'],
      ['ana', 'general', '/partner add Blue Bank kind:company', 'business'],
      ['ana', 'general', '/partner add روتاري المرفأ kind:ngo'],
      ['ana', 'general', '/partner show business', 'Blue Bank'],
      ['ana', 'general', '/partner show public', 'No partner of that kind'],
      ['ana', 'general', '/partner edit Blue Bank every month', 'each month'],
      [
        'ana',
        'general',
        '/partner merge Harbour Rotary with روتاري المرفأ',
        'روتاري المرفأ is now part of this partner',
      ],
      ['ana', 'general', '/digest preview Water', 'Water in the summary'],
      ['ana', 'general', '/halqa help find', '/halqa find'],
      ['ana', 'general', '/coalition setup zone:Cairo time', 'Africa/Cairo'],
      ['ana', 'general', '/coalition setup zone:توقيت بيروت', 'Asia/Beirut'],
    ];
    for (const [who, where, line, ...facts] of lines) {
      const seen = await chat.agree(who, where, line);
      for (const fact of facts) expect(seen.text, line).toContain(fact);
    }
    expect((await chat.say('ana', 'general', '/coalition info')).text).toContain('Clean Coast');
  });

  it('or asks, and changes nothing, where another may be meant', async () => {
    const { chat, records } = await open();
    const first: readonly (readonly [string, string])[] = [
      ['sam', '/action add Paint the fence'],
      ['sam', '/event add Fair starts:2026-12-01 10:00'],
      ['ana', '/partner add Harbour Rotary kind:ngo wants:"a hall" gets:"a stand" rhythm:month'],
      ['ana', '/partner edit Harbour Rotary state:ended'],
    ];
    for (const [who, line] of first) await chat.say(who, 'water', line);
    const before = await records();
    const lines: readonly (readonly [who: string, line: string, answer: RegExp])[] = [
      ['sam', '/event edit #2 tomorrow 12:00', /don’t understand “tomorrow 12:00”/],
      ['sam', '/action edit #1 title Paint it', /don’t understand “title Paint it”/],
      ['sam', '/action show #1 please', /don’t understand “please”/],
      ['sam', '/action done Buy glue', /found nothing called “Buy glue”/],
      ['ana', '/coalition role @Layla treasurer', /^form/],
      ['ana', '/group convener @Layla Haddad Forest', /don’t know “@Layla Haddad Forest”/],
      ['ana', '/coalition setup zone:Beirut or so', /^form/],
      ['ana', '/coalition setup week:sun-thu only', /^form/],
      ['ana', '/partner show Rotry', /no “Rotry”. Did you mean/],
      [
        'ana',
        '/partner offer a van kind:transport partner:Harbour Rotary',
        /partnership with Harbour Rotary has ended/,
      ],
      ['ana', '/partner edit Harbour Rotary delegate:@Layla', /partnership with Harbour Rotary has ended/],
      ['sam', '/poll ask Monday or Tuesday?', /^form/],
      ['sam', '/poll ask هل نلتقي الاثنين أم الثلاثاء؟', /^form/],
      ['ana', '/digest show 2 months ago', /no summary|No summary/],
      ['ana', '/coalition retention 18 months', /not one of the choices/],
      ['ana', '/coalition schedule every friday', /can’t use “every friday”/],
      ['ana', '/coalition redact #1 please', /not a number/],
    ];
    for (const [who, line, answer] of lines) {
      const seen = await chat.say(who, 'water', line);
      expect(seen.kind, line).not.toBe('public');
      expect(seen.kind === 'form' ? 'form' : seen.text, line).toMatch(answer);
    }
    const { item, event, partner, coalition, offer, poll } = await records();
    expect({ item, event, partner, coalition, offer, poll }).toEqual({
      item: before.item,
      event: before.event,
      partner: before.partner,
      coalition: before.coalition,
      offer: before.offer,
      poll: before.poll,
    });
  });

  it.each([
    ['"Which day?" "Monday" "Tuesday"', ['Monday', 'Tuesday']],
    ['Which day? «الاثنين، صباحًا»، «الثلاثاء»', ['الاثنين، صباحًا', 'الثلاثاء']],
    ['Which day?\n- Monday\n- Tuesday', ['Monday', 'Tuesday']],
    ['Which day?\nMonday\nTuesday\nFriday', ['Monday', 'Tuesday', 'Friday']],
    ['Which day? a) Monday b) Tuesday', ['Monday', 'Tuesday']],
    ['Which day? 1. Monday 2. Tuesday, late 3. Friday', ['Monday', 'Tuesday, late', 'Friday']],
    ['أي يوم؟ أ) الاثنين ب) الثلاثاء', ['الاثنين', 'الثلاثاء']],
    ['Which day? • Monday • Tuesday', ['Monday', 'Tuesday']],
    ['How much? choices:1,500, 2,000', ['1,500', '2,000']],
    [
      'Which? options:https://example.org/a?b=1|2, https://example.org/c',
      ['https://example.org/a?b=1|2', 'https://example.org/c'],
    ],
    ['Which day? خيارات:"Yes, if it rains", "No"', ['Yes, if it rains', 'No']],
  ])('asks a poll with its choices: %s', async (line, labels) => {
    const { chat } = await open();
    const seen = await chat.say('sam', 'water', `/poll ask ${line}`);
    const buttons = (seen.card?.blocks ?? []).flatMap((block) =>
      block.kind === 'buttons' ? block.buttons.map(({ label }) => label.replace(/[\u2066-\u2069]/g, '')) : [],
    );
    expect(buttons, seen.text).toEqual([...labels, 'Undo']);
  });
});

scenes('what an answer says', (open) => {
  it('is true of a comment that was taken back, and of an item that is done', async () => {
    const { chat } = await open();
    const poll = await chat.say('sam', 'water', '/poll ask How was it?');
    const answered = await chat.press('sam', poll, '4');
    const said = answered.aside ?? answered.card;
    const comment = await chat.press('sam', said ? { card: said } : answered, 'Add a comment');
    for (const nothing of ['', '\u200b\u2800'])
      expect((await chat.submit('sam', 'water', comment.form, { comment: nothing })).text).toContain(
        'No comment is saved',
      );
    expect((await chat.submit('sam', 'water', comment.form, { comment: 'Good' })).text).toContain('is saved');
    await chat.say('sam', 'water', '/action add Buy paint');
    await chat.say('sam', 'water', '/action edit 2 percent:40');
    expect((await chat.say('sam', 'water', '/action done 2')).text).not.toContain('40');
  });
});
