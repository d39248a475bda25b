import { describe, expect, it } from 'vitest';
import { bodyOf } from '../../src/adapters/discord/messages/message.ts';
import type { Form } from '../../src/chat/form.ts';
import type { Platform } from '../../src/chat/ids.ts';
import { buttonsOf, type Chat, openChat, readable, type Seen, setUp } from '../fixtures/chat.ts';
import { eachStore, oneStore } from '../fixtures/store.ts';

/** The current values of a form, with some of them changed. */
const filled = (
  form: Form | undefined,
  values: Readonly<Record<string, string>>,
): Record<string, string> => ({
  ...Object.fromEntries(
    (form?.fields ?? []).flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
  ),
  ...values,
});

type Way = (chat: Chat, where: string, who: string) => Promise<Seen>;

/** Every way in which somebody else becomes the owner of an item, and whether the answer is shown to all. */
const ways: Readonly<Record<string, readonly ['shown to all' | 'not shown', Way]>> = {
  add: [
    'shown to all',
    (chat, where, who) => chat.say('layla', where, `/action add Paint owner:<@${who}> group:Water`),
  ],
  'add all the same': [
    'shown to all',
    async (chat, where, who) =>
      chat.press(
        'layla',
        { ...(await chat.say('layla', where, `/action add Fix the roof owner:<@${who}> group:Water`)) },
        'Add all the same',
      ),
  ],
  assign: ['shown to all', (chat, where, who) => chat.say('layla', where, `/action assign #1 <@${who}>`)],
  'the button Hand over': [
    'shown to all',
    async (chat, where, who) => {
      const shown = await chat.say('layla', where, '/action show #1');
      const { form } = await chat.press('layla', shown, 'Hand over');
      return chat.submit('layla', where, form, filled(form, { owner: `<@${who}>` }));
    },
  ],
  'the form Change': [
    'shown to all',
    async (chat, where, who) => {
      const shown = await chat.say('layla', where, '/action show #1');
      const { form } = await chat.press('layla', shown, 'Change');
      return chat.submit('layla', where, form, filled(form, { owner: `<@${who}>`, title: 'Mend the roof' }));
    },
  ],
  'a line that changes the owner': [
    'shown to all',
    (chat, where, who) => chat.say('layla', where, `/action edit #1 owner:<@${who}>`),
  ],
  'a pasted list': [
    'not shown',
    async (chat, where, who) => {
      const preview = await chat.say('layla', where, `/action import Buy paint owner:<@${who}> group:Water`);
      return chat.press('layla', preview, buttonsOf(preview.card)[0]?.label ?? '');
    },
  ],
};

const given = (chat: Chat, who: string): readonly string[] =>
  chat
    .posted(`@${who}`)
    .map(({ card }) => readable(card))
    .filter((text) => text.includes('gave it to you'));

const minutes = 5 * 60_000;

for (const platform of ['slack', 'discord'] as const satisfies readonly Platform[])
  oneStore(`a new owner on ${platform}`, (openTestStore) => {
    const start = async (): Promise<Chat> => {
      const chat = openChat({ store: await openTestStore(), in: { platform, workspace: 'w1' } });
      await setUp(chat);
      await chat.say('layla', 'water', '/action add Fix the roof owner:me');
      return chat;
    };

    describe.each(Object.entries(ways))('by %s', (_name, [answer, way]) => {
      it('hears of it once: by a mention where one reaches them, otherwise in private', async () => {
        const chat = await start();
        const seen = await way(chat, 'water', 'sam');
        await chat.pass(minutes);
        const mentioned = answer === 'shown to all';
        expect(seen.notify ?? []).toEqual(mentioned ? ['sam'] : []);
        expect(given(chat, 'sam')).toHaveLength(mentioned ? 0 : 1);
        expect(given(chat, 'layla')).toEqual([]);
      });

      it('hears of it in private when it was said in private', async () => {
        const chat = await start();
        const seen = await way(chat, 'private', 'sam');
        await chat.pass(minutes);
        expect(seen.notify ?? []).toEqual([]);
        expect(given(chat, 'sam')).toHaveLength(1);
      });
    });
  });

eachStore('a new owner', (openTestStore) => {
  const start = async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    return chat;
  };

  it('is mentioned once, with those who are new to it alone; whoever takes an item knows', async () => {
    const chat = await start();
    expect((await chat.say('layla', 'water', '/action add Mine owner:me')).notify).toBeUndefined();
    const free = await chat.say('layla', 'water', '/action add Book the hall owner:@Sam Okoye');
    expect(free.notify).toEqual(['sam']);
    expect(
      (await chat.say('layla', 'water', '/action assign #2 owner:@Sam Okoye, @Ana Costa')).notify,
    ).toEqual(['ana']);
    expect((await chat.say('layla', 'water', '/action edit #2 title:Book it')).notify).toBeUndefined();
    await chat.pass(minutes);
    expect(given(chat, 'sam')).toEqual([]);
    expect(given(chat, 'ana')).toEqual([]);
  });

  it('hears of a whole list in one message, without what was done already', async () => {
    const chat = await start();
    const lines = [
      '- Buy paint owner:@Sam Okoye due:2026-11-20',
      '- Buy brushes owner:@Sam Okoye',
      '- [x] Buy tape owner:@Sam Okoye',
    ];
    const preview = await chat.say('layla', 'water', `/action import ${lines.join('\n')}`);
    await chat.press('layla', preview, buttonsOf(preview.card)[0]?.label ?? '');
    await chat.pass(minutes);
    const [told, ...more] = chat.posted('@sam');
    expect(more).toEqual([]);
    expect(readable(told?.card)).toBe(
      [
        'You have 2 new items',
        '• #1 Buy paint',
        '  Layla Haddad gave it to you: due Fri, 20 Nov 2026',
        '• #2 Buy brushes',
        '  Layla Haddad gave it to you: no date',
      ].join('\n'),
    );
  });

  it('who was mentioned hears when it is taken back; who was not told yet never hears of it', async () => {
    const chat = await start();
    await chat.say('layla', 'water', '/action add Fix the roof');
    const handed = await chat.say('layla', 'water', '/action assign #1 @Sam Okoye');
    await chat.press('layla', handed, 'Undo');
    await chat.pass(minutes);
    expect(chat.posted('@sam').map(({ card }) => readable(card))).toEqual([
      expect.stringContaining('Layla Haddad took the last change back.'),
    ]);
    const unheard = await chat.say('layla', 'private', '/action assign #1 @Ana Costa');
    await chat.press(
      'layla',
      { ...unheard, message: { place: { ...chat.account('layla'), id: 'private' }, id: 'p1' } },
      'Undo',
    );
    await chat.pass(minutes);
    expect(given(chat, 'ana')).toEqual([]);
  });

  it('has the buttons that are looked for', async () => {
    const chat = await start();
    await chat.say('layla', 'private', '/action add Book the hall owner:@Sam Okoye group:Water');
    await chat.pass(minutes);
    expect(buttonsOf(chat.posted('@sam')[0]?.card).map(({ label }) => label)).toContain('Done');
  });
});

it('is pinged on Discord by id alone', () => {
  expect(bodyOf({ components: [], notify: ['7'] }).allowed_mentions).toEqual({ parse: [], users: ['7'] });
  expect(bodyOf({ components: [] }).allowed_mentions).toEqual({ parse: [] });
});
