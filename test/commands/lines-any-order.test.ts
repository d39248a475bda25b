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
import { scenes } from '../fixtures/records.ts';

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
