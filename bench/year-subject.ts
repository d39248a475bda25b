import { openStore } from '../src/store/engine/open.ts';
import { day, openChat, setUp } from '../test/fixtures/chat.ts';
import { commandIn, eagerBot } from './coalition.ts';

/*
 * One process that lives for simulated years: its clock is moved, every deadline on the way is met, and
 * people continue to work. It says how much memory it holds after each part of the time.
 */

const [file = '', days = '0', commandsADay = '0', before = '0'] = process.argv.slice(2);

export type PartOfYear = Readonly<{ rss: number; held: number }>;

const people = ['ana', 'omar', 'layla', 'sam', 'nour', 'yusuf'] as const;
const parts = 12;

const store = await openStore({ url: file });
const chat = openChat({ store });
await setUp(chat);
const bot = eagerBot(chat, store);
const collect: unknown = Reflect.get(globalThis, 'gc');

const lineOf = (n: number): string => {
  if (n % 20 === 0) return `/action add Book hall ${n} due:friday`;
  if (n % 20 === 10) return `/action list`;
  if (n % 50 === 5) return `/progress difficulty The hall is closed, ${n} help:"A letter"`;
  return `/progress log Three of five schools answered, ${n}`;
};

// SQLite's page caches are filled before anything is compared.
for (let n = 0; n < Number(before); n += 1)
  await bot(
    commandIn(
      chat,
      people[n % people.length] ?? people[0],
      'water',
      `/progress log Before the first day, ${n}`,
    ),
  );

for (let at = 1; at <= Number(days); at += 1) {
  for (let n = 0; n < Number(commandsADay); n += 1) {
    const who = people[n % people.length] ?? people[0];
    await bot(commandIn(chat, who, 'water', lineOf(at * Number(commandsADay) + n)));
  }
  await chat.pass(day);
  // The fakes at the edge are not part of the program.
  for (const kept of [chat.platform.posts, chat.platform.edits, chat.platform.found]) kept.length = 0;
  if (at % Math.ceil(Number(days) / parts) !== 0) continue;
  if (typeof collect === 'function') collect();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ rss, held: heapUsed + external } satisfies PartOfYear);
}
await store.close();
process.send?.('done');
process.disconnect?.();
