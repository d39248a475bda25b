import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Argument, ArgumentKind } from '../../src/chat/command.ts';
import { dayIn } from '../../src/domain/dates/calendar.ts';
import { buttonsOf, type Chat, type Seen } from '../fixtures/chat.ts';
import { type Records, scenes } from '../fixtures/records.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

const anyText = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('Book the hall', 'حجز القاعة', 'a: b, c', '<@U1> *b* "q', '#1 #2', 'none'),
  },
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** What may be typed for an argument: mostly valid values, sometimes anything. */
const likely: Readonly<Record<ArgumentKind, fc.Arbitrary<string>>> = {
  text: anyText,
  date: fc.constantFrom('tomorrow', 'in 3 days', 'friday', 'غدًا', 'yesterday', '2026-11-20', 'soon'),
  moment: fc.constantFrom('tomorrow 10:00', '2026-11-06 18:00', '13:00', 'soon'),
  person: fc.constantFrom('me', '@Layla Haddad', '<@sam>', 'Nobody'),
  people: fc.constantFrom('me', '@Layla Haddad, me', '<@sam> <@ana>', 'nobody'),
  place: fc.constantFrom('here', '#water', '<#general>', '#nowhere'),
  group: fc.constantFrom('Water', 'المدارس', 'Trees'),
  partner: fc.constantFrom('Harbour Rotary', 'the rotary', 'روتاري', 'Nobody'),
  item: fc.integer({ min: 1, max: 12 }).map((n) => `#${n}`),
  difficulty: fc.integer({ min: 1, max: 12 }).map((n) => `#${n}`),
  event: fc.integer({ min: 1, max: 12 }).map((n) => `#${n}`),
  poll: fc.integer({ min: 1, max: 12 }).map((n) => `#${n}`),
  integer: fc.constantFrom('0', '50', '٧', '101', 'many'),
  zone: fc.constantFrom('Asia/Beirut', 'cairo', 'Mars'),
  choice: anyText,
};

const anyValueOf = ({ kind, choices }: Argument): fc.Arbitrary<string> =>
  kind === 'choice' && choices !== undefined
    ? fc.constantFrom('other', ...choices.map(({ value }) => value))
    : fc.oneof({ weight: 9, arbitrary: likely[kind] ?? anyText }, anyText);

/** What a line of any subcommand may hold; the required mostly there, the others now and then. */
const valuesOf = (args: Readonly<Record<string, Argument>>) =>
  fc
    .tuple(
      ...Object.entries(args).map(([name, argument]) =>
        fc
          .option(anyValueOf(argument), { nil: undefined, freq: argument.required ? 9 : 1 })
          .map((value) => [name, value] as const),
      ),
    )
    .map((pairs) =>
      Object.fromEntries(pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
    );

type Step = Readonly<
  { who: string; where: string; wait: number } & (
    | { path: string; values: Record<string, string> }
    | { press: number }
  )
>;

// A coalition that is set up again, or a summary sent early, moves the start of the recount.
const paths = commands.flatMap(({ name, subcommands }) =>
  subcommands
    .map((sub) => ({ path: `${name} ${sub.name}`, args: sub.args }))
    .filter(({ path }) => !['coalition setup', 'digest publish'].includes(path)),
);

const frequent = paths.filter(({ path }) => /^(action|progress|event)/.test(path));

const said = (from: typeof paths) =>
  fc.constantFrom(...from).chain(({ path, args }) => valuesOf(args).map((values) => ({ path, values })));

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc
    .tuple(
      fc.constantFrom('ana', 'omar', 'layla', 'sam', 'nour', 'stranger'),
      fc.constantFrom('water', 'water', 'schools', 'general', 'private'),
      fc.constantFrom(minute, minute, minute, minute, day),
      fc.oneof(
        { weight: 3, arbitrary: said(frequent) },
        { weight: 2, arbitrary: said(paths) },
        { weight: 2, arbitrary: fc.nat(50).map((press) => ({ press })) },
      ),
    )
    .map(([who, where, wait, does]) => ({ who, where, wait, ...does })),
  { minLength: 5, maxLength: 24 },
);

const take = async (chat: Chat, step: Step, seen: Seen[]): Promise<Seen | undefined> => {
  if ('path' in step) {
    const { path, values } = step;
    const origin = { id: `any-${chat.clock.now()}-${seen.length}`, account: chat.account(step.who) };
    const line = Object.entries(values).map(([name, value]) => `${name}:${value}`);
    // Half of them as a platform with typed options says them, half as a line.
    if (seen.length % 2 === 0) return chat.say(step.who, step.where, `/${path} ${line.join(' ')}`, origin.id);
    return chat.tell(step.who, step.where, path, values);
  }
  const all = [...seen, ...chat.platform.posts].flatMap((on) =>
    buttonsOf(on.card).map((button) => ({ token: button.token })),
  );
  const button = all[step.press % Math.max(all.length, 1)];
  if (button === undefined) return undefined;
  const answer = await chat.choose(step.who, step.where, button.token, '');
  if (answer.form === undefined) return answer;
  const values = Object.fromEntries(
    answer.form.fields.map(({ name, value }) => [name, value ?? 'Called them']),
  );
  return chat.submit(step.who, step.where, answer.form, values);
};

/** What the preview says about each group, computed again from the rows alone. */
const recount = (
  { item = [], working_group: groups = [] }: Records,
  monthStart: number,
  now: number,
  today: string,
) =>
  new Map(
    groups.map(({ id, name }) => {
      const mine = item.filter((row) => row.group_id === id);
      const within = (at: unknown) => at !== null && Number(at) >= monthStart && Number(at) < now;
      const done = mine.filter(({ done_at }) => within(done_at)).length;
      const opened = mine.filter(({ created_at }) => within(created_at)).length;
      const overdue = mine.filter(
        ({ state, due_on }) => state === 'open' && due_on !== null && String(due_on) < today,
      ).length;
      const figures = [
        [done, 'done'],
        [opened, 'new'],
        [overdue, 'overdue'],
      ] as const;
      // What is zero is left out.
      const told = figures.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
      return [String(name), told.join(', ')] as const;
    }),
  );

scenes('anything that people say', (open) => {
  it('is never answered with a fault, and the preview counts what the record holds', {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const { chat, records, store } = await open();
        const seen: Seen[] = [];
        for (const step of all) {
          const answer = await take(chat, step, seen);
          if (answer !== undefined) seen.push(answer);
          expect(`${answer?.text}${JSON.stringify(answer?.errors)}`).not.toMatch(
            /Something went wrong|حدث خلل/,
          );
          await chat.pass(step.wait);
        }
        await chat.say('ana', 'private', '/halqa language en');
        const now = chat.clock.now();
        const { text } = await chat.say('ana', 'private', '/digest preview');
        const counts = recount(
          await records(),
          Date.parse('2026-10-31T22:00:00Z'),
          now,
          dayIn('Asia/Beirut', now),
        );
        if (new Date(now).getUTCMonth() === 10)
          for (const [group, line] of counts) {
            const told = text
              .split('\n')
              .find((one) => one.startsWith(`${group} · `) || one.startsWith(`• ${group} · `));
            if (told === undefined) expect(line, group).not.toMatch(/done|new/);
            else expect(told, group).toContain(line);
          }
        await store.close();
      }),
      { numRuns: 20, endOnFailure: true },
    );
  });
});
