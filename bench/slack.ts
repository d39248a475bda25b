import { fork } from 'node:child_process';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { openSlack } from '../test/fixtures/slack/counterpart.ts';
import { peopleOf, signed, signingSecret, written } from '../test/fixtures/slack/people.ts';
import { controlsOf, labelOf } from '../test/fixtures/slack/screen.ts';

/**
 * What Slack costs, as CPU time of our process for each request, beside Bolt's own HTTP receiver with
 * an empty `ack()` in the same run. Five rounds in alternation, medians.
 */
const rounds = Number(process.argv[2] ?? 5);
const requests = Number(process.argv[3] ?? 3000);
const warmUp = 1500;
const atOnce = 10;

type Body = Readonly<Record<string, unknown>>;
type Kind = 'slash_commands' | 'interactive';
type Told = Readonly<{ what: string; port?: number; cpuMicros?: number }>;

const agent = new Agent({ keepAlive: true, maxSockets: atOnce });

const send = (port: number, body: Body, kind: Kind): Promise<number> => {
  const { raw, type } = written(body, kind);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        path: '/slack/events',
        method: 'POST',
        headers: {
          'Content-Type': type,
          'Content-Length': Buffer.byteLength(raw),
          ...signed(signingSecret, raw, Date.now()),
        },
      },
      (incoming) => {
        incoming.resume();
        incoming.on('end', () => resolve(incoming.statusCode ?? 0));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(raw);
  });
};

const slack = await openSlack();

const open = async (kind: 'bare' | 'halqa') => {
  const child = fork(join(import.meta.dirname, 'slack-subject.ts'), [kind, signingSecret, slack.apiUrl], {
    execArgv: ['--import', 'tsx'],
  });
  const hear = (what: string): Promise<Told> =>
    new Promise((resolve) => {
      const listen = (message: unknown) => {
        if ((message as Told).what !== what) return;
        child.off('message', listen);
        resolve(message as Told);
      };
      child.on('message', listen);
    });
  const ask = (message: string | object, what: string): Promise<Told> => {
    const answer = hear(what);
    child.send(message);
    return answer;
  };
  const port = (await hear('ready')).port ?? 0;
  let sent = 0;
  const run = async (count: number, body: (n: number) => Body, of: Kind): Promise<void> => {
    let left = count;
    const one = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        sent += 1;
        const status = await send(port, body(sent), of);
        if (status !== 200) throw new Error(`answered with ${status}`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, one));
  };
  const cpu = async (body: (n: number) => Body, of: Kind): Promise<number> => {
    await ask('begin', 'begin');
    await run(requests, body, of);
    return ((await ask('end', 'end')).cpuMicros ?? 0) / requests;
  };
  return { child, port, run, cpu, ask };
};

const [bare, ours] = [await open('bare'), await open('halqa')];
const people = peopleOf(slack, {
  name: 'HTTP',
  deliver: async (body, kind) => send(ours.port, body, kind as Kind),
});
for (const [who, where, line] of [
  ['ana', 'general', '/coalition setup Clean Coast zone:Asia/Beirut'],
  ['ana', 'general', '/group create Water goal:"Every spring tested" convener:@layla'],
  ['layla', 'water', '/group bind Water'],
  ['sam', 'water', '/action add Book the hall owner:@layla'],
  ['sam', 'water', '/action add Call the mayor owner:@sam'],
  ['layla', 'water', '/event add Beach clean-up starts:"in 10 minutes"'],
] as const) {
  await people.type(who, where, line);
  await new Promise((resolve) => setTimeout(resolve, 300));
}
await ours.ask({ at: Date.now() + 3 * 3_600_000 }, 'beaten');
const poll = slack.shown.findLast(({ blocks }) => controlsOf(blocks).some((one) => labelOf(one) === '4'));
if (poll === undefined) {
  process.stderr.write('there is no poll to tap\n');
  process.exit(1);
}
const list = await people.commandBody('sam', 'water', '/action list');
const help = await people.commandBody('sam', 'water', '/halqa help');
const tap = await people.pressBody('sam', poll, '4');
await ours.ask('quiet', 'quiet');

const once =
  (body: Body) =>
  (n: number): Body => ({ ...body, trigger_id: `bench-${process.pid}-${n}` });

const cases = [
  ['a slash command that reads: /action list', 1.0, once(list), 'slash_commands'],
  ['a slash command: /halqa help', 1.0, once(help), 'slash_commands'],
  ['a poll tap, to the durable commit and the acknowledgement', 0.9, once(tap), 'interactive'],
] as const;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

for (const [what, goal, body, kind] of cases) {
  for (const side of [bare, ours]) await side.run(warmUp, body, kind);
  const measured: { bare: number; ours: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const first = round % 2 === 0 ? await bare.cpu(body, kind) : await ours.cpu(body, kind);
    const second = round % 2 === 0 ? await ours.cpu(body, kind) : await bare.cpu(body, kind);
    measured.push(round % 2 === 0 ? { bare: first, ours: second } : { bare: second, ours: first });
  }
  const ratio = median(measured.map((one) => one.ours / one.bare));
  const [a, b] = [median(measured.map((one) => one.ours)), median(measured.map((one) => one.bare))];
  process.stdout.write(
    `${what}: ${ratio.toFixed(2)}x (goal ${goal}x; ${a.toFixed(0)} µs against Bolt's ${b.toFixed(0)} µs)\n`,
  );
}

for (const side of [bare, ours]) side.child.kill();
agent.destroy();
await slack.close();
process.exit(0);
