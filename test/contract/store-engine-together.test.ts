import { expect, it } from 'vitest';
import { openChat, setUp } from '../fixtures/chat.ts';
import { type Counters, counters } from '../fixtures/counters.ts';
import { eachDatabase, halqa } from '../fixtures/store.ts';

/** Resolves for everybody once so many have come. */
const meeting = (size: number): (() => Promise<void>) => {
  let come: () => void = () => undefined;
  const all = new Promise<void>((resolve) => {
    come = resolve;
  });
  let here = 0;
  return () => {
    here += 1;
    if (here === size) come();
    return all;
  };
};

eachDatabase(
  'writes that may run together',
  (freshDatabase) => {
    it('do so in two processes', async () => {
      const database = await freshDatabase(counters);
      const [one, other] = [await database.open(counters), await database.open(counters)];
      const meet = meeting(2);
      const add = (id: number) => async (repositories: Counters) => {
        await repositories.add(id);
        await meet();
      };
      await one.write((repositories) => repositories.create('a'));
      await Promise.all([one.write(add(1), 'together'), other.write(add(2), 'together')]);
      expect(await one.read.entries()).toEqual([1, 2]);
    });

    it('wait for one that is alone, and it for them', async () => {
      const database = await freshDatabase(counters);
      const [one, other] = [await database.open(counters), await database.open(counters)];
      await one.write((repositories) => repositories.create('a'));
      const seen: (number | undefined)[] = [];
      const addOne = async (repositories: Counters) => {
        const value = (await repositories.value('a')) ?? 0;
        seen.push(value);
        for (let n = 0; n < 5; n += 1) await repositories.entries();
        await repositories.set('a', value + 1);
      };
      for (const modes of [
        ['alone', 'together'],
        ['together', 'alone'],
      ] as const)
        await Promise.all([one.write(addOne, modes[0]), other.write(addOne, modes[1])]);
      expect(seen).toEqual([0, 1, 2, 3]);
    });

    it('are run again, alone, when two wrote the same row', async () => {
      const database = await freshDatabase(counters);
      const [one, other] = [await database.open(counters), await database.open(counters)];
      const meet = meeting(2);
      const create = async (repositories: Counters) => {
        const found = await repositories.value('a');
        if (found !== undefined) return 'found';
        await meet();
        await repositories.create('a');
        return 'created';
      };
      const did = await Promise.all([one.write(create, 'together'), other.write(create, 'together')]);
      expect(did.toSorted()).toEqual(['created', 'found']);
    });

    it('fail when the row is still there', async () => {
      const engine = await (await freshDatabase(counters)).open(counters);
      await engine.write((repositories) => repositories.create('a'));
      await expect(engine.write((repositories) => repositories.create('a'), 'together')).rejects.toThrow();
      await expect(engine.write((repositories) => repositories.create('a'))).rejects.toThrow(/unique/i);
    });
  },
  ['PostgreSQL'],
);

eachDatabase('two processes that answer at the same time', (freshDatabase) => {
  const open = async () => {
    const database = await freshDatabase(halqa);
    const [first, second] = [await database.open(halqa), await database.open(halqa)];
    const one = openChat({ store: first });
    await setUp(one);
    const { clock, ports } = one;
    return [one, openChat({ store: second, beside: { clock, ports } })] as const;
  };

  it('log a line once that was delivered to both', async () => {
    const chats = await open();
    for (let n = 0; n < 10; n += 1) {
      const said = await Promise.all(
        chats.map((chat) => chat.say('sam', 'water', `/progress log Spring ${n} tested`, `twice-${n}`)),
      );
      expect(said[0]?.text).toContain(`Spring ${n} tested`);
      expect(said[1]?.text).toBe(said[0]?.text);
    }
    const { text } = await chats[0].say('sam', 'water', '/progress list');
    for (let n = 0; n < 10; n += 1) expect(text.split(`Spring ${n} tested`)).toHaveLength(2);
  });

  it('know a newcomer as one person', async () => {
    const chats = await open();
    for (let n = 0; n < 10; n += 1) {
      await Promise.all(chats.map((chat) => chat.say(`new-${n}`, 'water', `/progress log By ${n}`)));
      const found = await chats[0].store.read.people.byAccount(chats[0].account(`new-${n}`));
      expect(found).not.toBeNull();
    }
    const first = await chats[0].say('sam', 'water', '/progress list');
    const second = await chats[0].press('sam', first, 'Next');
    const text = first.text + second.text;
    for (let n = 0; n < 10; n += 1) expect(text.split(`By ${n}`)).toHaveLength(3);
  });
});
