import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type Database from 'better-sqlite3';
import { createBallotBox } from '../src/app/polls/ballot-box.ts';
import { tick } from '../src/schedule/tick.ts';
import { openStore } from '../src/store/engine/open.ts';
import { silentLog } from '../test/fixtures/log.ts';

import { openBare } from './bare.ts';
import { alternate, compared, type Measure } from './measure.ts';

/** A Wednesday morning in Beirut, inside working hours. */
const morning = Date.parse('2026-11-04T08:00:00Z');
const later = morning + 30 * 86_400_000;

const kinds = ['digest-monthly', 'digest-quarterly', 'digest-draft', 'reminders', 'retention'];

/** Coalitions with five schedules each and nothing else, all due at `dueAt`. */
const fillSchedules = (bare: Database.Database, coalitions: number, dueAt: number): void => {
  const coalition = bare.prepare(
    `insert into coalition (id, name, mission, time_zone, work_week, language, digits, poll_threshold,
                            next_number, created_at, reminded_through)
     values (?, 'One of many', '', 'Asia/Beirut', '[7,1,2,3,4]', 'en', 'latn', 5, 1, 0, '2026-11-03')`,
  );
  const deadline = bare.prepare(
    'insert into deadline (kind, subject_id, coalition_id, due_at) values (?, ?, ?, ?)',
  );
  bare.transaction(() => {
    for (let n = 0; n < coalitions; n += 1) {
      const id = `coalition-${n}`;
      coalition.run(id);
      for (const kind of kinds) deadline.run(kind, id, id, dueAt);
    }
  })();
};

export const idleTick: Measure = {
  name: 'an idle tick with 10,000 coalitions',
  goal: '≤ 5× one indexed look-up; no memory held for each schedule',
  run: async ({ sizes, path }) => {
    const file = path('idle.db');
    const store = await openStore({ url: file });
    const bare = openBare(file);
    fillSchedules(bare, sizes.coalitions, later);
    const lookUp = bare.prepare('select * from deadline where due_at <= ? order by due_at limit 100');
    const options = { store, ballotBox: createBallotBox('of the bench'), log: silentLog };
    const operations = sizes.operations * 5;
    const figures = await compared(
      sizes.rounds,
      'an idle tick',
      { atMost: 5 },
      {
        operations,
        work: () => {
          for (let n = 0; n < operations; n += 1) lookUp.all(morning);
        },
      },
      {
        operations,
        work: async () => {
          for (let n = 0; n < operations; n += 1) await tick(options, morning);
        },
      },
    );
    const collect = collector();
    const grown: number[] = [];
    for (let round = 0; round < sizes.rounds; round += 1) {
      collect();
      const before = process.memoryUsage().heapUsed;
      for (let n = 0; n < 100; n += 1) await tick(options, morning);
      collect();
      const after = process.memoryUsage().heapUsed;
      grown.push(Math.max(0, after - before) / (sizes.coalitions * kinds.length));
    }
    bare.close();
    await store.close();
    return [
      ...figures,
      { what: 'memory held after ticks, by schedule', unit: 'bytes', values: grown, bound: { atMost: 1 } },
    ];
  },
};

/** The same as with `--expose-gc`. */
const collector = (): (() => void) => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
};

export const manyDue: Measure = {
  name: '20,000 due at once',
  goal: '≥ 0.30× a raw loop of the same writes',
  run: async ({ sizes, path }) => {
    const file = path('due.db');
    const store = await openStore({ url: file });
    const bare = openBare(file);
    fillSchedules(bare, sizes.due, later);
    const makeDue = bare.prepare("update deadline set due_at = ? where kind = 'reminders'");
    const unsay = bare.prepare("update coalition set reminded_through = '2026-11-03'");
    const due = bare.prepare<[number], { coalition_id: string }>(
      'select * from deadline where due_at <= ? order by due_at',
    );
    const move = bare.prepare("update deadline set due_at = ? where kind = 'reminders' and subject_id = ?");
    const told = bare.prepare("update coalition set reminded_through = '2026-11-04' where id = ?");
    const meetRaw = bare.transaction((id: string) => {
      move.run(later, id);
      told.run(id);
    }).immediate;
    const options = { store, ballotBox: createBallotBox('of the bench'), log: silentLog };
    const prepare = () => {
      makeDue.run(morning);
      unsay.run();
    };
    const raw = {
      operations: sizes.due,
      work: () => {
        prepare();
        for (const { coalition_id } of due.all(morning)) meetRaw(coalition_id);
      },
    };
    const ours = {
      operations: sizes.due,
      work: async () => {
        prepare();
        const met = await tick(options, morning);
        if (met !== sizes.due) throw new Error(`${met} deadlines were met of ${sizes.due}`);
      },
    };
    const measured = await alternate(sizes.rounds, raw, ours);
    bare.close();
    await store.close();
    return [
      {
        what: 'reminders due at once, against a raw loop',
        unit: '×',
        values: measured.map((round) => round.reference / round.ours),
        bound: { atLeast: 0.3 },
      },
      { what: 'one of them: CPU', unit: 'µs', values: measured.map((round) => round.ours) },
      { what: 'one of the raw loop: CPU', unit: 'µs', values: measured.map((round) => round.reference) },
    ];
  },
};
