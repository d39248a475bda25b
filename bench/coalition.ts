import { commands } from '../commands/index.ts';
import { createBot } from '../src/app/bot.ts';
import { unlimitedRates } from '../src/app/incoming/rate-limit.ts';
import { drawChart } from '../src/charts/draw.ts';
import type { Handle, Incoming } from '../src/chat/incoming.ts';
import { openStore } from '../src/store/engine/open.ts';
import type { Store } from '../src/store/store.ts';
import { type Chat, openChat, setUp } from '../test/fixtures/chat.ts';
import { silentLog } from '../test/fixtures/log.ts';
import { mustBeAnswered } from './answered.ts';
import { openBare } from './bare.ts';

/** A bot without a rate limit, over the store of a chat or another one. */
export const eagerBot = (
  { ballotBox, clock }: Pick<Chat, 'ballotBox' | 'clock'>,
  store: Store,
  onAnswered = mustBeAnswered,
): Handle =>
  createBot({
    store,
    clock,
    commands,
    ballotBox,
    drawChart,
    log: silentLog,
    rates: unlimitedRates,
    onAnswered,
  });

/** A bot with one small coalition in a SQLite file, and the same file without the bot. */
export const openCoalition = async (path: string) => {
  const store = await openStore({ url: path });
  const chat = openChat({ store });
  await setUp(chat);
  const bare = openBare(path);
  return {
    chat: { ...chat, bot: eagerBot(chat, store) },
    bare,
    close: async () => {
      bare.close();
      await store.close();
    },
  };
};

let deliveries = 0;

/** Who, where and when, as an adapter reports it. */
export const originIn = (chat: Chat, who: string, where: string) => {
  deliveries += 1;
  return {
    id: `b${deliveries}`,
    account: chat.account(who),
    place: { ...chat.account(who), id: where, name: where },
    direct: false,
    at: chat.clock.now(),
    named: { people: [], places: [] },
  } satisfies Omit<Incoming, 'kind' | 'said'>;
};

export const commandIn = (chat: Chat, who: string, where: string, text: string) =>
  ({ ...originIn(chat, who, where), kind: 'command', said: { as: 'text', text } }) as const;

/** One query for the caller and the place: the reference for what every incoming needs. */
export const whoSpeaks = `
  select coalition.*, person.id as person, person.name as person_name, person.language as person_language,
         place.group_id as group_id, place.language as place_language
  from workspace
  join coalition on coalition.id = workspace.coalition_id
  join account on account.platform = workspace.platform and account.workspace = workspace.id and account.id = ?
  join person on person.id = account.person_id
  left join place on place.platform = workspace.platform and place.workspace = workspace.id and place.id = ?
  where workspace.platform = 'sandbox' and workspace.id = 'sandbox'`;
