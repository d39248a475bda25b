import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { buttonHandlers } from '../../src/app/buttons.ts';
import { createBallotBox } from '../../src/app/polls/ballot-box.ts';
import { drawChart } from '../../src/charts/draw.ts';
import { buttonsOf, type Chat, openChat, readable, type Seen, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

/**
 * How the effect of each button is undone. `asks`: it asks first, and says what cannot be taken back.
 * `opens`: it opens a form or shows something, and nothing is done yet. `again`: the same card changes it
 * again at any time.
 */
const ways: Readonly<Record<string, 'undo' | 'asks' | 'opens' | 'again' | Readonly<{ by: string }>>> = {
  done: 'undo',
  reopen: 'undo',
  take: 'undo',
  pick: 'undo',
  'pick-due': 'undo',
  'pick-value': 'opens',
  'home-done': 'undo',
  'week-done': 'undo',
  finish: 'undo',
  'answer-yes': 'undo',
  'answer-not': 'undo',
  'join-group': 'undo',
  'confirm-item': 'undo',
  'confirm-event': 'undo',
  'offer-withdraw': 'undo',
  'offer-withdraw-one': { by: 'the list is drawn again; /partner offer offers it again' },
  undo: { by: 'the button that was undone is on the card again' },
  'undo-import': { by: '/action import, with the same list' },
  'undo-all': { by: '/action done or drop, in one line as before' },
  'undo-log': { by: '/progress log, with the same line' },
  // Forms: what they send is undone on its card (assign, edit, log, resolve), or dropped (an item).
  'hand-over': 'opens',
  change: 'opens',
  'new-date': 'opens',
  log: 'opens',
  resolve: 'opens',
  'resolve-too': 'opens',
  'take-up': 'opens',
  'take-one': 'opens',
  'pass-on': 'opens',
  'change-event': 'opens',
  comment: 'opens',
  'section-note': 'opens',
  'partner-change': 'opens',
  'partner-offer': 'opens',
  'open-one': 'opens',
  'section-more': 'opens',
  'digest-page': 'opens',
  'letter-change': 'opens',
  'letter-barrier': 'opens',
  'letter-end': 'opens',
  'import-mend': 'opens',
  open: 'opens',
  page: 'opens',
  talk: { by: 'the thread is deleted on the platform; the card is an item’s card' },
  'talk-another': { by: 'the thread is deleted on the platform; /action talk opens another' },
  // Settings and answers that stay on the card.
  attend: 'again',
  rate: 'again',
  'home-remind': 'again',
  'home-week': 'again',
  'home-speak': 'again',
  'week-set': 'again',
  // What cannot be undone asks first.
  cancel: 'asks',
  'cancel-yes': 'undo',
  'publish-yes': 'asks',
  erase: 'asks',
  'erase-not': 'opens',
  forget: 'asks',
  'forget-not': 'opens',
  'forget-sure': 'asks',
  unlink: 'asks',
  'unlink-not': 'opens',
  'unlink-sure': 'asks',
  redact: 'asks',
  'redact-not': 'opens',
  'join-confirm': 'asks',
  'join-refuse': { by: 'another code: /coalition link' },
  'link-mine': 'asks',
  'link-confirm': { by: '/halqa unlink' },
  'link-refuse': { by: 'another code: /halqa link' },
  'go-on': 'undo',
  'go-not': { by: 'the line is typed again' },
  'import-add': 'undo',
  'import-not': { by: 'the list is pasted again' },
  // Nothing that was recorded changes by it.
  'section-ok': { by: 'the note can be changed until the summary goes out' },
  'offer-ask': 'undo',
  'partner-same': 'asks',
  'partner-same-yes': 'asks',
  'letter-right': 'undo',
  'letter-go-on': 'undo',
  'post-again': { by: 'what was lost is posted once; nothing else changes' },
  'post-stuck': { by: 'what was lost is posted once; nothing else changes' },
};

it('is said for every button there is', () => {
  const handlers = buttonHandlers({
    commands,
    ballotBox: createBallotBox('a secret that only the tests know, long enough'),
    drawChart,
    programs: true,
    feedAddress: () => undefined,
  });
  expect(Object.keys(handlers).toSorted()).toEqual(Object.keys(ways).toSorted());
});

const minute = 60_000;
const labels = ({ card }: Pick<Seen, 'card'>): readonly string[] => buttonsOf(card).map(({ label }) => label);

/** Prepares each act. Resolves with the card on which it is undone. */
const acts: Readonly<Record<string, (chat: Chat) => Promise<Seen>>> = {
  done: (chat) => chat.say('sam', 'water', '/action done #1'),
  'done, a partner’s item': (chat) => chat.say('sam', 'water', '/action done #3'),
  drop: (chat) => chat.say('sam', 'water', '/action drop #1 Not needed'),
  'several done': (chat) => chat.say('sam', 'water', '/action done #1, #2'),
  'several dropped': (chat) => chat.say('sam', 'water', '/action drop #1, #2 Not needed'),
  reopen: async (chat) => {
    await chat.say('layla', 'water', '/action done #3');
    await chat.say('omar', 'water', '/partner confirm #3');
    return chat.say('sam', 'water', '/action reopen #3');
  },
  'reopen what was dropped': async (chat) => {
    await chat.say('sam', 'water', '/progress difficulty #1 No tiles help:some from:executive');
    await chat.say('layla', 'water', '/action drop #1 Not needed');
    return chat.say('sam', 'water', '/action reopen #1');
  },
  take: async (chat) => chat.press('sam', await chat.say('layla', 'water', '/action show #2'), 'Take it'),
  'hand over': (chat) => chat.say('sam', 'water', '/action assign #1 @Ana Costa'),
  'a new date': (chat) => chat.say('sam', 'water', '/action edit #1 due:2026-12-20'),
  'a change of everything': (chat) =>
    chat.say(
      'sam',
      'water',
      '/action edit #3 title:Other owner:@Ana Costa percent:40 due:none with:none organisation:none',
    ),
  'we were part of it': async (chat) => {
    const done = await chat.say('layla', 'water', '/action done #3');
    return chat.press('omar', done, 'We were part of it');
  },
};
const by: Readonly<Record<string, string>> = { 'we were part of it': 'omar' };

eachStore('what was tapped by mistake', (openTestStore) => {
  const opened = async (): Promise<Chat> => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    await chat.say('omar', 'general', '/halqa language en');
    await chat.say('ana', 'general', '/partner add Rotary kind:non-profit delegate:<@omar>');
    await chat.say('sam', 'water', '/action add Fix the roof owner:me due:2026-11-20');
    await chat.say('sam', 'water', '/action add Buy paint');
    await chat.say(
      'sam',
      'water',
      '/action add Paint the fence owner:me due:2026-11-21 organisation:Rotary with:River',
    );
    await chat.say('sam', 'water', '/progress log #3 Begun percent:20');
    return chat;
  };
  /** Everything about the items that a person can read, without the history. */
  const state = async (chat: Chat): Promise<unknown> => {
    const coalition = await chat.store.read.coalitions.of(chat.account('sam'));
    const id = coalition?.id ?? '';
    const all = [];
    for (const number of [1, 2, 3]) {
      const item = await chat.store.read.items.byNumber(id, number);
      const subject = `item:${item?.id}`;
      const difficulties = await chat.store.read.difficulties.openOnItem(id, item?.id ?? '');
      all.push({
        item,
        with: await chat.store.read.involved.of(id, [subject]),
        said: await chat.store.read.signedAnswers.of(id, [subject], 'confirm'),
        difficulties: difficulties.map((one) => one.number),
      });
    }
    return all;
  };

  describe.each(Object.entries(acts))('%s', (name, act) => {
    const who = by[name] ?? 'sam';

    it('is taken back exactly', async () => {
      const chat = await opened();
      const before: unknown[] = [];
      // The state right before the act itself: what prepares it is said by others.
      const watched: Chat = {
        ...chat,
        say: async (...given: Parameters<Chat['say']>) => {
          if (given[0] === who) before[0] = await state(chat);
          return chat.say(...given);
        },
        press: async (...given: Parameters<Chat['press']>) => {
          if (given[0] === who) before[0] = await state(chat);
          return chat.press(...given);
        },
      };
      const card = await act(watched);
      expect(labels(card)).toContain('Undo');
      expect(labels(card)).not.toContain('Reopen');
      const undone = await chat.press(who, card, 'Undo');
      expect(undone.text).toMatch(/Taken back by/);
      expect(await state(chat)).toEqual(before[0]);
      const twice = await chat.press(who, card, 'Undo');
      expect(twice.text).toContain('It has changed since then');
      expect(await state(chat)).toEqual(before[0]);
    });

    it('is left to whoever did it, and after ten minutes the card has what is possible instead', async () => {
      const chat = await opened();
      const card = await act(chat);
      const foreign = await chat.press('ana', card, 'Undo');
      expect(foreign.text).toContain('Only whoever did it can undo it');
      await chat.pass(11 * minute);
      const after = await state(chat);
      for (const late of [await chat.press('ana', card, 'Undo'), await chat.press(who, card, 'Undo')]) {
        expect(late.kind).toBe('redraw');
        expect(labels(late)).not.toContain('Undo');
        expect(late.text).toContain('It can be undone for ten minutes only.');
      }
      expect(await state(chat)).toEqual(after);
    });
  });

  it('of several in one line, what somebody changed since stays', async () => {
    const chat = await opened();
    const done = await chat.say('sam', 'water', '/action done #1, #2, #3');
    await chat.say('layla', 'water', '/action reopen #2');
    await chat.say('layla', 'water', '/action drop #2 Not needed');
    const undone = await chat.press('sam', done, 'Undo');
    expect(undone.text).toContain('#1 Fix the roof');
    expect(undone.text).toContain('Changed since then, so they stay as they are: #2');
    expect((await chat.say('sam', 'water', '/action list dropped')).text).toContain('#2 Buy paint');
  });

  /** Every row of the record that is about items, partners and what is told of them. */
  const rows = async (chat: Chat) => {
    const coalition = await chat.store.read.coalitions.of(chat.account('sam'));
    const id = coalition?.id ?? '';
    return {
      state: await state(chat),
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
    expect(undone.text).toMatch(/took it back: #5 is no action item any more/);
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

  it('is asked no more: a partner that was asked for its offer', async () => {
    const chat = await opened();
    await chat.beat();
    const heard = () => chat.posted('@omar').slice(1);
    await chat.say('omar', 'general', '/partner offer a hall for 60 kind:place');
    const raised = await chat.say(
      'sam',
      'water',
      '/progress difficulty No room help:"a hall" from:executive kind:place',
    );
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
    const chat = await opened();
    await chat.beat();
    const heard = () => chat.posted('@omar').slice(1);
    await chat.say('omar', 'general', '/partner offer a hall for 60 kind:place');
    const raised = await chat.say(
      'sam',
      'water',
      '/progress difficulty No room help:"a hall" from:executive kind:place',
    );
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
