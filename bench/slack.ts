import { type ChildProcess, fork } from 'node:child_process';
import { Agent, request } from 'node:http';
import { openSlack } from '../test/fixtures/slack/counterpart.ts';
import { peopleOf, signed, signingSecret, written } from '../test/fixtures/slack/people.ts';
import { controlsOf, labelOf } from '../test/fixtures/slack/screen.ts';
import { openBare } from './bare.ts';
import { bundled, startFlags } from './bundled.ts';
import { byRound, type Figure, type Measure, paired, takeTurns } from './measure.ts';
import { pin } from './pin.ts';
import type { Recording } from './slack-floor.ts';
import type { Step } from './slack-recorder.ts';

type Body = Readonly<Record<string, unknown>>;
type Kind = 'slash_commands' | 'interactive';
type Told = Readonly<{
  what: string;
  port?: number;
  cpuMs?: number;
  steps?: readonly Step[];
  sent?: readonly string[];
}>;

/** Concurrent requests, each on a kept-alive connection. */
const atOnce = 10;

const sender = (agent: Agent, port: number) => async (body: Body, kind: Kind) => {
  const { raw, type } = written(body, kind);
  const { status, text } = await new Promise<{ status: number | undefined; text: string }>(
    (resolve, reject) => {
      const headers = {
        'Content-Type': type,
        'Content-Length': Buffer.byteLength(raw),
        ...signed(signingSecret, raw, Date.now()),
      };
      const where = { host: '127.0.0.1', port, path: '/slack/events', method: 'POST' };
      const outgoing = request({ agent, ...where, headers }, (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk: string) => {
          text += chunk;
        });
        incoming.on('end', () => resolve({ status: incoming.statusCode, text }));
      });
      outgoing.on('error', reject);
      outgoing.end(raw);
    },
  );
  if (status !== 200) throw new Error(`a request was answered with ${status}`);
  return text;
};

/** Sends a message, and waits for the reply of that name. */
const ask = (child: ChildProcess, what: string, more: object = {}): Promise<Told> =>
  new Promise((resolve, reject) => {
    const heard = (told: unknown) => {
      if ((told as Told).what !== what) return;
      child.off('message', heard);
      child.off('exit', ended);
      resolve(told as Told);
    };
    const ended = () => reject(new Error('a side of the comparison ended'));
    child.on('message', heard);
    child.once('exit', ended);
    if (what !== 'ready') child.send({ what, ...more });
  });

/** One side of the comparison, in its own process, so that its CPU time is measured alone. */
const openSide = async (agent: Agent, program: string, ...given: readonly string[]) => {
  const execArgv = given[0] === 'bolt' ? [] : [...startFlags];
  // Parameters of statements are not all JSON.
  const child = fork(await bundled(program), given, { execArgv, serialization: 'advanced' });
  pin(child.pid, 'subject');
  const send = sender(agent, (await ask(child, 'ready')).port ?? 0);
  let sent = 0;
  /** @returns the CPU time of the side, in milliseconds. */
  const run = async (count: number, body: Body, kind: Kind): Promise<number> => {
    await ask(child, 'begin');
    const last = sent + count;
    const one = async (): Promise<void> => {
      while (sent < last) {
        sent += 1;
        await send({ ...body, trigger_id: `bench-${process.pid}-${sent}` }, kind);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, one));
    return (await ask(child, 'end')).cpuMs ?? Number.NaN;
  };
  return { child, send, run };
};

type Side = Awaited<ReturnType<typeof openSide>>;
type Slack = Awaited<ReturnType<typeof openSlack>>;

const lines = [
  ['ana', 'general', '/coalition setup Clean Coast zone:Asia/Beirut'],
  ['ana', 'general', '/group create Water goal:"Every spring tested" convener:@layla'],
  ['layla', 'water', '/group bind Water'],
  ['sam', 'water', '/action add Book the hall owner:@layla'],
  ['sam', 'water', '/action add Call the mayor owner:@sam'],
  ['layla', 'water', '/event add Beach clean-up starts:"in 10 minutes"'],
] as const;

/** A coalition with a group, two items and an open poll, made with commands. */
const furnish = async (slack: Slack, { child, send }: Side) => {
  const people = peopleOf(slack, { name: 'HTTP', deliver: (body, kind) => send(body, kind as Kind) });
  for (const [who, where, line] of lines) {
    await people.type(who, where, line);
    await ask(child, 'settle');
  }
  await ask(child, 'beat', { at: Date.now() + 3 * 3_600_000 });
  const poll = slack.shown.findLast(({ blocks }) => controlsOf(blocks).some((one) => labelOf(one) === '4'));
  if (poll === undefined) throw new Error('no poll was posted to tap on');
  return {
    list: await people.commandBody('sam', 'water', '/action list'),
    help: await people.commandBody('sam', 'water', '/halqa help'),
    log: await people.commandBody('sam', 'water', '/progress log We met the mayor'),
    tap: await people.pressBody('sam', poll, '4'),
  };
};

let recorded = 0;

/**
 * What Halqa runs and sends for a request, when it comes for the second and for the third time.
 * @throws when it runs nothing, as it does for a delivery that it knows
 */
const record = async ({ child, send }: Side, body: Body, kind: Kind): Promise<Recording> => {
  const once = async () => {
    recorded += 1;
    await ask(child, 'record');
    const answer = await send({ ...body, trigger_id: `record-${process.pid}-${recorded}-000000` }, kind);
    const { steps = [], sent = [] } = await ask(child, 'recorded');
    if (steps.length === 0) throw new Error('a request that was recorded ran no statement');
    return { steps, sent: [answer, ...sent] };
  };
  await once();
  const [first, second] = [await once(), await once()];
  return { first: first.steps, second: second.steps, sent: second.sent };
};

export const slackRequests: Measure = {
  name: 'a signed request of Slack over HTTP',
  goal: 'help ≤ 1.0×, a tap ≤ 1.2×, a list or a line of progress ≤ 1.8× Bolt’s own receiver that only acknowledges',
  run: async ({ sizes, path }) => {
    const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
    const slack = await openSlack();
    const sides = await Promise.all([
      openSide(agent, 'slack-subject.ts', 'bolt', signingSecret),
      openSide(agent, 'slack-subject.ts', 'halqa', signingSecret, slack.apiUrl, path('slack.db')),
    ]);
    const [bolt, halqa] = sides;
    const close: (() => unknown)[] = sides.map(
      ({ child }) =>
        () =>
          child.kill(),
    );
    try {
      const { list, help, tap, log } = await furnish(slack, halqa);
      await ask(halqa.child, 'deafen');
      openBare(path('slack.db'))
        .exec(`vacuum into '${path('floor.db')}'`)
        .close();
      const floor = await openSide(agent, 'slack-floor.ts', signingSecret, path('floor.db'));
      close.push(() => floor.child.kill());
      const operations = sizes.operations * 3;
      const against = async (
        what: string,
        atMost: number,
        body: Body,
        kind: Kind,
      ): Promise<readonly Figure[]> => {
        await ask(floor.child, 'play', { recording: await record(halqa, body, kind) });
        const all = [bolt, halqa, floor].map(({ run }) => ({
          operations,
          work: () => run(operations, body, kind),
        }));
        const costs = await takeTurns(sizes.rounds, all, async (work) => Number(await work()));
        const [ofBolt = [], ours = [], least = []] = costs;
        return [
          { what, unit: '×', ...paired(byRound(ours, ofBolt)), bound: { atMost } },
          { what: `${what}: against the floor`, unit: '×', ...paired(byRound(ours, least)), onPage: true },
          {
            what: `${what}: the floor against Bolt`,
            unit: '×',
            ...paired(byRound(least, ofBolt)),
            onPage: true,
          },
        ];
      };
      return [
        ...(await against('Slack: /halqa help', 1, help, 'slash_commands')),
        ...(await against('Slack: a poll tap, on the disk and acknowledged', 1.2, tap, 'interactive')),
        ...(await against('Slack: /action list', 1.8, list, 'slash_commands')),
        ...(await against('Slack: /progress log, on the disk and acknowledged', 1.8, log, 'slash_commands')),
      ];
    } finally {
      for (const end of close) end();
      agent.destroy();
      await slack.close();
    }
  },
};
