import { newId } from '../src/store/engine/id.ts';
import { commandIn, openCoalition, whoSpeaks } from './coalition.ts';
import { compared, type Measure } from './measure.ts';

type Who = { id: string; person: string; group_id: string };

export const progressLog: Measure = {
  name: '/progress log, whole',
  goal: '≤ 4× the bare SQL',
  run: async ({ sizes, path }) => {
    const { chat, bare, close } = await openCoalition(path('progress-log.db'));
    const line = '/progress log Three of five schools answered';
    const first = await chat.bot(commandIn(chat, 'sam', 'water', line));
    if (first.kind !== 'public') throw new Error(`a line was not logged: ${JSON.stringify(first)}`);
    const reply = JSON.stringify(first);

    const answered = bare.prepare<[string], unknown>('select reply from delivery where id = ?');
    const who = bare.prepare<[string, string], Who>(whoSpeaks);
    const group = bare.prepare<[string, string], { name: string }>(
      'select * from working_group where coalition_id = ? and id = ?',
    );
    const insert = bare.prepare(
      `insert into progress (id, coalition_id, group_id, item_id, person_id, body, percent, at)
       values (?, ?, ?, null, ?, ?, null, ?)`,
    );
    const keep = bare.prepare('insert into delivery (id, at, reply) values (?, ?, ?)');
    const log = bare.transaction((delivery: string) => {
      if (answered.get(delivery) !== undefined) return;
      const speaker = who.get('sam', 'water');
      if (speaker === undefined) throw new Error('nobody speaks');
      group.get(speaker.id, speaker.group_id);
      const at = chat.clock.now();
      const body = 'Three of five schools answered';
      insert.run(newId(), speaker.id, speaker.group_id, speaker.person, body, at);
      keep.run(delivery, at, reply);
    }).immediate;

    const { operations, rounds } = sizes;
    const figures = await compared(
      rounds,
      '/progress log',
      { atMost: 4 },
      {
        operations,
        work: () => {
          for (let n = 0; n < operations; n += 1) log(newId());
        },
      },
      {
        operations,
        work: async () => {
          for (let n = 0; n < operations; n += 1) await chat.bot(commandIn(chat, 'sam', 'water', line));
        },
      },
    );
    await close();
    return figures;
  },
};
