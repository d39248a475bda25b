import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { writeLine } from '../../src/chat/text/line.ts';
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

  it.each([
    ['"Which day?" "Monday" "Tuesday"', ['Monday', 'Tuesday']],
    ['Which day? «الاثنين، صباحًا»، «الثلاثاء»', ['الاثنين، صباحًا', 'الثلاثاء']],
    ['Which day?\n- Monday\n- Tuesday', ['Monday', 'Tuesday']],
    ['Which day?\nMonday\nTuesday\nFriday', ['Monday', 'Tuesday', 'Friday']],
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

describe('a line made of arguments in any order', () => {
  scenes('with any quotes', (open) => {
    it('is understood whole or asked about', async () => {
      const { chat } = await open();
      const title = fc.constantFrom(
        'Print the flyers',
        'طباعة المنشور',
        'Call Sam: he knows',
        'Buy 12 chairs',
        'x',
      );
      const owner = fc.constantFrom('@Layla Haddad', '@عمر منصور', 'me', '@Layla');
      const due = fc.constantFrom('friday', 'in 3 days', '13 Nov', 'الجمعة القادمة', 'end of month');
      const quote = fc.constantFrom(['', ''], ['"', '"'], ['“', '”'], ['«', '»']);
      const line = fc
        .record({
          title,
          owner,
          due,
          quotes: fc.tuple(quote, quote, quote),
          order: fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        })
        .map(({ title: text, owner: who, due: day, quotes, order }) => {
          const [one, two, three] = quotes;
          const parts = [
            `${one[0]}${text}${one[1]}`,
            `owner:${two[0]}${who}${two[1]}`,
            `due:${three[0]}${day}${three[1]}`,
          ];
          return { text, line: order.map((index) => parts[index]).join(' ') };
        });
      await fc.assert(
        fc.asyncProperty(line, async ({ text, line: said }) => {
          const seen = await chat.say('sam', 'water', `/action add ${said}`);
          if (seen.kind !== 'public') return;
          const [, shown, who, day] = seen.text.split('\n');
          expect(shown, said).toBe(text);
          expect(who, said).not.toContain('nobody');
          expect(day, said).not.toContain('no date');
        }),
        { numRuns: 60, endOnFailure: true },
      );
    });
  });
});

describe('a hostile line', () => {
  const piece = [
    'due:',
    'due: x ',
    '(due: ',
    'owner:@',
    '<@',
    '@a ',
    '"',
    'ownr: ',
    'a, ',
    '#1 ',
    'و',
    '1,',
    'https://',
    '«',
  ];
  scenes('read by the bot', (open) => {
    it('takes no more than its length in time', async () => {
      const { chat } = await open();
      for (const hostile of piece) {
        const cost = async (length: number) => {
          const line = `/action add x ${hostile.repeat(length / hostile.length)}`;
          let best = Number.POSITIVE_INFINITY;
          for (let round = 0; round < 3; round += 1) {
            const before = process.cpuUsage();
            await chat.say('sam', 'water', line);
            const { user, system } = process.cpuUsage(before);
            best = Math.min(best, (user + system) / 1000);
          }
          return best;
        };
        const short = await cost(4_000);
        // A constant floor, so that a few milliseconds of noise decide nothing.
        expect(await cost(8_000), hostile).toBeLessThan(Math.max(short * 2.3, 60));
        expect(await cost(64_000), hostile).toBeLessThan(Math.max(short, 60));
      }
    });
  });
});

describe('the line that a refusal shows', () => {
  it('is read as the text it quotes', () => {
    const add = commands
      .find(({ name }) => name === 'action')
      ?.subcommands.find(({ name }) => name === 'add');
    expect(writeLine('action add', add?.args ?? {}, { title: 'Print it owner: Ana' })).toBe(
      '/action add "Print it owner: Ana"',
    );
  });
});
