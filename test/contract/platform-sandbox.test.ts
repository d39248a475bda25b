import type { Card } from '../../src/chat/card.ts';
import type { PlaceRef } from '../../src/chat/ids.ts';
import { openSandbox } from '../adapters/sandbox/fixture.ts';
import { platformContract, type Saw } from './platform.ts';

type Body = Readonly<Record<string, unknown>>;

platformContract('the sandbox', async (handle) => {
  const { sandbox, call, messages } = await openSandbox(handle);
  const place = (id: string): PlaceRef => ({ platform: 'sandbox', workspace: 'sandbox', id });
  let last: { path: string; body: Body } | undefined;
  let form: Readonly<{ token: string; message?: string }> | undefined;
  let deliveries = 0;

  const send = async (path: string, given: Body): Promise<Saw> => {
    deliveries += 1;
    const body = { as: 'sam', id: `d${deliveries}`, ...given };
    last = { path, body };
    const answer = (await call(path, body)).body as unknown as Readonly<{
      messages?: readonly { text: string }[];
      form?: { token: string; message?: string; fields: readonly { label: string }[] };
      errors?: Record<string, string>;
    }>;
    if (answer.form) form = answer.form;
    return {
      texts: (answer.messages ?? []).map(({ text }) => text),
      ...(answer.form ? { fields: answer.form.fields.map(({ label }) => label) } : {}),
      ...(answer.errors ? { errors: Object.values(answer.errors) } : {}),
    };
  };

  const labelled = (card: Card | null, label: string) =>
    (card?.blocks ?? []).flatMap((block) =>
      block.kind === 'buttons' ? block.buttons.filter((button) => button.label === label) : [],
    )[0];

  const { people } = (await call('/api/state')).body;
  return {
    port: sandbox.port,
    place: place('clean-water'),
    people: people.map(({ name }) => name),
    person: { platform: 'sandbox', workspace: 'sandbox', id: 'sam' },
    gone: place('nowhere'),
    read: async (where) =>
      (
        await messages(
          'person' in where ? where.person.id : 'ana',
          'place' in where ? where.place.id : 'private',
        )
      )
        .filter((message) => !message.private || 'person' in where)
        .map(({ text }) => text),
    say: (line) => send('/api/say', { in: 'clean-water', text: line }),
    readThread: async ({ id }) => {
      const all = await messages('ana', 'clean-water');
      const root = all.find((message) => message.id === id)?.thread;
      return all.filter(({ thread }) => thread !== undefined && thread === root).map(({ text }) => text);
    },
    sayInThread: async ({ id }, line) => {
      const thread = (await messages('ana', 'clean-water')).find((message) => message.id === id)?.thread;
      await send('/api/say', { in: 'clean-water', text: line, ...(thread && { thread }) });
    },
    press: async (label) => {
      const message = (await messages('sam', 'clean-water')).findLast(({ card }) => labelled(card, label));
      const button = labelled(message?.card ?? null, label);
      return send('/api/press', { message: message?.id ?? '', token: button?.token ?? '' });
    },
    makeItem: async (said) => {
      const [message] = (await call('/api/say', { as: 'ana', in: 'clean-water', text: said })).body.messages;
      return send('/api/ask', {
        in: 'clean-water',
        path: 'action add',
        values: { title: said },
        message: message?.id ?? '',
      });
    },
    submit: (values) =>
      send('/api/submit', {
        token: form?.token ?? '',
        values,
        in: 'clean-water',
        ...(form?.message === undefined ? {} : { message: form.message }),
      }),
    deliverAgain: async () => {
      if (last) await call(last.path, last.body);
    },
    // The page draws text as text: there is no markup that could be acted on.
    called: async () => [],
  };
});
