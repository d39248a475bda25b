import { expect, it } from 'vitest';
import { PlatformError } from '../../src/chat/platform.ts';
import { deriveDueTimes } from '../../src/schedule/due-times.ts';
import { buttonsOf, type ChatOptions, openChat, readable } from '../fixtures/chat.ts';
import { silentLog } from '../fixtures/log.ts';
import {
  agreed,
  dueAgain,
  jump,
  labels,
  letter,
  letters,
  openWithPartner,
} from '../fixtures/partner-letter.ts';
import { eachStore } from '../fixtures/store.ts';

eachStore('the letter to a partner', (openTestStore) => {
  const start = async (rhythm?: string, more?: string, options?: Partial<ChatOptions>) =>
    openWithPartner(await openTestStore(), rhythm, more, options);

  it('arrives on schedule, at nine on a workday, once to each delegate in their language', async () => {
    const chat = await start('month');
    await chat.say('omar', 'general', '/halqa language ar');
    // Fri 4 December is no workday here: the letter waits for Sunday.
    await chat.pass('2026-12-06T06:59:00Z');
    expect(letters(chat, 'sam')).toEqual([]);
    await chat.pass('2026-12-06T07:01:00Z');
    expect(letters(chat, 'sam')).toHaveLength(1);
    expect(letter(chat, 'sam').card.title).toContain('How it stands with Harbour Rotary');
    expect(letter(chat, 'omar').card.language).toBe('ar');
    expect(letters(chat, 'ana')).toEqual([]);
    // As after a kill between sending and planning: it is due again, and was sent.
    await dueAgain(chat);
    await dueAgain(chat);
    expect(letters(chat, 'sam')).toHaveLength(1);
    await jump(chat, '2027-01-03T12:00:00Z');
    expect(letters(chat, 'sam')).toHaveLength(1);
    await jump(chat, '2027-01-04T12:00:00Z');
    expect(letters(chat, 'sam')).toHaveLength(2);
  });

  it('lists what was promised, requested and received since the last one', async () => {
    const chat = await start('month');
    for (const [who, line] of [
      ['sam', '/action add Paint the fence organisation:"Harbour Rotary"'],
      ['sam', '/action add Paint the gate organisation:"Harbour Rotary" due:"20 november"'],
      ['sam', '/action add Paint the pump with:"Harbour Rotary"'],
      ['sam', '/action add Sweep the quay'],
      ['sam', '/action done #1'],
      ['ana', '/progress difficulty No bus help:"a bus for the school" from:"Harbour Rotary"'],
      ['sam', '/progress difficulty #2 The ladder broke help:"a long ladder" from:anybody'],
      ['layla', '/progress resolve #6 how:"the school lent one"'],
    ] as const)
      expect((await chat.say(who, 'water', line)).text, line).not.toMatch(/didn’t work/);
    await jump(chat, '2026-12-06T08:00:00Z');
    const text = readable(letter(chat, 'sam').card);
    for (const said of [
      'You get: a stand at the fair',
      'The coalition wants: a hall each month',
      /#1 Paint the fence[^#]*done/,
      /#2 Paint the gate[^#]*16 days/,
      /#3 Paint the pump[^#]*no date/i,
      /What was asked of you[^#]*#5 a bus for the school[^#]*no answer yet/,
      /What you asked for[^#]*#6 a long ladder[^#]*resolved/,
    ])
      expect(text).toMatch(said);
    expect(text).not.toContain('Sweep the quay');
    await jump(chat, '2027-01-04T12:00:00Z');
    const next = readable(letter(chat, 'sam').card);
    expect(next).not.toContain('Paint the fence');
    expect(next).not.toContain('a long ladder');
    expect(next).toContain('Paint the gate');
  });

  it('is a single letter after a long downtime, and later ones are neither lost nor repeated', async () => {
    const chat = await start('month');
    chat.clock.moveTo(Date.parse('2027-04-20T10:00:00Z'));
    await chat.beat();
    await chat.beat();
    expect(letters(chat, 'sam')).toHaveLength(1);
    await dueAgain(chat);
    expect(letters(chat, 'sam')).toHaveLength(1);
    await jump(chat, '2027-05-04T12:00:00Z');
    expect(letters(chat, 'sam')).toHaveLength(2);
  });

  it('is answered once, by any delegate on any platform', async () => {
    const slack = await start('quarter', '', { in: { platform: 'slack', workspace: 'T1' } });
    const discord = openChat({
      store: slack.store,
      in: { platform: 'discord', workspace: 'G1' },
      beside: slack,
    });
    const code = /code:(\S+)/.exec((await slack.say('ana', 'general', '/coalition link')).text)?.[1];
    await discord.say('dana', 'lobby', `/coalition link code:${code}`);
    await slack.beat();
    await slack.press('ana', slack.posted('@ana').at(-1) ?? { card: letter(slack, 'ana').card }, 'Confirm');
    await discord.say('dana', 'lobby', '/group join Water');
    await slack.say('ana', 'general', '/partner edit Harbour Rotary delegate:"@Sam, @dana"');
    await slack.say('sam', 'general', '/halqa language en');
    await jump(slack, '2027-02-04T08:00:00Z');
    expect(labels(letter(slack, 'sam'))).toEqual(['Still right', 'Change it', 'Something holds us back…']);
    const stranger = await slack.press('layla', letter(slack, 'sam'), 'Still right');
    expect(stranger.text).toContain('Only those who speak for Harbour Rotary');
    const answered = await discord.press('dana', letter(discord, 'dana'), 'Still right');
    expect(answered.text).toMatch(/Answer of .*dana.*: still right/);
    const late = await slack.press('sam', letter(slack, 'sam'), 'Something holds us back…');
    expect(late.kind).toBe('redraw');
    expect(readable(late.aside)).toMatch(/dana has answered for Harbour Rotary already/);
    expect(late.text).toContain('still right');
  });

  it('is scheduled again at a start, whatever a wrong clock left', async () => {
    const chat = await start();
    // A process with a clock two years ahead sent it.
    await jump(chat, '2028-11-06T08:00:00Z');
    expect(letters(chat, 'sam')).toHaveLength(1);
    chat.clock.moveTo(Date.parse('2026-11-05T09:00:00Z'));
    await deriveDueTimes({ store: chat.store, log: silentLog }, chat.clock.now());
    await jump(chat, '2027-02-04T06:00:00Z');
    expect(letters(chat, 'sam')).toHaveLength(1);
    await deriveDueTimes({ store: chat.store, log: silentLog }, chat.clock.now());
    await jump(chat, '2027-02-04T08:00:00Z');
    expect(letters(chat, 'sam')).toHaveLength(2);
  });

  it('opens the filled form of a change, and the form of a difficulty for what is late', async () => {
    const chat = await start('month');
    await chat.say('sam', 'water', '/action add Paint the fence organisation:"Harbour Rotary"');
    await chat.say(
      'sam',
      'water',
      '/action add Paint the gate organisation:"Harbour Rotary" due:"20 november"',
    );
    await jump(chat, '2026-12-06T08:00:00Z');
    const barrier = await chat.press('sam', letter(chat, 'sam'), 'Something holds us back…');
    expect(barrier.form?.fields.find(({ name }) => name === 'item')?.value).toBe('#2');
    expect((await chat.press('sam', letter(chat, 'sam'), 'Something holds us back…')).kind).toBe('form');
    const raised = await chat.submit('sam', 'private', barrier.form, {
      item: '#2',
      text: 'No paint left',
      help: 'ten litres',
      from: 'anybody',
    });
    expect(raised.text).toContain('No paint left');
    await jump(chat, '2027-01-04T12:00:00Z');
    const change = await chat.press(
      'omar',
      letter(chat, 'omar'),
      buttonsOf(letter(chat, 'omar').card)[1]?.label ?? '',
    );
    const field = (name: string) => change.form?.fields.find((one) => one.name === name)?.value;
    expect([field('partner'), field('gets'), field('rhythm')]).toEqual([
      'Harbour Rotary',
      'a stand at the fair',
      'month',
    ]);
  });

  it('lets an outside delegate report a difficulty on their own partner’s promise only', async () => {
    const chat = await start('month', '', { speakers: { yusuf: { outsider: 'other-organisation' } } });
    await chat.say('yusuf', 'water', '/halqa language en');
    await chat.say('yusuf', 'water', '/action add Bring the ladder');
    await chat.say('ana', 'general', '/partner edit Harbour Rotary delegate:"@يوسف عبد الله"');
    await chat.say(
      'sam',
      'water',
      '/action add Paint the gate organisation:"Harbour Rotary" due:"20 november"',
    );
    await jump(chat, '2026-12-06T08:00:00Z');
    const { form } = await chat.press('yusuf', letter(chat, 'yusuf'), 'Something holds us back…');
    const said = { text: 'No paint left', help: 'ten litres', from: 'anybody' };
    expect((await chat.submit('yusuf', 'private', form, { ...said, item: '#2' })).text).toContain(
      'No paint left',
    );
    const other = await chat.submit('yusuf', 'private', form, { ...said, item: '#1' });
    expect([other.text, ...Object.values(other.errors ?? {})].join()).not.toContain('No paint left');
    expect((await chat.say('yusuf', 'private', '/action drop #2 why:over')).text).toContain(
      'That didn’t work',
    );
  });

  it('lets an outside delegate report a difficulty without a promise to the executive committee only', async () => {
    const chat = await start('month', '', { speakers: { yusuf: { outsider: 'other-organisation' } } });
    await chat.say('yusuf', 'water', '/halqa language en');
    await chat.say('ana', 'general', '/partner edit Harbour Rotary delegate:"@يوسف عبد الله"');
    await jump(chat, '2026-12-06T08:00:00Z');
    const { form } = await chat.press('yusuf', letter(chat, 'yusuf'), 'Something holds us back…');
    expect(form?.fields.map(({ name }) => name)).toEqual(['barrier', 'help']);
    const empty = await chat.submit('yusuf', 'private', form, { barrier: 'No hall', help: ' ' });
    expect(Object.keys(empty.errors ?? {})).toEqual(['help']);
    const long = await chat.submit('yusuf', 'private', form, { barrier: 'No hall', help: 'x'.repeat(301) });
    expect(Object.keys(long.errors ?? {})).toEqual(['help']);
    const said = { barrier: 'Our hall is closed', help: 'a word with the mayor' };
    // Somebody who does not speak for the partner has no use for the form.
    expect((await chat.submit('nour', 'private', form, said)).card?.tone).toBe('warning');
    const sent = await chat.submit('yusuf', 'private', form, said, 'once');
    expect(sent.text).toMatch(/Recorded as #1[\s\S]*Our hall is closed/);
    await chat.submit('yusuf', 'private', form, said, 'once');
    const open = await chat.say('ana', 'executive', '/progress difficulties');
    expect(open.text.match(/a word with the mayor/g)).toHaveLength(1);
    await chat.pass('2026-12-07T07:30:00Z');
    expect(readable(chat.posted('executive').at(-1)?.card)).toContain('a word with the mayor');
    expect((await chat.say('yusuf', 'private', '/progress difficulties all')).text).not.toContain('mayor');
  });

  it('shows its answer on each delegate’s copy in their language, also on one that arrives late', async () => {
    const chat = await start('month');
    await chat.say('omar', 'general', '/halqa language ar');
    await jump(chat, '2026-12-06T08:00:00Z');
    await chat.press('sam', letter(chat, 'sam'), 'Still right');
    await chat.beat();
    expect(labels(letter(chat, 'omar'))).not.toContain('ما زال صحيحًا');
    expect(labels(letter(chat, 'omar'))).toHaveLength(1);
    expect(readable(letter(chat, 'omar').card)).toContain('Sam Okoye');
    expect(letter(chat, 'omar').card.language).toBe('ar');

    chat.platform.faults.push({
      where: 'omar',
      error: new PlatformError({ kind: 'busy' }, 'the platform is down'),
      after: false,
    });
    await jump(chat, '2027-01-04T12:00:00Z');
    expect(letters(chat, 'omar')).toHaveLength(1);
    await chat.press('sam', letter(chat, 'sam'), 'Still right');
    await chat.pass('2027-01-04T14:00:00Z');
    expect(letters(chat, 'omar')).toHaveLength(2);
    expect(labels(letter(chat, 'omar'))).toHaveLength(1);
  });

  it('can be unanswered for ten minutes by the person who answered, on every copy', async () => {
    const chat = await start();
    await chat.say('omar', 'general', '/halqa language en');
    await jump(chat, '2027-02-04T08:00:00Z');
    const asking = ['Still right', 'Change it', 'Something holds us back…'];
    const answered = await chat.press('sam', letter(chat, 'sam'), 'Still right');
    expect(labels(answered)).toEqual(['Undo', 'Change it']);
    await chat.beat();
    expect(labels(letter(chat, 'omar'))).toEqual(['Change it']);
    const undone = await chat.press('sam', answered, 'Undo');
    expect(undone.text).toContain('Taken back by Sam Okoye.');
    expect(labels(undone)).toEqual(asking);
    await chat.beat();
    expect(labels(letter(chat, 'omar'))).toEqual(asking);
    const twice = await chat.press('sam', answered, 'Undo');
    expect(twice.text).toContain('It has changed since then');
    expect(labels(twice)).toEqual(asking);
    // A form that was opened by mistake is an answer too.
    expect((await chat.press('omar', letter(chat, 'omar'), 'Change it')).kind).toBe('form');
    const foreign = await chat.press('sam', answered, 'Undo');
    expect(foreign.text).toContain('It has changed since then');
    const shown = await chat.press('omar', letter(chat, 'omar'), 'Still right');
    expect(labels(shown)).toEqual(['Undo', 'Change it']);
    expect((await chat.press('sam', shown, 'Undo')).text).toContain('Only whoever did it can undo it');
    await chat.press('omar', shown, 'Undo');
    const right = await chat.press('omar', letter(chat, 'omar'), 'Still right');
    await chat.pass(11 * 60_000);
    const late = await chat.press('omar', right, 'Undo');
    expect(late.text).toContain('It can be undone for ten minutes only.');
    expect(labels(late)).toEqual(['Change it']);
  });

  it('ends again when its continuation is taken back', async () => {
    const chat = await start('quarter', 'ends:"31 december 2026"');
    await jump(chat, '2027-01-01T08:00:00Z');
    await jump(chat, '2027-01-04T08:00:00Z');
    const ends = 'Thu, 31 Dec 2026';
    expect((await chat.say('ana', 'general', '/partner show Harbour Rotary')).text).toContain(ends);
    const goesOn = await chat.press('sam', letter(chat, 'sam'), 'Go on');
    expect((await chat.say('ana', 'general', '/partner show Harbour Rotary')).text).not.toContain(ends);
    await chat.press('sam', goesOn, 'Undo');
    expect((await chat.say('ana', 'general', '/partner show Harbour Rotary')).text).toContain(ends);
  });

  it('cannot be answered by a former delegate, and their copy says so', async () => {
    const chat = await start();
    await jump(chat, '2027-02-04T08:00:00Z');
    await chat.say('ana', 'general', '/partner edit Harbour Rotary delegate:@عمر');
    await chat.beat();
    expect(readable(letter(chat, 'sam').card)).toContain('You don’t speak for Harbour Rotary now');
    expect(labels(letter(chat, 'sam'))).toEqual([]);
    expect(labels(letter(chat, 'omar'))).not.toEqual([]);
    await chat.press('omar', letter(chat, 'omar'), labels(letter(chat, 'omar'))[0] ?? '');
    await chat.beat();
    expect(labels(letter(chat, 'sam'))).toEqual([]);
    // Who speaks for it again reads it again.
    await chat.say('ana', 'general', '/partner edit Harbour Rotary delegate:"@Sam, @عمر منصور"');
    await chat.beat();
    expect(readable(letter(chat, 'sam').card)).toContain('Answer of عمر منصور');
  });

  it('is not sent to people who left, and coordinators are told of a partner without delegates', async () => {
    const chat = await start('month');
    const leave = async (who: string) => {
      await chat.bot({
        kind: 'account',
        id: `left-${who}`,
        account: chat.account(who),
        at: chat.clock.now(),
        open: false,
      });
      await chat.beat();
    };
    await leave('omar');
    const show = async () => (await chat.say('ana', 'general', '/partner show Harbour Rotary')).text;
    expect(await show()).not.toContain('عمر منصور');
    expect(chat.posted('@ana').map(({ card }) => card.title)).not.toContain('A partner has no delegate');
    await leave('sam');
    expect(await show()).not.toContain('Sam Okoye');
    expect(readable(chat.posted('@ana').at(-1)?.card)).toMatch(/Sam Okoye has left[\s\S]*Harbour Rotary/);
    await jump(chat, '2026-12-06T08:00:00Z');
    expect(letters(chat, 'sam')).toEqual([]);
  });

  it('follows the rhythm when that changes, and stops when the partnership ends', async () => {
    const chat = await start('half-year');
    await chat.say('ana', 'general', '/partner edit Harbour Rotary rhythm:month');
    await jump(chat, '2026-12-06T08:00:00Z');
    expect(letters(chat, 'sam')).toHaveLength(1);
    await chat.say('ana', 'general', '/partner edit Harbour Rotary state:ended learned:"Ask in January"');
    const late = await chat.press('sam', letter(chat, 'sam'), 'Still right');
    expect(late.text).toContain('is not active now');
    await jump(chat, '2027-03-08T08:00:00Z');
    expect(letters(chat, 'sam')).toHaveLength(1);
    await chat.say('ana', 'general', '/partner edit Harbour Rotary state:joined');
    await jump(chat, '2027-04-05T08:00:00Z');
    expect(letters(chat, 'sam')).toHaveLength(2);
  });

  it('is one letter for two merged partners, and waits for a delegate', async () => {
    const chat = await start('month');
    await chat.say(
      'ana',
      'general',
      `/partner add Rotary Club kind:non-profit ${agreed} rhythm:month delegate:@Layla`,
    );
    await chat.say('ana', 'general', `/partner add Port Authority kind:public ${agreed} rhythm:month`);
    await jump(chat, '2026-12-06T08:00:00Z');
    const old = letters(chat, 'layla', 'Rotary Club');
    expect(old).toHaveLength(1);
    await chat.agree('ana', 'general', '/partner merge Harbour Rotary with:"Rotary Club"');
    await chat.say('ana', 'general', '/partner edit Port Authority delegate:@Layla');
    await chat.press('layla', old[0] ?? { card: letter(chat, 'layla').card }, 'Still right');
    expect(readable((await chat.press('sam', letter(chat, 'sam'), 'Still right')).aside)).toContain(
      'Layla Haddad has answered for Harbour Rotary already',
    );
    await jump(chat, '2027-01-04T12:00:00Z');
    expect(letters(chat, 'layla', 'Port Authority')).toHaveLength(1);
    expect(letters(chat, 'layla', 'Harbour Rotary')).toHaveLength(1);
    expect(letters(chat, 'sam')).toHaveLength(2);
  });
});
