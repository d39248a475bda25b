import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { buttonHandlers } from '../../src/app/buttons.ts';
import { createBallotBox } from '../../src/app/polls/ballot-box.ts';
import { drawChart } from '../../src/charts/draw.ts';
import type { Chat, Seen } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';
import { itemsOf, labels, minute, openWithItems } from '../fixtures/taken-back.ts';

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
  // Forms: what they send is undone on its card (assign, edit, log, resolve, drop), or dropped (an item).
  drop: 'opens',
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
  const opened = async (): Promise<Chat> => openWithItems(await openTestStore());

  describe.each(Object.entries(acts))('%s', (name, act) => {
    const who = by[name] ?? 'sam';

    it('is taken back exactly', async () => {
      const chat = await opened();
      const before: unknown[] = [];
      // The state right before the act itself: what prepares it is said by others.
      const watched: Chat = {
        ...chat,
        say: async (...given: Parameters<Chat['say']>) => {
          if (given[0] === who) before[0] = await itemsOf(chat);
          return chat.say(...given);
        },
        press: async (...given: Parameters<Chat['press']>) => {
          if (given[0] === who) before[0] = await itemsOf(chat);
          return chat.press(...given);
        },
      };
      const card = await act(watched);
      expect(labels(card)).toContain('Undo');
      expect(labels(card)).not.toContain('Reopen');
      const undone = await chat.press(who, card, 'Undo');
      expect(undone.text).toMatch(/Taken back by/);
      expect(await itemsOf(chat)).toEqual(before[0]);
      const twice = await chat.press(who, card, 'Undo');
      expect(twice.text).toContain('It has changed since then');
      expect(await itemsOf(chat)).toEqual(before[0]);
    });

    it('is left to whoever did it, and after ten minutes the card has what is possible instead', async () => {
      const chat = await opened();
      const card = await act(chat);
      const foreign = await chat.press('ana', card, 'Undo');
      expect(foreign.text).toContain('Only whoever did it can undo it');
      await chat.pass(11 * minute);
      const after = await itemsOf(chat);
      for (const late of [await chat.press('ana', card, 'Undo'), await chat.press(who, card, 'Undo')]) {
        expect(late.kind).toBe('redraw');
        expect(labels(late)).not.toContain('Undo');
        expect(late.text).toContain('It can be undone for ten minutes only.');
      }
      expect(await itemsOf(chat)).toEqual(after);
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
});
