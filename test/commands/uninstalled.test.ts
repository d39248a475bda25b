import { expect, it } from 'vitest';
import { workspaceAdded } from '../../src/app/installation/removal.ts';
import { announceLoss } from '../../src/app/notify/lost-places.ts';
import type { Loss } from '../../src/chat/platform.ts';
import { deriveDueTimes } from '../../src/schedule/due-times.ts';
import { tick } from '../../src/schedule/tick.ts';
import { type Chat, day, hour, openChat, setUp } from '../fixtures/chat.ts';
import { recordedLog } from '../fixtures/log.ts';
import { execute, type Scene, scenes } from '../fixtures/records.ts';

const here = { platform: 'sandbox', workspace: 'sandbox' } as const;
const elsewhere = { platform: 'slack', workspace: 'T9' } as const;

const lose = ({ store, clock }: Chat, where: Pick<Loss, 'platform' | 'workspace'> = here, why = 'removed') =>
  store.write((repositories) =>
    announceLoss(repositories, { id: 'loss-1', ...where, why: why as Loss['why'] }, clock.now()),
  );

/** Lets time pass without what Halqa would post: a platform that removed it accepts no posts. */
const wait = async ({ clock, store, ballotBox }: Chat, ms: number) => {
  const { log, lines } = recordedLog();
  clock.moveTo(clock.now() + ms);
  await tick({ store, ballotBox, log }, clock.now());
  return lines.map(({ msg }) => msg);
};

const tables = async ({ records }: Scene) => {
  const { coalition, workspace, person, item, deadline, outbox } = await records();
  return [coalition, workspace, person, item, deadline, outbox].map((rows) => rows?.length);
};

const derive = async (chat: Chat) => {
  const { log, lines } = recordedLog();
  await deriveDueTimes({ store: chat.store, log }, chat.clock.now());
  return lines.flatMap((line) => ('corrected' in line ? (line.corrected as readonly string[]) : []));
};

const erased = 'a coalition was erased: Halqa was removed from all of its workspaces 30 days ago';

scenes(
  'a coalition whose workspaces all removed Halqa',
  (open) => {
    it('is erased after 30 days, and that is logged', async () => {
      const scene = await open();
      const { chat } = scene;
      await chat.say('sam', 'water', '/action add Test the spring');
      await lose(chat);
      expect(await wait(chat, 30 * day - hour)).not.toContain(erased);
      expect((await scene.records()).item).toHaveLength(1);
      expect(await derive(chat)).not.toContain('erase');
      expect(await wait(chat, hour)).toContain(erased);
      expect(await tables(scene)).toEqual([0, 0, 0, 0, 0, 0]);
      expect((await scene.records()).delivery).toEqual([]);
      expect((await chat.say('ana', 'general', '/coalition info')).text).toContain('/coalition setup');
      await setUp(chat);
      await wait(chat, 40 * day);
      expect((await scene.records()).coalition).toHaveLength(1);
    });

    it('is erased in parts, each of which keeps others waiting for a moment only', async () => {
      const scene = await open();
      const { chat, store } = scene;
      await chat.say('sam', 'water', '/action add Test the spring');
      await chat.say('sam', 'water', '/progress log Tested #1');
      await execute(
        scene.database,
        `insert into progress (id, coalition_id, group_id, item_id, person_id, body, at)
         with recursive copy (n) as (select 1 union all select n + 1 from copy where n < 450)
         select 'copy-' || n, coalition_id, group_id, item_id, person_id, body, at from progress, copy`,
      );
      await lose(chat);
      let parts = 0;
      const counting: typeof store = {
        ...store,
        write: (work, mode) => {
          parts += 1;
          return store.write(work, mode);
        },
      };
      expect(await wait({ ...chat, store: counting }, 30 * day)).toContain(erased);
      expect(parts).toBeGreaterThan(2);
      expect(await tables(scene)).toEqual([0, 0, 0, 0, 0, 0]);
      expect((await scene.records()).progress).toEqual([]);
    });

    it('is erased once, counted from the first notice, where the notice comes twice', async () => {
      const scene = await open();
      await lose(scene.chat);
      await wait(scene.chat, 10 * day);
      await lose(scene.chat);
      expect(await wait(scene.chat, 20 * day)).toContain(erased);
      await lose(scene.chat);
      expect(await tables(scene)).toEqual([0, 0, 0, 0, 0, 0]);
    });

    it('stays when anybody uses it again: to read, to change, to answer a poll, to complete a line, or when it is added again', async () => {
      const scene = await open();
      const { chat, store } = scene;
      const poll = await chat.say('layla', 'water', '/poll ask How ready are we?');
      const uses: readonly (() => Promise<unknown>)[] = [
        () => chat.say('sam', 'water', '/action list'),
        () => chat.say('sam', 'private', '/action add Test the spring'),
        () => chat.suggest('sam', 'water', '/action do'),
        () => chat.press('sam', poll, '4'),
        () => chat.say('sam', 'water', '/halqa help'),
        () => store.write((repositories) => workspaceAdded(repositories, here)),
      ];
      for (const use of uses) {
        await lose(chat);
        expect((await scene.records()).deadline?.map(({ kind }) => kind)).toContain('erase');
        chat.clock.moveTo(chat.clock.now() + hour);
        await use();
        expect(
          (await scene.records()).deadline?.map(({ kind }) => kind),
          String(use),
        ).not.toContain('erase');
      }
      expect(await wait(chat, 40 * day)).not.toContain(erased);
      expect((await scene.records()).coalition).toHaveLength(1);
    });

    it('stays when something was posted there since', async () => {
      const scene = await open();
      await lose(scene.chat);
      await scene.chat.pass(31 * day);
      expect(scene.chat.posted('executive')).not.toEqual([]);
      expect((await scene.records()).coalition).toHaveLength(1);
      expect(await derive(scene.chat)).not.toContain('erase');
    });

    it('stays while another workspace lives, and goes 30 days after the last', async () => {
      const scene = await open();
      const { chat, store } = scene;
      await store.write(async (repositories) => {
        const coalition = await repositories.coalitions.of(here);
        await repositories.coalitions.addWorkspaces(coalition?.id ?? '', [elsewhere]);
      });
      await lose(chat);
      expect(await wait(chat, 40 * day)).not.toContain(erased);
      await lose(chat, elsewhere);
      expect(await wait(chat, 29 * day)).not.toContain(erased);
      expect(await wait(chat, day)).toContain(erased);
    });

    it('leaves other coalitions alone, and a refused connection is no removal', async () => {
      const scene = await open();
      const { chat, store } = scene;
      const other = openChat({ store, in: elsewhere, beside: { clock: chat.clock, ports: chat.ports } });
      await setUp(other);
      await lose(chat);
      await lose(chat, elsewhere, 'disconnected');
      await wait(chat, 40 * day);
      expect((await scene.records()).workspace).toMatchObject([{ id: 'T9' }]);
    });

    it('has its due time mended after a wrong clock', async () => {
      const scene = await open();
      const { chat } = scene;
      const right = chat.clock.now();
      chat.clock.moveTo(right + 400 * day);
      await lose(chat);
      chat.clock.moveTo(right);
      expect(await derive(chat)).toContain('erase');
      expect(await derive(chat)).toEqual([]);
      expect(await wait(chat, 29 * day)).not.toContain(erased);
      expect(await wait(chat, day)).toContain(erased);
    });
  },
  ['SQLite', 'PostgreSQL'],
);
