import { openStore } from '../src/store/engine/open.ts';
import { type Chat, openChat } from '../test/fixtures/chat.ts';
import { openBare } from './bare.ts';
import { commandIn, eagerBot, originIn } from './coalition.ts';
import { makeCoalition, monthEndedAt, smallGroup } from './large.ts';
import { alternate, type Figure, type Measure } from './measure.ts';

export const lists: Measure = {
  name: '/action list and autocomplete',
  goal: 'with 3 million items ≤ 1.5× with 3,000',
  run: async ({ sizes, path, remove, say }) => {
    const open = async (name: string, items: number) => {
      await makeCoalition(path(name), { groups: sizes.groups, items, entries: 1 });
      standAlike(path(name));
      const store = await openStore({ url: path(name) });
      const chat = openChat({ store, now: new Date(monthEndedAt).toISOString() });
      const list = await chat.say('u1', 'small', '/action list');
      if (!list.text.includes('Call the school')) throw new Error(`no list: ${list.text}`);
      return { store, chat: { ...chat, bot: eagerBot(chat, store) } };
    };
    say('making two coalitions to list');
    const few = await open('few.db', sizes.fewItems);
    const many = await open('many.db', sizes.manyItems);
    const figures: Figure[] = [];
    for (const [what, ask] of asked) {
      const times = Math.max(1, Math.ceil(sizes.operations / 10));
      const side = (chat: Chat) => ({
        operations: times,
        work: async () => {
          for (let n = 0; n < times; n += 1) await ask(chat);
        },
      });
      const measured = await alternate(sizes.rounds, side(few.chat), side(many.chat));
      figures.push(
        {
          what,
          unit: '×',
          values: measured.map((round) => round.ours / round.reference),
          bound: { atMost: 1.5 },
        },
        { what: `${what}: CPU with many`, unit: 'µs', values: measured.map((round) => round.ours) },
      );
    }
    await few.store.close();
    await many.store.close();
    await remove('few.db');
    await remove('many.db');
    return figures;
  },
};

const suggested = (chat: Chat, where: string, text: string) =>
  chat.bot({ ...originIn(chat, 'u1', where), kind: 'suggest', said: { as: 'text', text } });

const asked: readonly (readonly [string, (chat: Chat) => Promise<unknown>])[] = [
  ['/action list', (chat) => chat.bot(commandIn(chat, 'u1', 'small', '/action list'))],
  ['suggestions in the place that a group uses', (chat) => suggested(chat, 'small', '/action done #')],
  ['suggestions where no group is meant', (chat) => suggested(chat, 'executive', '/action done #')],
  ['suggestions of what is closed', (chat) => suggested(chat, 'small', '/action reopen #')],
];

/**
 * The listed group shows the same in both: 40 open items, 10 of them late, 20 finished recently, and 200
 * finished long ago, as many as suggestions look through. Only older and other items grow.
 */
const standAlike = (path: string): void => {
  const bare = openBare(path);
  bare.pragma('foreign_keys = off');
  bare.transaction(() => {
    const day = 86_400_000;
    const mine = `group_id = '${smallGroup}'`;
    const old = `done_at = created_at, done_by = created_by`;
    bare.exec(`
      update item set state = 'done', ${old} where ${mine} and state = 'open';
      update item set done_at = done_at - 60 * ${day} where ${mine} and done_at >= ${monthEndedAt - 30 * day};
      with recursive n(n) as (select 0 union all select n + 1 from n where n < 259)
      insert into item (id, coalition_id, number, group_id, title, due_on, state, created_by, created_at,
                        done_at, done_by)
      select printf('c000%04d-0000-7000-8000-000000000000', n), 'c', 900000000 + n, '${smallGroup}', 'Call the school, ' || n,
             case when n < 10 then '2026-10-01' when n < 30 then '2026-12-01' end,
             case when n < 40 then 'open' else 'done' end, (select min(id) from person), ${monthEndedAt - 90 * day},
             case when n >= 60 then ${monthEndedAt - 60 * day} when n >= 40 then ${monthEndedAt - 2 * day} end, (select min(id) from person) from n;`);
  })();
  bare.close();
};
