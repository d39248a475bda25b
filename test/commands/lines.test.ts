import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { missing } from '../../src/app/input/forms.ts';
import { parseCommand } from '../../src/app/input/parse.ts';
import { createLineValues } from '../../src/app/input/value-reader.ts';
import { type ArgumentKind, type Arguments, findSubcommand } from '../../src/chat/command.ts';
import { namesOf } from '../../src/chat/text/argument-names.ts';
import { writeLine } from '../../src/chat/text/line.ts';
import { nameWithoutArticle } from '../../src/domain/plain-letters.ts';
import { Refusal } from '../../src/domain/refusal.ts';
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
      let understood = 0;
      await fc.assert(
        fc.asyncProperty(line, async ({ text, line: said }) => {
          // Of a title that is there already it is asked first whether to add it again.
          const seen = await chat.agree('sam', 'water', `/action add ${said}`);
          if (seen.kind !== 'public') return;
          understood += 1;
          const [, shown, who, day] = seen.text.split('\n');
          expect(shown, said).toBe(text);
          expect(who, said).not.toContain('nobody');
          expect(day, said).not.toContain('no date');
        }),
        { numRuns: 60, endOnFailure: true },
      );
      expect(understood).toBeGreaterThan(30);
    });
  });

  scenes('of any command', (open) => {
    const values: Readonly<Record<ArgumentKind, readonly string[]>> = {
      text: [
        'Print the flyers',
        'طباعة المنشور',
        'Buy 12 chairs',
        'Call Sam: he knows',
        'https://a.org/x?due:1',
      ],
      date: ['friday', 'in 3 days', '13 Nov', 'الجمعة القادمة', 'end of month'],
      moment: ['friday 18:00', '13 Nov 2026 10:00', 'الجمعة الساعة 18:00'],
      person: ['@Layla Haddad', 'me', '@عمر منصور'],
      people: ['@Layla Haddad', 'me', '@عمر منصور', '@Layla Haddad, @Sam Okoye'],
      place: ['#water', 'here'],
      group: ['Water', 'المدارس'],
      partner: ['Harbour Rotary', 'غرفة التجارة'],
      item: ['#1'],
      difficulty: ['#2'],
      event: ['#3'],
      poll: ['#4'],
      zone: ['Asia/Beirut', 'بيروت', 'New York'],
      integer: ['40'],
      choice: [],
    };
    const quotes = [
      ['', ''],
      ['', ''],
      ['"', '"'],
      ['“', '”'],
      ['«', '»'],
    ] as const;
    /** Some words name several arguments of a command; then they are of the first. */
    const isOwn = (args: Arguments, name: string) => (called: string) =>
      namesOf(args).get(nameWithoutArticle(called))?.name === name;
    /** What a line may hold: each argument with a value, how it is named, if at all, and quoted. */
    const lineOf = (args: Arguments) =>
      fc
        .tuple(
          ...Object.entries(args).map(([name, argument]) => {
            const { kind, choices = [], positional, required, label, aliases = [] } = argument;
            const possible = kind === 'choice' ? choices.map(({ value }) => value) : values[kind];
            return fc.record({
              name: fc.constant(name),
              value: fc.constantFrom(...possible),
              called: fc.constantFrom(name, ...[label.en, label.ar, ...aliases].filter(isOwn(args, name))),
              bare: positional ? fc.boolean() : fc.constant(false),
              quote: fc.constantFrom(...quotes),
              given: fc.oneof({ weight: required ? 9 : 2, arbitrary: fc.constant(true) }, fc.constant(false)),
            });
          }),
        )
        .chain((all) => {
          const some = all.filter(({ given }) => given);
          // What has no name stands in front, in the order of the definition.
          return fc
            .shuffledSubarray(some, { minLength: some.length })
            .map((mixed) => [...some.filter(({ bare }) => bare), ...mixed.filter(({ bare }) => !bare)]);
        });
    const anyLine = fc
      .constantFrom(
        ...commands.flatMap(({ name, subcommands }) =>
          subcommands
            .filter(({ args }) => Object.keys(args).length > 0)
            .map(({ name: sub, args }) => ({ path: `${name} ${sub}`, args })),
        ),
      )
      .chain(({ path, args }) => lineOf(args).map((parts) => ({ path, args, parts })));

    it('is understood whole or asked about too', async () => {
      const { chat } = await open();
      for (const name of ['Harbour Rotary', 'غرفة التجارة'])
        await chat.say('ana', 'general', `/partner add "${name}" kind:business`);
      const named = {
        people: ['layla', 'omar', 'sam'].map((who) => chat.account(who)),
        places: [{ ...chat.account('water'), name: 'water' }],
      };
      const parser = { commands, prefix: '', now: chat.clock.now(), repositories: chat.store.read };
      const reader = createLineValues(named, chat.clock.now());
      const known = await chat.store.read.coalitions.of(chat.account('sam'));
      const coalition = async () => known?.id ?? null;
      let understood = 0;
      await fc.assert(
        fc.asyncProperty(anyLine, async ({ path, args, parts }) => {
          const written = parts.map(({ value, called, bare, quote: [from, to] }) =>
            bare ? `${from}${value}${to}` : `${called}:${from}${value}${to}`,
          );
          const text = `/${path} ${written.join(' ')}`;
          const parsed = await parseCommand(parser, {
            said: { as: 'text', text },
            named,
            account: chat.account('sam'),
          }).catch((error: unknown) => {
            if (error instanceof Refusal) return undefined;
            throw error;
          });
          if (parsed?.kind !== 'run') return;
          const meant = Object.fromEntries(parts.map(({ name, value }) => [name, value]));
          const sub = findSubcommand(commands, path);
          if (sub === undefined || missing(sub, parsed.typed).length > 0) return;
          // A value that its reader refuses is asked about as well.
          for (const [name, value] of Object.entries(parsed.typed)) {
            const argument = args[name];
            if (argument === undefined || argument.kind === 'text') continue;
            const reads = () => reader.reads(argument, value);
            const found = reads() || ((await reader.lookUp(chat.store.read, coalition)) && reads());
            if (!found) return;
          }
          expect(parsed.typed, text).toEqual(meant);
          understood += 1;
        }),
        { numRuns: 600, endOnFailure: true },
      );
      expect(understood).toBeGreaterThan(200);
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
