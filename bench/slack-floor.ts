import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';
import { openBare } from './bare.ts';
import type { Step } from './slack-recorder.ts';

/**
 * The floor of a comparison, in its own process: the least that a program in Node does for a request of Slack. It
 * checks the signature, parses the body, runs the statements that Halqa ran for the same request, on a copy of its
 * file, writes what Halqa sent as JSON, and answers. It decides nothing and can do nothing else.
 */
const [signingSecret = '', file = ''] = process.argv.slice(2);

/** A request as the floor repeats it: what Halqa ran and sent when it got the same one twice. */
export type Recording = Readonly<{
  first: readonly Step[];
  second: readonly Step[];
  /** The answer, and what followed it. */
  sent: readonly string[];
}>;

const writer = openBare(file);
const reader = openBare(file);
reader.pragma('query_only = on');
const [begin, commit] = [writer.prepare('begin immediate'), writer.prepare('commit')];

/** Ids that are another one in each request. */
let made = 0;
const freshLike = (id: string): string => {
  made += 1;
  return id.slice(0, -6) + made.toString(36).padStart(6, '0');
};

type Ids = ReadonlyMap<unknown, string>;

/** How a parameter comes about in each request: a new id, a JSON that is written again, or the same value. */
const parameterOf = (value: unknown, fresh: ReadonlySet<unknown>): ((ids: Ids) => unknown) => {
  if (typeof value === 'string' && value.startsWith('{')) {
    const json: unknown = JSON.parse(value);
    return () => JSON.stringify(json);
  }
  return fresh.has(value) ? (ids) => ids.get(value) : () => value;
};

const prepared = (steps: readonly Step[], fresh: ReadonlySet<unknown>) =>
  steps.map(({ on, statements }) => {
    const all = statements.map(({ sql, parameters }) => {
      const statement = (on === 'writer' ? writer : reader).prepare<unknown[]>(sql);
      const makers = parameters.map((value) => parameterOf(value, fresh));
      return (ids: Ids): unknown => {
        const values = makers.map((make) => make(ids));
        return statement.reader ? statement.all(...values) : statement.run(...values);
      };
    });
    const run = (ids: Ids): void => {
      for (const one of all) one(ids);
    };
    return { on, run };
  });

/** The strings that were another one when the same request came again. */
const freshIn = ({ first, second }: Recording): ReadonlySet<unknown> => {
  const flat = (steps: readonly Step[]) => steps.flatMap(({ statements }) => statements);
  const [one, other] = [flat(first), flat(second)];
  if (one.map(({ sql }) => sql).join() !== other.map(({ sql }) => sql).join())
    throw new Error('the same request ran other statements when it came again');
  const before = new Set(one.flatMap(({ parameters }) => parameters));
  return new Set(
    other
      .flatMap(({ parameters }) => parameters)
      .filter((value) => typeof value === 'string' && !before.has(value)),
  );
};

/** The works of one turn of the event loop share a commit, as they do in the store. */
let waiting: { run: () => void; done: () => void }[] = [];
const write = (run: () => void): Promise<void> =>
  new Promise((done) => {
    waiting.push({ run, done });
    if (waiting.length === 1) setImmediate(commitAll);
  });
const commitAll = (): void => {
  const taken = waiting;
  waiting = [];
  begin.run();
  for (const { run } of taken) run();
  commit.run();
  for (const { done } of taken) done();
};

const isSigned = (headers: IncomingHttpHeaders, body: Buffer): boolean => {
  const timestamp = String(headers['x-slack-request-timestamp']);
  const expected = createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(body).digest('hex');
  const [mine, theirs] = [Buffer.from(`v0=${expected}`), Buffer.from(String(headers['x-slack-signature']))];
  return mine.length === theirs.length && timingSafeEqual(mine, theirs);
};

const isUnderstood = (body: Buffer): boolean => {
  const form = parse(body.toString());
  const read = typeof form.payload === 'string' ? (JSON.parse(form.payload) as typeof form) : form;
  return typeof read.trigger_id === 'string';
};

const playerOf = (recording: Recording) => {
  const fresh = freshIn(recording);
  const steps = prepared(recording.second, fresh);
  const objects = recording.sent.map((text): unknown => (text.startsWith('{') ? JSON.parse(text) : text));
  return async (): Promise<string | undefined> => {
    const ids = new Map([...fresh].map((id) => [id, freshLike(String(id))]));
    for (const { on, run } of steps)
      if (on === 'writer') await write(() => run(ids));
      else run(ids);
    const [answer] = objects.map((one) => (one === '' ? undefined : JSON.stringify(one)));
    return answer;
  };
};

let play: ReturnType<typeof playerOf> = async () => undefined;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', async () => {
    const body = Buffer.concat(chunks);
    if (!isSigned(request.headers, body) || !isUnderstood(body)) return response.writeHead(401).end();
    const json = await play();
    if (json === undefined) return response.writeHead(200, { 'Content-Length': '0' }).end();
    const head = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(json) };
    return response.writeHead(200, head).end(json);
  });
});

let from = process.cpuUsage();
process.on('message', ({ what, recording }: Readonly<{ what: string; recording?: Recording }>) => {
  if (recording !== undefined) play = playerOf(recording);
  if (what === 'begin') from = process.cpuUsage();
  const { user, system } = process.cpuUsage(from);
  process.send?.({ what, cpuMs: (user + system) / 1000 });
});
process.once('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () =>
  process.send?.({ what: 'ready', port: (server.address() as AddressInfo).port }),
);
