import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { DrawChart } from '../../chat/card.ts';
import type { Language } from '../../chat/ids.ts';
import type { Handle } from '../../chat/incoming.ts';
import { PlatformError, type PlatformPort } from '../../chat/platform.ts';
import { createApi, type Service } from './api.ts';
import { createClockLog } from './clock-log.ts';
import { openConversation } from './conversation.ts';
import { createDetails } from './details.ts';
import { createDispatcher, refOf } from './dispatch.ts';
import { createFeed } from './feed.ts';
import { createGallery, type GalleryParts } from './gallery.ts';
import type { StoredMessage } from './journal.ts';
import type { Moment, Play, SandboxLog, SandboxTime } from './needs.ts';
import { isPrivate, ownerOf, privateOf, privatePlace, workspace } from './neighbourhood.ts';
import { bundlePage } from './page-bundle.ts';
import { ApiRefusal } from './refusal.ts';
import { createPictures, type Renderings, type SizeOfChart } from './renderings.ts';
import { readIsoTime } from './requests.ts';
import type { PersonShown, PlaceKind, PlaceShown, Seed } from './shapes.ts';

/** What the record knows of the sandbox's people and places. Those it does not name are ordinary ones. */
export type Directory = Readonly<{
  people: readonly Readonly<{ id: string; language: Language; roles: readonly string[] }>[];
  places: readonly Readonly<{ id: string; kind: Exclude<PlaceKind, 'private'>; group?: string }>[];
  /** The coalition's IANA zone, in which the page writes times. UTC when there is none yet. */
  zone?: string;
  /** How many working groups there are. */
  groups: number;
}>;

export type SandboxParts = Readonly<{
  /** The file that keeps the messages. Its folder is made when absent. */
  journalPath: string;
  time: SandboxTime;
  directory(): Promise<Directory>;
  /** Wipes the record, then sets the clock to what `startAt` says, given the real time of today. */
  reset(startAt: (today: number) => number): Promise<void>;
  drawChart: DrawChart;
  sizeOfChart: SizeOfChart;
  renderings: Renderings;
  /** The cards of the gallery page, and how they are drawn there. */
  gallery: Pick<GalleryParts, 'exhibits' | 'renderings'>;
  /** Plays a seed into the empty sandbox. */
  play: Play;
  log: SandboxLog;
}>;

export type Sandbox = Readonly<{
  port: PlatformPort;
  /** Hears of each deadline that the clock met, for whoever wants to see what it did. */
  met(what: string, dueAt: number, at: number): void;
  /** Plays a seed unless one was played to its end before. Between `start` and `listen`. */
  begin(seed: Seed, language: Language): Promise<void>;
  /** Opens the page and the API on 127.0.0.1, on this port or the next free one; 0 takes any. */
  listen(port: number): Promise<Readonly<{ url: string; port: number }>>;
}>;

/** How many ports are tried before giving up. */
const portsTried = 20;
const day = 86_400_000;
/** Further than this in one move is a typing mistake. */
const furthestMs = 400 * day;

export const createSandbox = (parts: SandboxParts): Sandbox => {
  const { time, log } = parts;
  const feed = createFeed();
  const conversation = openConversation(
    parts.journalPath,
    feed,
    (lines) => log.warn({ lines }, 'some lines of the sandbox journal could not be read and were left out'),
    createPictures(parts.sizeOfChart),
  );
  const clockLog = createClockLog();
  let handle: Handle | undefined;
  let server: Server | undefined;
  let boundPort = 0;
  /** Announcements posted while the clock moves. */
  let announced: StoredMessage[] | undefined;

  const dispatcher = createDispatcher(conversation, time.now, () => {
    if (!handle) throw new ApiRefusal(503, 'Halqa is not listening now.');
    return handle;
  });

  const details = createDetails(conversation, dispatcher, clockLog, parts);

  const gallery = createGallery({ ...parts, ...parts.gallery });

  const iso = (at: number): string => new Date(at).toISOString();

  // Starting over waits for what is under way, and what comes meanwhile waits for it.
  const underWay = new Set<Promise<unknown>>();
  let startingOver: Promise<void> = Promise.resolve();
  const during = async <T>(work: () => Promise<T>): Promise<T> => {
    await startingOver;
    const promise = work();
    underWay.add(promise);
    try {
      return await promise;
    } finally {
      underWay.delete(promise);
    }
  };

  // The clock moves one step at a time.
  let clockTurn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = clockTurn.then(work, work);
    clockTurn = turn.catch(() => {});
    return turn;
  };

  const plant = async (seed: Seed, language: Language): Promise<void> => {
    feed.hush();
    try {
      await parts.play({
        seed,
        language,
        dispatcher,
        time,
        seenBy: conversation.seenBy,
        reset: async (startAt) => {
          await parts.reset(startAt);
          clockLog.clear();
          conversation.clear(seed, language);
        },
        log,
      });
      conversation.settle();
    } finally {
      feed.resume();
    }
    feed.tell({ event: 'reset', data: { now: iso(time.now()) } }, null);
  };

  const startOver = (seed: Seed, language: Language): Promise<void> => {
    const before = startingOver;
    const done = before.then(async () => {
      await Promise.allSettled(underWay);
      await plant(seed, language);
    });
    startingOver = done.catch(() => {});
    return done;
  };

  const moment = (to: string): Moment => {
    if (to === 'event-end' || to === 'month-end' || to === 'quarter-end') return to;
    const at = readIsoTime(to);
    if (at === undefined) {
      throw new ApiRefusal(400, '"to" is an ISO time, "event-end", "month-end" or "quarter-end".');
    }
    if (at > time.now() + furthestMs)
      throw new ApiRefusal(400, 'The clock moves by 400 days at most at a time.');
    if (at < time.now())
      throw new ApiRefusal(400, `The clock only moves forward: it is already ${iso(time.now())}.`);
    return at;
  };

  const mayMove = (): void => {
    if (!time.movable) {
      throw new ApiRefusal(
        409,
        'The sandbox shares its clock with real platforms now, so it cannot be moved or started over.',
      );
    }
  };

  const service: Service = {
    state: () =>
      during(async () => {
        const known = await parts.directory();
        const { people, places } = conversation.around();
        const shownPeople = people.map((person): PersonShown => {
          const found = known.people.find(({ id }) => id === person.id);
          return { ...person, language: found?.language ?? person.language, roles: found?.roles ?? [] };
        });
        const shownPlaces = places.map((place): PlaceShown => {
          const found = known.places.find(({ id }) => id === place.id);
          return {
            ...place,
            kind: found?.kind ?? 'general',
            ...(found?.group !== undefined && { group: found.group }),
          };
        });
        return {
          now: iso(time.now()),
          people: shownPeople,
          places: [...shownPlaces, { id: privatePlace, name: privatePlace, kind: 'private' }],
          zone: known.zone ?? 'UTC',
          movable: time.movable,
          coalition: known.zone !== undefined,
          groups: known.groups,
          goals: await time.goals(),
          seed: conversation.seed(),
        };
      }),
    messages: (place, person) =>
      during(async () => {
        const reader = dispatcher.person(person);
        dispatcher.place(place, reader);
        return conversation.seenBy(reader.id, place);
      }),
    file: (message, person) => dispatcher.file(message, person),
    say: (body) => during(() => dispatcher.say(body)),
    ask: (body) => during(() => dispatcher.ask(body)),
    press: (body) => during(() => dispatcher.press(body)),
    submit: (body) => during(() => dispatcher.submit(body)),
    suggest: (body) => during(() => dispatcher.suggest(body)),
    clock: (body) =>
      during(() =>
        inTurn(async () => {
          mayMove();
          const to = moment(body.to);
          const from = time.now();
          announced = [];
          try {
            const then = await time.advance(to);
            const now = iso(then);
            clockLog.note({ at: then, why: 'asked', what: 'moved', from, to: body.to });
            feed.tell({ event: 'clock', data: { now } }, null);
            const open = announced.filter(({ reader }) => reader === null);
            return {
              now,
              posted: open.map((message) => conversation.show(conversation.find(message.id) ?? message)),
            };
          } finally {
            announced = undefined;
          }
        }),
      ),
    reset: async (body) => {
      mayMove();
      await startOver(body.seed, body.language ?? 'en');
      return { now: iso(time.now()) };
    },
    chart: (message, block, person) => during(() => details.chart(message, block, person)),
    renderings: (message, person) => during(async () => details.renderings(message, person)),
    clockLog: details.clockLog,
    gallery: gallery.page,
    galleryChart: gallery.chart,
  };

  const known = (id: string): boolean => conversation.around().people.some((person) => person.id === id);
  const gone = (what: string) => new PlatformError({ kind: 'gone' }, `the sandbox has no such ${what}`);

  const port: PlatformPort = {
    platform: 'sandbox',
    async start(given) {
      handle = given;
    },
    async stop() {
      await startingOver;
      await Promise.allSettled(underWay);
      handle = undefined;
      feed.end();
      const open = server;
      server = undefined;
      if (open) {
        await new Promise<void>((resolve) => {
          open.close(() => resolve());
          open.closeAllConnections();
        });
      }
      conversation.close();
    },
    // A key that was posted is not posted again: there is nothing to look for.
    find: async () => ({ kind: 'absent' }),
    async post(to, card, key, mayStill) {
      const place = to.to === 'person' ? privateOf(to.account.id) : to.place.id;
      const ours = to.to === 'person' ? to.account : to.place;
      const there = isPrivate(place)
        ? known(ownerOf(place))
        : conversation.around().places.some(({ id }) => id === place);
      if (ours.platform !== 'sandbox' || ours.workspace !== workspace || !there) throw gone('place');
      await mayStill?.();
      const message = conversation.add({
        place,
        at: time.now(),
        reader: isPrivate(place) ? ownerOf(place) : null,
        writer: null,
        card,
        said: '',
        key: `post:${key}`,
      });
      announced?.push(message);
      return refOf(message);
    },
    async edit(message, card) {
      if (!conversation.redraw(message.id, card)) throw gone('message');
    },
  };

  return {
    port,
    met: (what, dueAt, at) => clockLog.note({ at, why: 'due', what, dueAt }),
    async begin(seed, language) {
      if (!conversation.ready()) await startOver(seed, language);
    },
    async listen(wanted) {
      const api = createApi(service, feed, await bundlePage(), () => boundPort, log);
      const opened = createAdaptorServer({ fetch: api.fetch, overrideGlobalObjects: false }) as Server;
      boundPort = await bind(opened, wanted);
      server = opened;
      return { url: `http://127.0.0.1:${boundPort}`, port: boundPort };
    },
  };
};

const bind = async (server: Server, wanted: number): Promise<number> => {
  for (let candidate = wanted; ; candidate += 1) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(candidate, '127.0.0.1', () => {
          server.off('error', reject);
          resolve();
        });
      });
      return (server.address() as AddressInfo).port;
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || candidate >= wanted + portsTried) throw error;
    }
  }
};
