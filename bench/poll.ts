import type Database from 'better-sqlite3';
import { newId } from '../src/store/engine/id.ts';
import { buttonsOf, type Chat, day } from '../test/fixtures/chat.ts';
import { originIn, whoSpeaks } from './coalition.ts';

/** Lets an event end, so that its poll opens. @returns the token of the middle button. */
export const openPollIn = async (chat: Chat): Promise<string> => {
  const added = await chat.say('layla', 'water', '/event add "Open day" starts:tomorrow at 10:00');
  if (added.kind !== 'public') throw new Error(`no event was added: ${added.text}`);
  await chat.pass(1.5 * day);
  const poll = chat.posted('water').find((post) => buttonsOf(post.card).some(isRating));
  const button = buttonsOf(poll?.card).filter(isRating)[2];
  if (button === undefined) throw new Error('no poll was opened');
  return button.token;
};

const isRating = ({ token }: { token: string }): boolean => token.startsWith('rate');

export const tapBy = (chat: Chat, who: string, token: string) =>
  ({ ...originIn(chat, who, 'water'), kind: 'button', token }) as const;

/** A tap as bare SQL, in its own transaction. */
export const bareTap = (bare: Database.Database, chat: Chat, token: string) => {
  const pollId = bare.prepare<[], { id: string }>('select id from poll where sealed_at is null').get()?.id;
  if (pollId === undefined || !token.includes(pollId)) throw new Error('the poll is another one');
  const who = bare.prepare<[string, string], { id: string; person: string }>(whoSpeaks);
  const poll = bare.prepare('select * from poll where coalition_id = ? and id = ?');
  const vote = bare.prepare<[string, string, string], { taps: string }>(
    `insert into ballot (poll_id, pseudonym, answer, comment, taps) values (?, ?, 2, null, ?)
     on conflict (poll_id, pseudonym) do update set
       answer = case when ballot.taps like '%' || excluded.taps || '%' then ballot.answer else excluded.answer end,
       taps = case when ballot.taps like '%' || excluded.taps || '%' then ballot.taps
         else substr(excluded.taps || ' ' || ballot.taps, 1, 271) end
     returning taps`,
  );
  const due = bare.prepare("select due_at from deadline where kind = 'poll-count' and subject_id = ?");
  return bare.transaction((account: string) => {
    const speaker = who.get(account, 'water');
    if (speaker === undefined) throw new Error('nobody speaks');
    poll.get(speaker.id, pollId);
    const tap = chat.ballotBox.tapOf(pollId, newId());
    const found = vote.get(pollId, chat.ballotBox.pseudonym(pollId, speaker.person), tap);
    if (found?.taps === tap) due.get(pollId);
  }).immediate;
};

/** A crowd of people with accounts, all in the group. */
export const addCrowd = (bare: Database.Database, size: number): readonly string[] => {
  const { id } = bare.prepare<[], { id: string }>('select id from coalition').get() ?? { id: '' };
  const person = bare.prepare(
    'insert into person (id, coalition_id, name, language, created_at) values (?, ?, ?, null, 0)',
  );
  const account = bare.prepare(
    `insert into account (platform, workspace, id, coalition_id, person_id)
     values ('sandbox', 'sandbox', ?, ?, ?)`,
  );
  const names = Array.from({ length: size }, (_, n) => `crowd-${n}`);
  bare.transaction(() => {
    for (const name of names) {
      const personId = newId();
      person.run(personId, id, name);
      account.run(name, id, personId);
    }
  })();
  return names;
};
