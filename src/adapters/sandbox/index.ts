import type { Card, DrawChart } from '../../chat/card.ts';
import type { Language } from '../../chat/ids.ts';
import type { Handle } from '../../chat/incoming.ts';
import type { PlatformPort } from '../../chat/platform.ts';
import type { WebPages } from '../../chat/web-page.ts';
import { createApi, type Service } from './api.ts';
import { type ClockControl, createClockControl } from './clock.ts';
import { type ClockDeed, createClockLog } from './clock-log.ts';
import { type Conversation, openConversation } from './conversation.ts';
import { createDelivery } from './deliver.ts';
import { createDetails, type Details } from './details.ts';
import { createDispatcher, type Dispatcher } from './dispatch.ts';
import { createEvents } from './events.ts';
import { ApiError } from './faults.ts';
import { createGallery, type GalleryParts } from './gallery.ts';
import { createHttpServer } from './http-server.ts';
import { privateOf } from './names.ts';
import { bundlePage } from './page-bundle.ts';
import type { Play, SandboxLog, SandboxTime } from './parts.ts';
import { createPictures, type Renderings, type SizeOfChart } from './renderings.ts';
import type { Seed } from './shapes.ts';
import { type Directory, stateOf } from './state.ts';
import { createTurns, type Turns } from './turns.ts';

export type SandboxParts = Readonly<{
  /** The file of the messages. Its folder is made if absent. */
  journalPath: string;
  time: SandboxTime;
  directory(): Promise<Directory>;
  /** Erases the sandbox's coalition, then sets the clock to what `startAt` returns for the real time. */
  reset(startAt: (today: number) => number): Promise<void>;
  drawChart: DrawChart;
  sizeOfChart: SizeOfChart;
  renderings: Renderings;
  /** The cards of the gallery page, and how they are drawn there. */
  gallery: Pick<GalleryParts, 'exhibits' | 'renderings'>;
  /** Pages of the program beside the sandbox's own. */
  pages?: WebPages;
  /** Plays a seed into the empty sandbox. */
  play: Play;
  /** The greeting for a person who opens an empty sandbox; null where there is a coalition already. */
  greeting(): Promise<Card | null>;
  log: SandboxLog;
}>;

export type Sandbox = Readonly<{
  port: PlatformPort;
  /** Notes a deadline that the clock met, for *What the clock did*. */
  met: (what: ClockDeed, dueAt: number, at: number) => void;
  /** Plays a seed unless one was played to its end before. Between `start` and `listen`. */
  begin(seed: Seed, language: Language): Promise<void>;
  /** Opens the page and the API on 127.0.0.1, on this port or the next free one; 0 takes any. */
  listen(port: number): Promise<Readonly<{ url: string; port: number }>>;
}>;

export const createSandbox = (parts: SandboxParts): Sandbox => {
  const { time, log } = parts;
  const events = createEvents();
  const conversation = openConversation(
    parts.journalPath,
    events,
    (lines) => log.warn({ lines }, 'some lines of the sandbox journal could not be read and were left out'),
    createPictures(parts.sizeOfChart),
  );
  const clockLog = createClockLog();
  const clock = createClockControl(time, conversation, events, clockLog);
  const server = createHttpServer();
  const turns = createTurns();
  let handle: Handle | undefined;
  const dispatcher = createDispatcher(conversation, time.now, () => {
    if (!handle) throw new ApiError(503, 'Halqa is not listening now.');
    return handle;
  });

  /** As on the other platforms, the person who lets Halqa in is greeted. */
  const greet = async (): Promise<void> => {
    const [first] = conversation.workspace().people;
    const card = await parts.greeting();
    if (first === undefined || card === null) return;
    const place = privateOf(first.id);
    const message = { place, at: time.now(), reader: first.id, writer: null, card, said: '' };
    conversation.add({ ...message, key: 'greeting' });
  };

  const playSeed = async (seed: Seed, language: Language): Promise<void> => {
    events.pause();
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
      if (seed === 'empty') await greet();
    } finally {
      events.resume();
    }
    events.publish({ event: 'reset', data: { now: new Date(time.now()).toISOString() } }, null);
  };
  const startOver = (seed: Seed, language: Language): Promise<void> =>
    turns.alone(() => playSeed(seed, language));

  const service = createService({
    parts,
    conversation,
    dispatcher,
    details: createDetails(conversation, dispatcher, clockLog, parts),
    clock,
    turns,
    startOver,
  });

  return {
    port: {
      platform: 'sandbox',
      async start(given) {
        handle = given;
      },
      async stop() {
        await turns.idle();
        handle = undefined;
        events.close();
        await server.close();
        conversation.close();
      },
      connected: () => handle !== undefined,
      ...createDelivery(conversation, time.now, clock.announced),
    },
    met: (what, dueAt, at) => clockLog.note({ at, why: 'due', what, dueAt }),
    async begin(seed, language) {
      if (!conversation.ready()) await startOver(seed, language);
    },
    async listen(wanted) {
      const api = createApi(service, events, await bundlePage(), server.port, log);
      const port = await server.listen(api, wanted);
      return { url: `http://127.0.0.1:${port}`, port };
    },
  };
};

type ServiceParts = Readonly<{
  parts: SandboxParts;
  conversation: Conversation;
  dispatcher: Dispatcher;
  details: Details;
  clock: ClockControl;
  turns: Turns;
  startOver(seed: Seed, language: Language): Promise<void>;
}>;

/** What the API does. None of it runs while the sandbox starts over. */
const createService = ({
  parts,
  conversation,
  dispatcher,
  details,
  clock,
  turns,
  startOver,
}: ServiceParts): Service => {
  const gallery = createGallery({ ...parts, ...parts.gallery });
  return {
    state: () => turns.request(async () => stateOf(await parts.directory(), conversation, parts.time)),
    messages: (place, person) =>
      turns.request(async () => {
        const reader = dispatcher.person(person);
        dispatcher.place(place, reader);
        return conversation.seenBy(reader.id, place);
      }),
    file: dispatcher.file,
    say: (body) => turns.request(() => dispatcher.say(body)),
    ask: (body) => turns.request(() => dispatcher.ask(body)),
    press: (body) => turns.request(() => dispatcher.press(body)),
    submit: (body) => turns.request(() => dispatcher.submit(body)),
    suggest: (body) => turns.request(() => dispatcher.suggest(body)),
    clock: ({ to }) => turns.request(() => clock.move(to)),
    async reset({ seed, language }) {
      clock.mustBeMovable();
      await startOver(seed, language ?? 'en');
      return { now: new Date(parts.time.now()).toISOString() };
    },
    chart: (message, block, person) => turns.request(() => details.chart(message, block, person)),
    renderings: (message, person) => turns.request(async () => details.renderings(message, person)),
    clockLog: details.clockLog,
    gallery: gallery.page,
    galleryChart: gallery.chart,
    page: async (request) => parts.pages?.(request),
  };
};
