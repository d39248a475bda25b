import { expect, it } from 'vitest';
import { buttonsOf, type Chat, openChat, readable, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

const last = (chat: Chat, where: string) => {
  const post = chat.posted(where).at(-1);
  if (post === undefined) throw new Error(`nothing was posted to ${where}`);
  return post;
};
const labels = (card: Parameters<typeof buttonsOf>[0]) => buttonsOf(card).map(({ label }) => label);

eachStore('offers', (openTestStore) => {
  const start = async (more = '') => {
    const store = await openTestStore();
    const chat = openChat({ store, now: '2026-11-04T09:00:00Z' });
    await setUp(chat, more);
    await chat.say('ana', 'general', '/partner add Municipality kind:public delegate:<@yusuf>');
    return chat;
  };
  const raise = (chat: Chat) =>
    chat.say(
      'sam',
      'water',
      '/progress difficulty The hall is closed help:"a hall for 40" kind:hall from:anybody',
    );

  it('stand on the difficulty that asks for their kind, and are asked for once, in private', async () => {
    const chat = await start();
    const offered = await chat.say(
      'yusuf',
      'general',
      '/partner offer a hall for 60 kind:place until:"30 june"',
    );
    expect(offered.kind).toBe('public');
    expect(offered.text).toContain('Offer #1');
    expect(offered.text).toContain('From: Municipality');
    expect(offered.text).toContain('until Wed, 30 Jun 2027');
    const raised = await raise(chat);
    expect(raised.text).toContain('Kind of help: a place');
    expect(raised.text).toContain('Offered already: Municipality, a hall for 60 (until Wed, 30 Jun 2027)');
    const asked = await chat.press('sam', raised, 'Ask them', 'one');
    expect(asked.text).toContain('Asked on Wed, 4 Nov 2026');
    expect(labels(asked.card)).not.toContain('Ask them');
    // The same delivery again, the old card again, somebody else: the partner is asked once.
    await chat.press('sam', raised, 'Ask them', 'one');
    expect((await chat.press('layla', raised, 'Ask them')).text).toContain('Asked on');
    await chat.pass(1000);
    const told = chat.posted('@yusuf').filter(({ card }) => readable(card).includes('asked for help'));
    expect(told).toHaveLength(1);
    expect(readable(told[0]?.card)).toContain('Water needs a hall for 40 (#2)');
    expect(readable(told[0]?.card)).toContain('It was offered: #1 a hall for 60');
    // The delegate helps with a press, for their partner; the asker is told which partner helps.
    await chat.say('yusuf', 'general', '/group join المدارس');
    const form = await chat.press('yusuf', last(chat, '@yusuf'), 'We can help');
    const filled = Object.fromEntries((form.form?.fields ?? []).map(({ name, value }) => [name, value]));
    expect(filled).toMatchObject({ difficulty: '#2', text: 'a hall for 40', organisation: 'Municipality' });
    const promised = await chat.submit('yusuf', 'private', form.form, {
      difficulty: '#2',
      text: 'The town hall',
      organisation: 'Municipality',
    });
    // It is no work of the group that the delegate happens to be a member of.
    expect(promised.text).toContain('Group: Water');
    await chat.pass(1000);
    expect(readable(last(chat, '@sam').card)).toContain('Municipality: The town hall (#3)');
    const shown = await chat.say('yusuf', 'private', '/partner show municipality');
    expect(shown.text).toContain('Promised: 1 (0 done');
    expect(shown.text).toContain('Asked of it: 1 (1 answered)');
    expect(shown.text).toContain('Standing offers (1)');
  });

  it('show the open difficulties of their kind, and change the cards that are there', async () => {
    const chat = await start();
    const raised = await raise(chat);
    expect(raised.text).not.toContain('Offered already');
    await chat.say('sam', 'water', '/progress difficulty No bus help:"a bus" kind:transport from:anybody');
    const offered = await chat.say('yusuf', 'general', '/partner offer a hall kind:place');
    expect(offered.text).toContain('Needed now (1)');
    expect(offered.text).toContain('Water needs a hall for 40 (#1)');
    expect(offered.text).not.toContain('a bus');
    await chat.pass(1000);
    const redrawn = chat.platform.edits.filter(({ message }) => message.id === raised.message?.id);
    expect(readable(redrawn.at(-1)?.card)).toContain('Offered already: Municipality, a hall');
    const select = offered.card?.blocks.find((block) => block.kind === 'select');
    if (select?.kind !== 'select') throw new Error('no select');
    const form = await chat.choose('layla', 'general', select.token, select.options[0]?.value ?? '');
    expect(form.form?.fields.find(({ name }) => name === 'difficulty')?.value).toBe('#1');
    // A withdrawn offer is shown nowhere; only its own side can withdraw it.
    const refused = await chat.press('sam', offered, 'Withdraw it');
    expect(refused.text).toContain('Only those who speak for Municipality, or a coordinator');
    expect((await chat.press('yusuf', offered, 'Withdraw it')).text).toContain('Withdrawn: offer #3');
    expect((await chat.press('ana', offered, 'Withdraw it')).text).toContain('#3 is no longer offered');
    await chat.pass(1000);
    expect(readable(chat.platform.edits.at(-1)?.card)).not.toContain('Offered already');
  });

  it('stand no longer after their last day, nor when their partner ended', async () => {
    const chat = await start();
    await chat.say('yusuf', 'general', '/partner offer a hall kind:place until:"10 november"');
    const raised = await raise(chat);
    await chat.pass('2026-11-10T21:00:00Z');
    expect((await raise(chat)).text).toContain('Offered already');
    await chat.pass('2026-11-10T22:30:00Z');
    expect((await raise(chat)).text).not.toContain('Offered already');
    const late = await chat.press('sam', raised, 'Ask them');
    expect(late.text).toContain('#1 is no longer offered');
    await chat.say('yusuf', 'general', '/partner offer another hall kind:place');
    expect((await raise(chat)).text).toContain('another hall');
    await chat.say('ana', 'general', '/partner edit Municipality state:ended');
    expect((await raise(chat)).text).not.toContain('another hall');
    await chat.pass(1000);
    expect(chat.posted('@yusuf').some(({ card }) => readable(card).includes('asked for help'))).toBe(false);
  });

  it('are made for one’s own partner without its name, by a coordinator for any, by others for none', async () => {
    const chat = await start();
    expect((await chat.say('sam', 'general', '/partner offer a hall kind:place')).text).toContain(
      'You speak for no partner yet',
    );
    expect(
      (await chat.say('sam', 'general', '/partner offer a hall kind:place partner:municipality')).text,
    ).toContain('Only those who speak for Municipality');
    expect(
      (await chat.say('ana', 'general', '/partner offer a hall kind:place partner:municipality')).text,
    ).toContain('From: Municipality');
    const choice = await chat.say('ana', 'general', '/partner offer a bus kind:transport');
    expect(buttonsOf(choice.card).map(({ label }) => label)).toEqual(['Municipality', 'Not now']);
    await chat.say('ana', 'general', '/partner add Rotary kind:non-profit delegate:<@yusuf>');
    const both = await chat.say('yusuf', 'general', '/partner offer a bus kind:transport');
    expect(buttonsOf(both.card).map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Municipality', 'Rotary']),
    );
    // Where nobody speaks for a partner, nobody can be asked, and it says so.
    await chat.say('ana', 'general', '/partner edit Municipality delegate:none');
    await chat.pass(60_000);
    const raised = await raise(chat);
    expect((await chat.press('sam', raised, 'Ask them')).text).toContain(
      'Nobody speaks for Municipality yet',
    );
  });

  it('tell a closed coalition’s other groups nothing of what a group needs', async () => {
    const chat = await start('open:no');
    await raise(chat);
    const offered = await chat.say('ana', 'general', '/partner offer a hall kind:place partner:municipality');
    expect(offered.text).not.toContain('a hall for 40');
    const here = await chat.say('ana', 'water', '/partner offer a hall kind:place partner:municipality');
    expect(here.text).toContain('a hall for 40');
    // A delegate reads what is asked of their partner, wherever they are.
    const raised = await raise(chat);
    await chat.press('sam', raised, 'Ask Municipality');
    await chat.pass(1000);
    const asked = last(chat, '@yusuf');
    expect((await chat.press('yusuf', asked, 'We can help')).kind).toBe('form');
    expect((await chat.say('yusuf', 'private', '/progress take #4 Our hall')).text).toContain('Our hall');
    expect((await chat.say('yusuf', 'private', '/progress take #1 Our hall')).text).toContain('is read by');
  });

  it('lose their text like any record', async () => {
    const chat = await start();
    const offered = await chat.say('yusuf', 'general', '/partner offer the hall of Tom Becker kind:place');
    const sure = await chat.say('ana', 'general', '/coalition redact #1');
    expect(sure.text).toContain('What is offered');
    await chat.press('ana', sure, 'Remove the text');
    expect((await chat.press('sam', offered, 'Withdraw it')).text).not.toContain('Becker');
    expect((await chat.say('ana', 'general', '/partner show municipality')).text).not.toContain('Becker');
    expect((await chat.say('ana', 'general', '/action done #1')).text).toContain(
      '#1 is an offer, not an action item',
    );
  });
});
