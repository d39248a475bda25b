import { expect, it } from 'vitest';
import { openChat, readable, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

eachStore('committees', (openTestStore) => {
  const start = async () => {
    const chat = openChat({ store: await openTestStore(), now: '2026-11-04T09:00:00Z' });
    await setUp(chat);
    return chat;
  };

  it('act in their place as a group does in its own', async () => {
    const chat = await start();
    const added = await chat.say('ana', 'executive', '/action add Call the mayor owner:@Layla due:friday');
    expect(added.text).toContain('Executive committee');
    expect((await chat.say('layla', 'executive', '/progress log He calls back on Sunday')).text).toContain(
      'Executive committee',
    );
    const difficulty = '/progress difficulty The lease ends help:"a longer lease" from:"strategic committee"';
    expect((await chat.say('layla', 'executive', difficulty)).text).toContain('Executive committee');
    const event = await chat.say('ana', 'executive', '/event add Retreat starts:"30 November 10:00"');
    expect(event.text).toContain('Executive committee');
    expect((await chat.say('ana', 'executive', '/poll ask Does Sunday suit you?')).kind).toBe('public');
    expect((await chat.say('ana', 'strategic', '/action add Read the plan')).text).toContain(
      'Strategic committee',
    );
  });

  it('are found by what they are called in either language', async () => {
    const chat = await start();
    for (const name of ['executive', 'Executive Committee', 'اللجنة التنفيذية', 'التنفيذية'])
      expect(
        (await chat.agree('ana', 'general', `/action add Call the mayor group:"${name}"`)).text,
      ).toContain('Executive committee');
  });

  it('have members who are named: nobody joins or leaves them, and their names are not to be had', async () => {
    const chat = await start();
    for (const line of ['/group join', '/group leave', '/group convener @Sam group:executive'])
      expect((await chat.say('sam', 'executive', line)).text).toContain('can’t be joined, left or convened');
    expect((await chat.say('ana', 'general', '/group create Executive goal:"Meet"')).text).toContain(
      'Executive',
    );
    expect((await chat.say('ana', 'general', '/group list')).text).not.toContain('Meet');
    await chat.say('ana', 'general', '/coalition role @Sam role:executive');
    // Sam, and the conveners of both groups.
    expect((await chat.say('sam', 'executive', '/group info')).text).toContain('Members: 3');
    const [first] = (await chat.say('ana', 'general', '/group list')).text.match(/[^\n]*committee/) ?? [];
    expect(first).toContain('Executive committee');
  });

  it('tell in the monthly what they promised, and on top of the quarterly what stands in their way', async () => {
    const chat = await start();
    await chat.say('ana', 'executive', '/action add Call the mayor due:"12 November"');
    await chat.say('sam', 'executive', '/action done 1');
    const line = '/progress difficulty The lease ends help:"a longer lease" from:"strategic committee"';
    await chat.say('layla', 'executive', line);
    await chat.pass('2026-12-01T08:00:00Z');
    const monthly = readable(chat.posted('executive').at(-1)?.card);
    expect(monthly).toContain('What this committee promised');
    expect(monthly).toContain('Call the mayor');
    expect(monthly).not.toContain('a longer lease');
    await chat.say('layla', 'executive', '/progress difficulty The roof leaks help:"a roofer" from:anybody');
    await chat.pass('2027-01-01T08:00:00Z');
    const quarterly = readable(chat.posted('strategic').at(-1)?.card);
    expect(quarterly).toContain('What the executive committee is stuck on');
    expect(quarterly.indexOf('The roof leaks')).toBeLessThan(quarterly.indexOf('Month by month'));
  });

  it('keep a working group that was bound to their place, and move with their place', async () => {
    const chat = await start();
    await chat.say('ana', 'general', '/coalition setup Clean Coast zone:Asia/Beirut executive:#water');
    expect((await chat.say('sam', 'water', '/action add Test the spring')).text).toContain('Water');
    const nowhere = await chat.say('ana', 'executive', '/action add Call the mayor');
    expect(nowhere.text).not.toContain('Executive committee');
    expect(nowhere.kind).toBe('private');
    await chat.say('ana', 'general', '/coalition setup Clean Coast zone:Asia/Beirut executive:#executive');
    expect((await chat.say('ana', 'executive', '/action add Call the mayor')).text).toContain(
      'Executive committee',
    );
  });

  it('are called by the language of the place that reads of them', async () => {
    const chat = await start();
    await chat.say('nour', 'schools', '/progress difficulty لا ماء help:خزّان from:"executive committee"');
    const added = await chat.say('ana', 'executive', '/action add Call the mayor');
    expect(added.text).toContain('Executive committee');
    const taken = await chat.say('ana', 'executive', '/progress take #1 Bring a tank');
    expect(taken.text).toContain('Executive committee');
    await chat.beat();
    const told = readable(chat.posted('schools').at(-1)?.card);
    expect(told).toContain('اللجنة التنفيذية');
    expect(told).not.toContain('Executive committee');
  });
});
