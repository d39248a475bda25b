import { expect, it } from 'vitest';
import { buttonsOf, type Chat, openChat, readable, type Seen, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

const labels = ({ card }: Pick<Seen, 'card'>): readonly string[] => buttonsOf(card).map(({ label }) => label);
const valuesIn = ({ form }: Seen): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries((form?.fields ?? []).map(({ name, value }) => [name, value]));

eachStore('the first steps', (openTestStore) => {
  const empty = async (): Promise<Chat> =>
    openChat({ store: await openTestStore(), speakers: { ana: { timeZone: 'Asia/Beirut' } } });
  const opened = async (): Promise<Chat> => {
    const chat = await empty();
    await setUp(chat);
    return chat;
  };

  it('offer to set a coalition up, with what the platform tells, wherever one is missing', async () => {
    const chat = await empty();
    for (const line of ['/action add Book the hall', '/action mine', '/coalition info']) {
      const seen = await chat.say('ana', 'general', line);
      expect(seen.text, line).toContain('No coalition here yet');
      expect(labels(seen), line).toEqual(['Set up']);
    }
    const seen = await chat.say('ana', 'general', '/coalition info');
    const { form } = await chat.press('ana', seen, 'Set up');
    expect(form?.fields.map(({ name, value }) => [name, value])).toEqual([
      ['name', undefined],
      ['zone', 'Asia/Beirut'],
      ['executive', undefined],
      ['strategic', undefined],
      ['language', 'en'],
    ]);
    const ready = await chat.submit('ana', 'general', form, {
      name: 'Clean Coast',
      zone: 'Asia/Beirut',
      language: 'en',
    });
    expect(ready.text).toContain('Clean Coast is set up.');
    expect(ready.text).not.toContain('Welcome');
  });

  it('say that it is set up already where an older card still offers it', async () => {
    const chat = await empty();
    const asked = await chat.say('nour', 'general', '/coalition info');
    await setUp(chat);
    const late = await chat.press('nour', asked, 'Set up');
    expect(late.kind).toBe('redraw');
    expect(late.text).toContain('Clean Coast is set up already.');
    expect(labels(late)).toEqual([]);
    const coordinator = await chat.press('ana', asked, 'Set up');
    expect(labels(coordinator)).toEqual(['Change settings']);
    const { form } = await chat.press('ana', coordinator, 'Change settings');
    expect(form?.fields.map(({ name }) => name)).toContain('digits');
    const arabic = await chat.choose('ana', 'general', 'set-up:new:ar', '');
    expect(arabic.text).toContain('التحالف Clean Coast مُعدّ من قبل');
  });

  it('go on with the group that was typed before', async () => {
    const chat = await empty();
    const asked = await chat.say('ana', 'general', '/group create Water goal:"Every spring tested"');
    expect(asked.text).toContain('What you wrote is kept');
    const { form } = await chat.press('ana', asked, 'Set up');
    const created = await chat.submit('ana', 'general', form, { name: 'Clean Coast', zone: 'Asia/Beirut' });
    expect(created.kind).toBe('public');
    expect(created.text).toContain('Working group: Water\nEvery spring tested\nConvener: Ana Costa');
    expect(readable(created.aside)).toContain('Clean Coast is set up.');
    const late = await chat.press('ana', asked, 'Set up');
    expect(late.form?.fields.map(({ name }) => name)).toContain('digits');
  });

  it('say why what was typed before could not be done; the settings stand', async () => {
    const chat = await empty();
    const asked = await chat.say('ana', 'general', '/group create executive goal:"To decide"');
    const { form } = await chat.press('ana', asked, 'Set up');
    const saved = await chat.submit('ana', 'general', form, { name: 'Clean Coast', zone: 'Asia/Beirut' });
    expect(saved.text).toContain('What you wrote before could not be done');
    expect(saved.text).toContain('Clean Coast is set up.');
  });

  it('greet the place of a group: what for, who convenes, how to join, add and log', async () => {
    const chat = await opened();
    await chat.say('ana', 'general', '/group create Streets goal:"Safe ways to school" convener:@Sam Okoye');
    const bound = await chat.say('sam', 'executive2', '/group bind Streets');
    expect(bound.text).toContain(
      'Hello, this is the place of the working group Streets.\nSafe ways to school',
    );
    expect(bound.text).toContain('Convener: Sam Okoye');
    expect(bound.text).toContain('/progress log Two schools answered');
    expect(labels(bound)).toEqual(['Join', 'Add an item']);
    const joined = await chat.press('nour', bound, 'Join');
    expect(joined.kind).toBe('public');
    expect(joined.text).toContain('نور خليل joined Streets.');
    expect((await chat.press('nour', bound, 'Join')).text).toContain('You are already in Streets');
    // In its own place the form does not ask which group, and adds to that one.
    const { form } = await chat.press('nour', bound, 'Add an item');
    expect(form?.fields.map(({ name }) => name)).toEqual(['title', 'owner', 'due', 'organisation']);
    const added = await chat.submit('nour', 'executive2', form, { title: 'Paint the crossing' });
    expect(added.text).toContain('Group: Streets');
    // Elsewhere it says which, and where the group has to be named it is.
    const elsewhere = {
      ...bound,
      message: { ...bound.message, place: { ...chat.account('nour'), id: 'water' } },
    };
    expect(valuesIn(await chat.press('nour', elsewhere as Seen, 'Add an item'))).toMatchObject({
      group: 'Streets',
    });
    const created = await chat.say('ana', 'general', '/group create Parks goal:"Shade"');
    await chat.say('ana', 'general', '/group bind Parks');
    expect(valuesIn(await chat.press('ana', created, 'Give it a place'))).toMatchObject({ group: 'Parks' });
  });

  it('choose the only group without a place for it, where none works yet', async () => {
    const chat = await opened();
    expect(valuesIn(await chat.say('ana', 'general', '/group bind')).group).toBeUndefined();
    await chat.say('ana', 'general', '/group create Streets goal:"Safe ways to school"');
    expect(valuesIn(await chat.say('ana', 'general', '/group bind'))).toMatchObject({ group: 'Streets' });
    expect(valuesIn(await chat.say('ana', 'water', '/group bind'))).toMatchObject({ group: 'Water' });
    await chat.say('ana', 'general', '/group create Parks goal:"Shade"');
    expect(valuesIn(await chat.say('ana', 'general', '/group bind')).group).toBeUndefined();
  });

  it('welcome a new member in three lines, once, beside what all see', async () => {
    const chat = await opened();
    const first = await chat.say('yusuf', 'water', '/group join');
    expect(first.kind).toBe('public');
    expect(readable(first.aside).split('\n')).toEqual([
      'Welcome to Clean Coast',
      'What is yours: /action mine',
      'What you did, in one line: /progress log',
      'Everything else: /halqa help',
    ]);
    expect((await chat.say('yusuf', 'water', '/progress log Met the mayor')).aside).toBeUndefined();
  });

  it('welcome somebody whom others named before, at the first word, even one that only reads', async () => {
    const chat = await opened();
    await chat.say('layla', 'water', '/action add Call the mayor owner:@يوسف عبد الله');
    const mine = await chat.say('yusuf', 'private', '/action mine');
    expect(mine.text).toContain('Call the mayor');
    expect(mine.text).toContain('Welcome to Clean Coast\nWhat is yours: /action mine');
    expect((await chat.say('yusuf', 'private', '/action mine')).text).not.toContain('Welcome');
  });

  it('change one setting alone, and show what stands', async () => {
    const chat = await opened();
    const changed = await chat.say('ana', 'general', '/coalition setup week:mon-fri');
    expect(changed.text).toContain('Work week: Monday to Friday');
    expect(changed.text).toContain('Time zone: Asia/Beirut');
    const info = await chat.say('ana', 'general', '/coalition info');
    expect(labels(info)).toEqual([
      'Change settings',
      'When summaries come',
      'How long records are kept',
      'Programs that read the record',
    ]);
    // Each setting is one tap from the card, and its form shows what stands.
    await chat.say('ana', 'general', '/coalition retention 24');
    const kept = await chat.press('ana', info, 'How long records are kept');
    expect(valuesIn({ form: kept.form } as Seen)).toEqual({ months: '24' });
    expect((await chat.submit('ana', 'general', kept.form, { months: 'never' })).text).toContain(
      'for as long as the coalition exists',
    );
    expect(labels(await chat.say('ana', 'general', '/coalition retention'))).toEqual(['Change']);
    expect(labels(await chat.say('sam', 'general', '/coalition retention'))).toEqual([]);
    const programs = await chat.press('ana', info, 'Programs that read the record');
    expect(programs.form?.fields.map(({ name }) => name)).toEqual(['token', 'webhook']);
    const shown = await chat.submit('ana', 'general', programs.form, {});
    expect(labels(shown)).toEqual(['Change']);
    expect(labels(await chat.say('sam', 'general', '/coalition info'))).toEqual([]);
    const { form } = await chat.press('ana', info, 'Change settings');
    expect(valuesIn({ form } as Seen)).toMatchObject({
      name: 'Clean Coast',
      zone: 'Asia/Beirut',
      week: 'mon-fri',
      language: 'en',
      digits: 'latn',
      open: 'yes',
      threshold: '5',
    });
  });
});
