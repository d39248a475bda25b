import type { PlaceRef } from '../../src/chat/ids.ts';
import { readMessage } from '../fixtures/slack/counterpart.ts';
import { openAdapter, ways } from '../fixtures/slack/room.ts';
import { controlsOf, labelOf, type Shown, wordsOfBlocks } from '../fixtures/slack/screen.ts';
import { platformContract, type Saw } from './platform.ts';

for (const way of ways)
  platformContract(`Slack over ${way}`, async (handle) => {
    const { counterpart, slack, people } = await openAdapter(handle, { way });
    const place = (id: string): PlaceRef => ({ platform: 'slack', workspace: counterpart.team, id });
    const sam = people.person('sam');
    const water = people.channel('water');
    let last: { body: Readonly<Record<string, unknown>>; kind: 'slash_commands' | 'interactive' } | undefined;

    const after = async (
      act: () => Promise<{ body: Readonly<Record<string, unknown>>; answer: unknown }>,
      kind: 'slash_commands' | 'interactive',
    ): Promise<Saw> => {
      const mine = (one: Shown) => one.to === undefined || one.to === sam;
      const before = new Map(counterpart.shown.map((one) => [one, one.replaced]));
      const views = counterpart.views.size;
      const { body, answer } = await act();
      last = { body, kind };
      await slack.settled();
      const texts = counterpart.shown.filter((one) => mine(one) && before.get(one) !== one.replaced);
      const view = counterpart.views.size > views ? [...counterpart.views.values()].at(-1) : undefined;
      const { response_action, errors } = (answer ?? {}) as Readonly<{
        response_action?: string;
        errors?: Record<string, string>;
      }>;
      const labels = (view?.blocks as readonly Readonly<Record<string, unknown>>[] | undefined)
        ?.filter(({ type }) => type === 'input')
        .map(({ label }) => (label as { text: string }).text);
      return {
        texts: texts.map(readMessage),
        ...(labels === undefined ? {} : { fields: labels }),
        ...(response_action === 'errors' ? { errors: Object.values(errors ?? {}) } : {}),
      };
    };

    return {
      port: slack.port,
      place: place(water),
      people: ['Ana Costa', 'عمر منصور', 'Layla Haddad', 'Sam Okoye', 'نور خليل', 'يوسف عبد الله', 'admin'],
      person: { platform: 'slack', workspace: counterpart.team, id: sam },
      gone: place('C0NOWHERE'),
      read: async (where) => {
        const id = 'place' in where ? where.place.id : undefined;
        return counterpart.shown
          .filter((one) =>
            id === undefined ? one.channel.startsWith('D') : one.channel === id && one.to === undefined,
          )
          .map(readMessage);
      },
      say: (line) => after(() => people.type('sam', 'water', line), 'slash_commands'),
      readThread: async ({ id }) => {
        const thread = counterpart.shown.find(({ ts }) => ts === id)?.thread;
        return counterpart.shown
          .filter((one) => one.thread === thread && thread !== undefined)
          .map(readMessage);
      },
      // Slack takes no slash command in a thread.
      sayInThread: async ({ id }) => {
        const message = counterpart.shown.find(({ ts }) => ts === id);
        await after(() => people.press('sam', message, 'Done'), 'interactive');
      },
      makeItem: (said) =>
        after(async () => {
          const message = {
            type: 'message',
            user: people.person('ana'),
            ts: '1700000000.000200',
            text: said,
          };
          return { body: {}, answer: await people.shortcut('sam', 'water', message) };
        }, 'interactive'),
      press: (label) =>
        after(
          () =>
            people.press(
              'sam',
              counterpart.shown.findLast((one) =>
                controlsOf(one.blocks).some((each) => labelOf(each) === label),
              ),
              label,
            ),
          'interactive',
        ),
      submit: (values) =>
        after(() => people.submit('sam', [...counterpart.views.values()].at(-1), values), 'interactive'),
      deliverAgain: async () => {
        if (last === undefined) throw new Error('nothing was delivered');
        await people.way.deliver(last.body, last.kind);
        await slack.settled();
      },
      called: async () =>
        counterpart.shown.flatMap(({ text, blocks }) => {
          const raw = JSON.stringify(blocks.filter((block) => JSON.stringify(block).includes('mrkdwn')));
          const acted = [
            ...`${text} ${raw}`.matchAll(/<[@!#][^<>]*>|"type":"(?:user|broadcast|usergroup|channel)"/g),
          ];
          return acted.map(([call]) => call).concat(wordsOfBlocks(blocks) === '' ? ['nothing was said'] : []);
        }),
      trouble: {
        busy: () =>
          counterpart.troubles.push({ method: 'chat.postMessage', channel: water, how: { retryAfter: 1 } }),
        lost: () => counterpart.troubles.push({ method: 'chat.postMessage', channel: water, how: 'lost' }),
      },
    };
  });
