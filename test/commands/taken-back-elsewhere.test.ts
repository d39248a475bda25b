import { expect, it } from 'vitest';
import { buttonsOf, type Chat, readable } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';
import { itemsOf, labels, minute, openWithItems } from '../fixtures/taken-back.ts';

eachStore('what was tapped by mistake, besides items', (openTestStore) => {
  const opened = async (): Promise<Chat> => openWithItems(await openTestStore());

  const rows = async (chat: Chat) => {
    const coalition = await chat.store.read.coalitions.of(chat.account('sam'));
    const id = coalition?.id ?? '';
    return {
      state: await itemsOf(chat),
      listed: (await chat.say('sam', 'water', '/action list all')).text,
      found: (await chat.say('sam', 'water', '/halqa find zebra')).text.replace(/“zebra”/, ''),
      partners: (await chat.store.read.partners.list(id)).map(({ name }) => name).toSorted(),
      names: (await chat.store.read.partners.names(id)).map(({ name }) => name).toSorted(),
    };
  };

  it('leaves nothing behind: an item that was added all the same', async () => {
    const chat = await opened();
    const before = await rows(chat);
    const line = '/action add Fix the roof zebra owner:<@layla> with:Zebra House';
    await chat.say('sam', 'water', line);
    const asked = await chat.say(
      'sam',
      'water',
      '/action add Fix the roof zebra owner:<@layla> with:Zebra Hall',
    );
    const added = await chat.press('sam', asked, 'Add all the same');
    expect(labels(added)).toContain('Undo');
    const foreign = await chat.press('layla', added, 'Undo');
    expect(foreign.text).toContain('Only whoever did it can undo it');
    const shown = await chat.say('layla', 'water', '/action show #5');
    const undone = await chat.press('sam', added, 'Undo');
    expect(undone.text).toMatch(/took it back: #5 is no longer an action item/);
    expect(labels(undone)).toEqual([]);
    expect((await chat.say('sam', 'water', '/action show #5')).card?.tone).toBe('warning');
    expect(shown.text).toContain('Fix the roof zebra');
    const after = await rows(chat);
    expect(after.names).toEqual([...before.names, 'Zebra House'].toSorted());
    const twice = await chat.press('sam', added, 'Undo');
    expect(twice.card?.tone).toBe('warning');
    await chat.pass(11 * minute);
    const late = await chat.agree('sam', 'water', line);
    await chat.pass(11 * minute);
    const refused = await chat.press('sam', late, 'Undo');
    expect(labels(refused)).not.toContain('Undo');
    expect(refused.text).toContain('/action drop #6');
  });

  it('stays where something happened to it since: an item that was added all the same', async () => {
    for (const act of [
      '/progress log #4 Begun',
      '/action done #4',
      '/action edit #4 due:tomorrow',
      '/progress difficulty #4 No tiles help:some from:executive',
      '/action talk #4',
    ]) {
      const chat = await opened();
      const added = await chat.agree('sam', 'water', '/action add Fix the roof');
      await chat.say('layla', 'water', act);
      const undone = await chat.press('sam', added, 'Undo');
      expect(undone.text, act).toContain('It has changed since then');
      expect(undone.text, act).toContain('#4');
    }
  });

  const imported = async (chat: Chat) => {
    const asked = await chat.say('sam', 'water', '/action import');
    const lines = [
      'Zebra one owner:@Layla Haddad organisation:Zebra House',
      'Zebra two',
      '[x] Zebra three',
      'Zebra four owner:@Layla Haddad',
    ].join('\n');
    const preview = await chat.submit('sam', 'water', asked.form, { lines });
    return chat.press('sam', preview, 'Add 4 items');
  };

  it('leaves nothing behind: a list that was added', async () => {
    const chat = await opened();
    const before = await rows(chat);
    const added = await imported(chat);
    expect(labels(added)).toEqual(['Undo']);
    expect((await chat.press('layla', added, 'Undo')).text).toContain('Only whoever did it can undo it');
    const undone = await chat.press('sam', added, 'Undo');
    expect(undone.text).toContain('4 action items that were added are gone again');
    expect(await rows(chat)).toEqual(before);
    await chat.pass(11 * minute);
    expect(chat.posted('water').map(({ card }) => readable(card))).toEqual([]);
    expect(chat.posted('@layla').map(({ card }) => readable(card))).toEqual([]);
  });

  it('tells who heard of it: a list that was added', async () => {
    const chat = await opened();
    const added = await imported(chat);
    await chat.pass(3 * minute);
    expect(readable(chat.posted('@layla').at(-1)?.card)).toContain('Zebra one');
    const touched = await chat.say('layla', 'water', '/action done #7');
    expect(touched.card?.tone).toBe('good');
    const undone = await chat.press('sam', added, 'Undo');
    expect(undone.text).toContain('3 action items that were added are gone again');
    expect(undone.text).toContain('Changed since then, so they stay as they are: #7');
    await chat.beat();
    const told = readable(chat.posted('@layla').at(-1)?.card);
    expect(told).toContain('#4 Zebra one');
    expect(told).not.toContain('Zebra four');
    const inPlace = readable(chat.posted('water').at(-1)?.card);
    expect(inPlace).toContain('#5 Zebra two');
    expect(inPlace).toContain('stay as they are: #7');
    const twice = await chat.press('sam', added, 'Undo');
    expect(twice.text).toContain('not here any more');
  });

  it('is refused after ten minutes: a list that was added', async () => {
    const chat = await opened();
    const added = await imported(chat);
    await chat.pass(11 * minute);
    const late = await chat.press('sam', added, 'Undo');
    expect(late.text).toContain('It can be undone for ten minutes only.');
    expect(late.text).toContain('/action drop #4');
  });

  /** An offer of a partner, a difficulty that it fits, and what the partner's delegate hears. */
  const offered = async () => {
    const chat = await opened();
    await chat.beat();
    const heard = () => chat.posted('@omar').slice(1);
    await chat.say('omar', 'general', '/partner offer a hall for 60 kind:place');
    const raised = await chat.say(
      'sam',
      'water',
      '/progress difficulty No room help:"a hall" from:executive kind:place',
    );
    return { chat, heard, raised };
  };

  it('is asked no more: a partner that was asked for its offer', async () => {
    const { chat, heard, raised } = await offered();
    expect(labels(raised)).toContain('Ask them');
    const asked = await chat.press('sam', raised, 'Ask them');
    expect(labels(asked)).toContain('Undo');
    expect((await chat.press('layla', asked, 'Undo')).text).toContain('Only whoever did it can undo it');
    // At once: nobody hears of it.
    const undone = await chat.press('sam', asked, 'Undo');
    expect(undone.text).toContain('Taken back by Sam Okoye');
    expect(labels(undone)).toContain('Ask them');
    await chat.pass(minute);
    expect(heard()).toEqual([]);
  });

  it('tells who heard of it: a partner that was asked for its offer', async () => {
    const { chat, heard, raised } = await offered();
    const asked = await chat.press('sam', raised, 'Ask them');
    await chat.pass(minute);
    const undone = await chat.press('sam', asked, 'Undo');
    await chat.pass(minute);
    expect(readable(heard().at(-1)?.card)).toContain(
      'took it back: your offer #4 a hall for 60 is not needed for #5',
    );
    await chat.press('sam', undone, 'Ask them');
    await chat.pass(minute);
    expect(heard().map(({ key }) => key.split(':')[0])).toEqual(['offer-asked', 'undone', 'offer-asked']);
    await chat.pass(11 * minute);
    const late = await chat.press('sam', asked, 'Undo');
    expect(late.text).toContain('for ten minutes only');
  });

  it('is left again: a group that was joined', async () => {
    const chat = await opened();
    const joined = await chat.say('nour', 'water', '/group join');
    expect((await chat.press('sam', joined, 'Undo')).text).toContain('Only whoever did it can undo it');
    const label = buttonsOf(joined.card)[0]?.label ?? '';
    const left = await chat.press('nour', joined, label);
    expect(left.kind).toBe('redraw');
    expect((await chat.say('nour', 'water', '/group leave')).card?.tone).toBe('warning');
  });

  it('is asked again: whether a done answer resolved the difficulty', async () => {
    const chat = await opened();
    await chat.say('sam', 'water', '/progress difficulty No tiles help:some from:executive');
    await chat.say('layla', 'water', '/progress take #4 Bring some');
    await chat.say('layla', 'water', '/action done #5');
    await chat.pass(minute);
    const question = chat.posted('@sam').at(-1);
    if (question === undefined) throw new Error('nobody asked');
    const not = await chat.press('sam', question, 'Not yet');
    expect(labels(not)).toContain('Undo');
    await chat.pass(minute);
    const again = await chat.press('sam', { ...not, message: question.ref }, 'Undo');
    expect(labels(again)).toContain('Yes, resolved');
    await chat.pass(minute);
    expect(readable(chat.posted('@layla').at(-1)?.card)).toContain(
      'nobody has said yet whether #5 Bring some resolves #4',
    );
  });

  it('asks no longer where it was answered elsewhere', async () => {
    const chat = await opened();
    await chat.say('sam', 'water', '/progress difficulty No tiles help:some from:executive');
    await chat.say('layla', 'water', '/progress take #4 Bring some');
    const done = await chat.say('layla', 'general', '/action done #5');
    await chat.pass(minute);
    const [inPrivate, inPlace] = ['@sam', 'water'].map((where) => chat.posted(where).at(-1));
    if (inPrivate === undefined || inPlace === undefined) throw new Error('nobody asked');
    expect(labels(inPlace)).toContain('Yes, resolved');
    const resolved = await chat.press('sam', inPrivate, 'Yes, resolved');
    await chat.pass(minute);
    expect(inPlace.card.title).toBe('Resolved: difficulty #4');
    expect(labels(inPlace)).toEqual([]);
    // And again where that is undone, but not where the item is open again.
    await chat.press('sam', { ...resolved, message: inPrivate.ref }, 'Undo');
    await chat.pass(minute);
    expect(labels(inPlace)).toContain('Yes, resolved');
    await chat.press('layla', done, 'Undo');
    await chat.pass(minute);
    expect(labels(inPlace)).toEqual(['We can help', 'Resolved']);
  });

  it('stands again: an offer that was withdrawn', async () => {
    const chat = await opened();
    const offered = await chat.say('omar', 'general', '/partner offer a hall kind:place until:"30 june"');
    const withdrawn = await chat.press('omar', offered, 'Withdraw it');
    const undone = await chat.press('omar', withdrawn, 'Undo');
    expect(undone.text).toContain('until Wed, 30 Jun 2027');
    expect(labels(undone)).toContain('Withdraw it');
  });
});
