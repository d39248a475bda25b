import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openEngine } from '../../src/store/engine/open.ts';
import { openChat, setUp } from '../fixtures/chat.ts';
import { eachDatabase, halqa } from '../fixtures/store.ts';

/** As PostgreSQL is sent it: it also says "read committed". */
const commit = 'commit\0';

/** The way to PostgreSQL over a port of this machine, which can be cut. */
const openWay = async (given: string) => {
  // An address over a socket names no host, which `URL` wants.
  const { pathname, searchParams } = new URL(given.replace('@/', '@localhost/'));
  const socketPath = join(searchParams.get('host') ?? '', '.s.PGSQL.5432');
  const open = new Set<Socket>();
  let state: 'open' | 'shut' = 'open';
  /** What the next message that holds this is followed by: the answer never comes. */
  let cutAfter: string | undefined;
  const server = createServer((client) => {
    if (state === 'shut') return void client.destroy();
    const database = connect(socketPath);
    for (const socket of [client, database]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        database.destroy();
      });
    }
    client.on('data', (data) => {
      database.write(data);
      if (cutAfter === undefined || !data.includes(cutAfter)) return;
      cutAfter = undefined;
      // PostgreSQL has time to carry it out.
      database.removeAllListeners('data');
      setTimeout(() => client.destroy(), 150);
    });
    database.on('data', (data) => client.write(data));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `postgres://halqa@127.0.0.1:${port}${pathname}`,
    shut: () => {
      state = 'shut';
      for (const socket of open) socket.destroy();
    },
    open: () => {
      state = 'open';
    },
    loseTheAnswerTo: (text: string) => {
      cutAfter = text;
    },
  };
};

eachDatabase(
  'a database that cannot be reached',
  (freshDatabase) => {
    const begin = async () => {
      const { url } = await freshDatabase(halqa);
      const way = await openWay(url);
      const store = await openEngine({ url: way.url, ...halqa });
      onTestFinished(() => store.close());
      const chat = openChat({ store });
      await setUp(chat);
      await chat.say('sam', 'water', '/halqa language en');
      return { chat, way };
    };

    it('is told in a sentence to whoever writes or reads, changes nothing, and works again when it is back', async () => {
      const { chat, way } = await begin();
      await chat.say('sam', 'water', '/action add Before');
      way.shut();
      for (const line of ['/action add During', '/action list', '/action done #1', '/digest preview'])
        expect((await chat.say('sam', 'water', line)).text, line).toContain(
          'Halqa cannot reach its database right now, and nothing changed',
        );
      way.open();
      expect((await chat.say('sam', 'water', '/action add After')).text).toContain('#2');
      const list = (await chat.say('sam', 'water', '/action list')).text;
      expect(list).toContain('Before');
      expect(list).not.toContain('During');
    });

    it('is not said to have changed nothing where it was lost while a change was recorded', async () => {
      const { chat, way } = await begin();
      way.loseTheAnswerTo(commit);
      const said = (await chat.say('sam', 'water', '/action add In doubt')).text;
      expect(said).toContain('cannot tell whether this was recorded');
      expect((await chat.say('sam', 'water', '/action list')).text).toContain('In doubt');
    });

    it('gives the same delivery its answer, though the first one was lost', async () => {
      const { chat, way } = await begin();
      way.loseTheAnswerTo(commit);
      await chat.say('sam', 'water', '/action add Once', 'same');
      expect((await chat.say('sam', 'water', '/action add Once', 'same')).text).toContain('#1');
      expect((await chat.say('sam', 'water', '/action add Twice')).text).toContain('#2');
    });
  },
  ['PostgreSQL'],
);
