import { type ChildProcess, fork } from 'node:child_process';
import { Agent, request } from 'node:http';
import { openSlack } from '../test/fixtures/slack/counterpart.ts';
import { peopleOf, signed, signingSecret, written } from '../test/fixtures/slack/people.ts';
import { controlsOf, labelOf } from '../test/fixtures/slack/screen.ts';
import { bundled, startFlags } from './bundled.ts';
import { alternate, type Figure, type Measure, paired } from './measure.ts';
import { pin } from './pin.ts';

type Body = Readonly<Record<string, unknown>>;
type Kind = 'slash_commands' | 'interactive';
type Told = Readonly<{ what: string; port?: number; cpuMs?: number }>;

/** Concurrent requests, each on a kept-alive connection. */
const atOnce = 10;

const sender = (agent: Agent, port: number) => async (body: Body, kind: Kind) => {
  const { raw, type } = written(body, kind);
  const status = await new Promise<number>((resolve, reject) => {
    const headers = {
      'Content-Type': type,
      'Content-Length': Buffer.byteLength(raw),
      ...signed(signingSecret, raw, Date.now()),
    };
    const where = { host: '127.0.0.1', port, path: '/slack/events', method: 'POST' };
    const outgoing = request({ agent, ...where, headers }, (incoming) => {
      incoming.resume();
      incoming.on('end', () => resolve(incoming.statusCode ?? 0));
    });
    outgoing.on('error', reject);
    outgoing.end(raw);
  });
  if (status !== 200) throw new Error(`a request was answered with ${status}`);
  return status;
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
const openSide = async (agent: Agent, ...given: readonly string[]) => {
  const execArgv = given[0] === 'halqa' ? [...startFlags] : [];
  const child = fork(await bundled('slack-subject.ts'), given, { execArgv });
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

export const slackRequests: Measure = {
  name: 'a signed request of Slack over HTTP',
  goal: 'help ≤ 1.0×, a tap ≤ 1.2×, a list or a line of progress ≤ 1.8× Bolt’s own receiver that only acknowledges',
  run: async ({ sizes, path }) => {
    const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
    const slack = await openSlack();
    const [bolt, halqa] = await Promise.all([
      openSide(agent, 'bolt', signingSecret),
      openSide(agent, 'halqa', signingSecret, slack.apiUrl, path('slack.db')),
    ]);
    try {
      const { list, help, tap, log } = await furnish(slack, halqa);
      await ask(halqa.child, 'deafen');
      const operations = sizes.operations * 3;
      const against = async (what: string, atMost: number, body: Body, kind: Kind) => {
        const sideOf = ({ run }: Side) => ({ operations, work: () => run(operations, body, kind) });
        const own = async (work: () => unknown) => Number(await work());
        const rounds = await alternate(sizes.rounds, sideOf(bolt), sideOf(halqa), own);
        return { what, unit: '×', ...paired(rounds), bound: { atMost } } as const satisfies Figure;
      };
      return [
        await against('Slack: /halqa help', 1, help, 'slash_commands'),
        await against('Slack: a poll tap, on the disk and acknowledged', 1.2, tap, 'interactive'),
        await against('Slack: /action list', 1.8, list, 'slash_commands'),
        await against('Slack: /progress log, on the disk and acknowledged', 1.8, log, 'slash_commands'),
      ];
    } finally {
      for (const { child } of [bolt, halqa]) child.kill();
      agent.destroy();
      await slack.close();
    }
  },
};
