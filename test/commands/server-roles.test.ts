import { expect, it } from 'vitest';
import type { SpeakerFacts } from '../../src/chat/incoming.ts';
import { openChat, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

const role = '123456789012345678';

eachStore('a committee named by a role of the server', (openTestStore) => {
  const start = async () => {
    const speakers: Record<string, SpeakerFacts> = {};
    const store = await openTestStore();
    const chat = openChat({ store, now: '2026-11-04T09:00:00Z', speakers });
    await setUp(chat);
    const set = (who: string, ...roles: string[]) => {
      speakers[who] = { ...speakers[who], roles };
    };
    set('ana');
    const named = await chat.say('ana', 'general', `/coalition server-role strategic <@&${role}>`);
    expect(named.text).toContain('Whoever has this role in the server now sits on the committee');
    return { chat, set, speakers };
  };
  const reads = async (chat: Awaited<ReturnType<typeof start>>['chat'], who: string, where = 'general') =>
    !/That didn’t work|تعذّر التنفيذ/.test((await chat.say(who, where, '/digest preview')).text);

  it('seats whoever has it, from their first word, and no longer when it is taken away', async () => {
    const { chat, set, speakers } = await start();
    set('sam');
    expect(await reads(chat, 'sam')).toBe(false);
    set('sam', '999999999999999999', role);
    expect(await reads(chat, 'sam')).toBe(true);
    // A direct message tells no roles, so the last known ones count.
    delete speakers.sam;
    expect(await reads(chat, 'sam', 'private')).toBe(true);
    set('sam');
    expect(await reads(chat, 'sam')).toBe(false);
    delete speakers.sam;
    expect(await reads(chat, 'sam', 'private')).toBe(false);
  });

  it('leaves alone whoever was named, and whoever speaks where no roles are known', async () => {
    const { chat, set } = await start();
    await chat.say('ana', 'general', '/coalition role @Sam Okoye role:strategic');
    set('sam');
    expect(await reads(chat, 'sam')).toBe(true);
    set('nour', role);
    await chat.say('nour', 'schools', '/action add زراعة');
    expect((await chat.say('nour', 'private', '/halqa my-data')).file?.text).toContain('"strategic"');
    expect((await chat.say('ana', 'general', '/coalition info')).text).toContain(
      'Members by a role of the server: Strategic committee (the sandbox)',
    );
    const ended = await chat.say('ana', 'general', '/coalition server-role strategic none');
    expect((await chat.say('ana', 'general', '/coalition info')).text).not.toContain('a role of the server');
    expect(ended.text).toContain('No role of this server names the committee any more');
    set('nour', role);
    expect(await reads(chat, 'nour')).toBe(false);
    expect(await reads(chat, 'sam')).toBe(true);
  });

  it('is set by a coordinator, by mentioning a role, where the platform has roles', async () => {
    const { chat, set, speakers } = await start();
    set('sam');
    expect((await chat.say('sam', 'general', `/coalition server-role executive <@&${role}>`)).text).toContain(
      'Only a coordinator',
    );
    expect((await chat.say('ana', 'general', '/coalition server-role executive Bosses')).text).toContain(
      '“Bosses” is not a role of this server',
    );
    delete speakers.ana;
    expect((await chat.say('ana', 'general', `/coalition server-role executive <@&${role}>`)).text).toContain(
      'Only a Discord server has such roles',
    );
  });
});
