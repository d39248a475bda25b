import { describe, expect, it } from 'vitest';
import type { Incoming } from '../../src/chat/incoming.ts';
import { openChat, setUp } from '../fixtures/chat.ts';
import { openScripted } from '../fixtures/discord/bot.ts';
import { oneStore } from '../fixtures/store.ts';

/** Each way to make somebody responsible for something. */
const linesFor = (name: string): readonly string[] => [
  `/action add Book the hall owner:${name}`,
  `/action assign #1 owner:${name}`,
  `/group convener ${name} group:Water`,
  `/group create Coast goal:"A clean coast" convener:${name}`,
  ...['coordinator', 'executive', 'strategic'].map((role) => `/coalition role ${name} role:${role}`),
];

const bot = { inactive: 'bot', sentence: 'is an app, not a person. Choose a person instead.' } as const;
const closed = {
  inactive: 'closed',
  sentence: 'has no active account here any more. Choose somebody else.',
} as const;

oneStore('an account that cannot take part', (openTestStore) => {
  it.each([
    { platform: 'slack', ...bot, known: false },
    { platform: 'discord', ...bot, known: false },
    { platform: 'slack', ...closed, known: false },
    { platform: 'discord', ...closed, known: false },
    { platform: 'slack', ...closed, known: true },
    { platform: 'discord', ...closed, known: true },
  ] as const)(
    'owns, convenes and decides nothing: $platform, $inactive, on record $known',
    async ({ platform, inactive, sentence, known }) => {
      const facts: Record<string, 'bot' | 'closed'> = {};
      const store = await openTestStore();
      const chat = openChat({ store, in: { platform, workspace: 'W1' }, inactive: facts });
      await setUp(chat);
      await chat.say('sam', 'water', '/action add Find a hall');
      if (known) await chat.say('yusuf', 'water', '/group join');
      facts.yusuf = inactive;
      const before = await store.read.people.byAccount(chat.account('yusuf'));
      for (const line of ['@يوسف عبد الله', '<@yusuf>'].flatMap(linesFor)) {
        const seen = await chat.say('ana', 'water', line);
        expect(`${line}: ${seen.text}`).toContain(`يوسف عبد الله ${sentence}`);
        expect(seen.kind).toBe('private');
      }
      expect(await store.read.people.byAccount(chat.account('yusuf'))).toEqual(before);
      expect(before === null).toBe(!known);
      expect((await chat.say('ana', 'general', '/coalition role @Sam Okoye role:executive')).kind).toBe(
        'public',
      );
    },
  );
});

describe('Discord says of the people that are named', () => {
  const facts = ({ named }: Incoming) => named.people.map(({ id, inactive }) => ({ id, inactive }));
  const open = () =>
    openScripted(() => ({
      kind: 'private',
      card: { language: 'en', title: 'Heard', tone: 'neutral', blocks: [] },
    }));

  it('that one is a bot, picked or mentioned', async () => {
    const { people, fake, guild, ana, water, heard } = await open();
    const app = { ...fake.addPerson(guild, 'Polly'), bot: true };
    fake.people.set(app.id, app);
    guild.members.set(app.id, app);
    await people.command(ana, water, 'group convener', { person: app, group: 'Water' });
    await people.command(ana, water, 'action add', { title: 'Hall', owner: `<@${app.id}>` });
    expect(heard.map(facts)).toEqual([[{ id: app.id, inactive: 'bot' }], [{ id: app.id, inactive: 'bot' }]]);
  });

  it('that one has left the server, until they are back', async () => {
    const { people, guild, ana, sam, water, heard } = await open();
    guild.members.delete(sam.id);
    await people.command(ana, water, 'group convener', { person: sam, group: 'Water' });
    guild.members.set(sam.id, sam);
    await people.command(ana, water, 'group convener', { person: sam, group: 'Water' });
    await people.command(ana, water, 'action add', { title: 'Hall', owner: `<@${sam.id}>` });
    expect(heard.map(facts)).toEqual([
      [{ id: sam.id, inactive: 'closed' }],
      [{ id: sam.id, inactive: undefined }],
      [{ id: sam.id, inactive: undefined }],
    ]);
  });
});
