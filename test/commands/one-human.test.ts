import { expect, it } from 'vitest';
import { createRateLimit } from '../../src/app/incoming/rate-limit.ts';
import { hour, openChat, setUp } from '../fixtures/chat.ts';
import { eachStore, oneStore } from '../fixtures/store.ts';

const first = { platform: 'discord', workspace: 'G1' } as const;
const second = { platform: 'discord', workspace: 'G2' } as const;

eachStore('one human in two servers of a coalition', (openTestStore) => {
  it('is one person with one vote', async () => {
    const one = openChat({ store: await openTestStore(), in: first });
    await setUp(one);
    const coalition = await one.store.read.coalitions.of(first);
    await one.store.write((all) =>
      all.coalitions.addWorkspaces(coalition?.id ?? '', [{ platform: 'discord', workspace: 'G2' }]),
    );
    const two = openChat({ store: one.store, in: second, beside: one });
    await one.say('layla', 'water', '/event add Clean-up starts:"2026-11-14 10:00"');
    await one.pass('2026-11-14T12:00:00Z');
    const [poll] = one.posted('water');
    if (poll === undefined) throw new Error('no poll');
    await one.press('sam', poll, '5 Excellent');
    await two.press('sam', { card: poll.card, message: poll.ref }, '1 Poor');
    expect(await one.store.read.polls.countAnswers(coalition?.id ?? '', pollOf(poll.card))).toBe(1);
    const [here, there] = await Promise.all([
      one.store.read.people.byAccount(one.account('sam')),
      one.store.read.people.byAccount(two.account('sam')),
    ]);
    expect(there?.id).toBe(here?.id);
    await two.say('yusuf', 'general', '/action add Call group:Water owner:@Sam Okoye');
    expect((await one.say('sam', 'private', '/action mine')).text).toContain('Call');
  });
});

const pollOf = (card: object): string => /"rate:([^:]+):/.exec(JSON.stringify(card))?.[1] ?? '';

oneStore('accounts', (openTestStore) => {
  it('that were removed cannot act through old private messages', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    await chat.say('sam', 'water', '/action add Book the hall owner:me due:2026-11-06');
    await chat.pass('2026-11-05T09:00:00Z');
    await chat.bot({ kind: 'account', id: 'gone', account: chat.account('sam'), at: 0, open: false });
    for (const line of ['/action done #1', '/action add Another group:Water', '/action mine'])
      expect((await chat.say('sam', 'private', line)).text, line).toContain(
        'This account left the workspace',
      );
    expect((await chat.say('ana', 'water', '/action list')).text).not.toContain('Another');
    expect((await chat.say('sam', 'water', '/action add Back again')).text).toContain('Back again');
    expect((await chat.say('sam', 'private', '/action mine')).text).not.toContain('left the workspace');
  });

  it('that are closed no longer own, convene or coordinate anything', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    await chat.bot({ kind: 'account', id: 'gone', account: chat.account('sam'), at: 0, open: false });
    for (const line of [
      '/action add Book the hall owner:@Sam Okoye group:Water',
      '/group convener @Sam Okoye group:Water',
      '/group create Air goal:"Clean air" convener:@Sam Okoye',
      '/coalition role @Sam Okoye role:executive',
    ])
      expect((await chat.say('ana', 'general', line)).text, line).toContain('has no active account here');
  });

  it('that change very much at once have to wait, and others do not', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    const said: string[] = [];
    for (let n = 0; n < 70; n += 1)
      said.push((await chat.say('sam', 'water', `/progress log Line ${n}`)).text);
    expect(said.filter((text) => text.includes('That is a lot at once')).length).toBeGreaterThan(5);
    expect((await chat.say('sam', 'water', '/action list')).text).toContain('Water');
    expect((await chat.say('nour', 'water', '/progress log Hello')).text).toContain('Hello');
    await chat.pass(hour);
    expect((await chat.say('sam', 'water', '/progress log Later')).text).toContain('Later');
  });

  it('read the line with their code in their language, and it works as it stands', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    await chat.say('sam', 'private', '/halqa language ar');
    const { text } = await chat.say('sam', 'private', '/halqa link');
    const [line = ''] = /\/halqa link الرمز:[A-Z0-9-]+/.exec(text) ?? [];
    expect((await chat.say('nour', 'private', line)).text).toContain('Sam Okoye');
  });

  it('have one live code each', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    const codeIn = (text: string) => /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(text)?.[0] ?? '';
    const old = codeIn((await chat.say('sam', 'private', '/halqa link')).text);
    const live = codeIn((await chat.say('sam', 'private', '/halqa link')).text);
    expect((await chat.say('nour', 'private', `/halqa link code:${old}`)).text).not.toContain('Sam Okoye');
    expect((await chat.say('nour', 'private', `/halqa link code:${live}`)).text).toContain('Sam Okoye');
  });

  it('in the sandbox cannot be linked to another workspace', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    for (const line of ['/coalition link', '/coalition link code:ABCD-EFGH'])
      expect((await chat.say('ana', 'general', line)).text).toContain('The sandbox is for trying things out');
  });
});

it('a rate limit refills with time, and a clock that is set back does not change it', () => {
  let now = 0;
  const limit = createRateLimit({ now: () => now }, { burst: 2, everyMs: 1_000 });
  const sam = 'slack:T1:sam';
  expect([limit.take(sam), limit.take(sam), limit.take(sam)]).toEqual([0, 0, 1]);
  now = -60_000;
  expect(limit.take(sam)).toBe(1);
  now = -59_000;
  expect([limit.take(sam), limit.take(sam)]).toEqual([0, 1]);
});
