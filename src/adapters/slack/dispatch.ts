import type { Bilingual } from '../../chat/ids.ts';
import { type Ack, type Acknowledge, createAck } from './ack.ts';
import { type AnswerParts, createAnswers, type Origin } from './answers.ts';
import { reasonOf } from './faults.ts';
import { saying, sentence } from './form.ts';
import { string } from './reading.ts';
import { type Heard, receive } from './receive.ts';
import type { Recent } from './recent.ts';
import { slackWords } from './words.ts';
import { knownPerson, type Workspace, type Workspaces } from './workspaces.ts';
import type { Mentioned } from './written.ts';

/** Takes what Slack sends to the bot, and what the bot answers to Slack. */
export type Dispatcher = Readonly<{
  /** Acknowledges in time, always; resolves once it has. The work may go on. Never throws. */
  take(body: unknown, acknowledge: Acknowledge): Promise<void>;
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>;
}>;

export type DispatcherParts = AnswerParts &
  Readonly<{
    workspaces: Workspaces;
    recent: Recent;
    now(): number;
    /** Slack waits three seconds; after so many milliseconds it is told that the answer comes later. */
    patienceMs: number;
  }>;

/** A form can be opened for three seconds: so long at the most may a name take to be looked up. */
const namesMs = 1200;

type About = Extract<Heard, { kind: 'account' }>;
type HeardMessage = Exclude<Heard, { kind: 'nothing' | 'challenge' | 'uninstalled' | 'account' }>;

export const createDispatcher = (parts: DispatcherParts): Dispatcher => {
  const { workspaces, recent, log } = parts;
  const answers = createAnswers(parts);
  const underWay = new Set<Promise<void>>();

  const begin = (heard: HeardMessage, acknowledge: Acknowledge): Promise<unknown> => {
    const ack = createAck(acknowledge, log, parts.patienceMs, () => whileWaiting(heard));
    const work = serve(heard, ack)
      .catch((error: unknown) => log.error({ err: error, kind: heard.kind }, 'Slack could not be answered'))
      .then(() => ack.give());
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
    return ack.given;
  };

  const serve = async (heard: HeardMessage, ack: Ack): Promise<void> => {
    const workspace = await workspaces.find(heard.workspaces);
    if (workspace === undefined) {
      log.warn(
        { workspaces: heard.workspaces },
        'Slack speaks of a workspace that Halqa is not installed in',
      );
      await ack.give(heard.kind === 'command' ? notInstalled : undefined);
      return;
    }
    if (heard.place.name !== undefined && !heard.direct)
      workspace.names.keep(heard.place.id, { name: heard.place.name, human: false });
    const wanted = namesWanted(heard);
    if (heard.kind === 'picked') {
      await ack.give();
      await workspace.names.learn(wanted, namesMs);
      return;
    }
    if (heard.kind === 'home' || !workspace.names.knows(wanted)) {
      await ack.give(whileWaiting(heard));
      await workspace.names.learn(wanted, namesMs);
    }
    if (heard.kind === 'home') return answers.home(workspace, heard, originOf(workspace, heard, parts.now()));
    const origin = originOf(workspace, heard, parts.now());
    switch (heard.kind) {
      case 'command':
        return answers.command(workspace, heard, origin, ack);
      case 'press':
        return answers.press(workspace, heard, origin, ack);
      case 'form':
        return answers.form(workspace, heard, origin, ack);
    }
  };

  /** Acknowledged afterwards: where a kill comes in between, Slack says it once more. */
  const hearOfAccount = async ({ id, workspaces: of, person, open }: About): Promise<void> => {
    const workspace = await workspaces.find(of);
    const account = string(person.id);
    if (workspace === undefined || account === undefined) return;
    const known = knownPerson(person);
    if (known !== undefined) workspace.names.keep(account, known);
    await parts.handle()({
      kind: 'account',
      id,
      account: { platform: 'slack', workspace: workspace.id, id: account },
      at: parts.now(),
      open,
    });
  };

  return {
    take: async (body, acknowledge) => {
      try {
        const heard = receive(body);
        if (heard.kind === 'nothing') return await acknowledge();
        if (heard.kind === 'challenge') return await acknowledge({ challenge: heard.challenge });
        if (heard.kind === 'uninstalled') {
          await acknowledge();
          for (const id of heard.workspaces.slice(0, 1)) await workspaces.removed(id);
          return;
        }
        if (heard.kind === 'account') {
          const work = hearOfAccount(heard).then(() => acknowledge());
          underWay.add(work);
          return await work.finally(() => underWay.delete(work));
        }
        if (heard.id === '') return void (await begin(heard, acknowledge));
        let first = false;
        const given = recent.once(heard.id, () => {
          first = true;
          return begin(heard, acknowledge);
        });
        const answer = await given;
        if (!first) await acknowledge(answer);
      } catch (error) {
        log.error({ why: reasonOf(error) }, 'what Slack sent could not be taken');
        await acknowledge().catch(() => undefined);
      }
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
};

/** A form must be answered with something when the real answer comes later. */
const whileWaiting = (heard: HeardMessage): unknown => {
  if (heard.kind !== 'form') return undefined;
  const { language } = heard;
  const view = saying(language, slackWords.title[language], [sentence(slackWords.oneMoment[language])]);
  return { response_action: 'update', view };
};

const both = ({ en, ar }: Bilingual): string => `${en}\n${ar}`;

const notInstalled = { response_type: 'ephemeral', text: both(slackWords.notInstalled) };

const namesWanted = (heard: HeardMessage): readonly Mentioned[] => {
  const place = heard.direct || heard.place.name !== undefined ? [] : [heard.place];
  return [heard.person, ...place, ...heard.people, ...heard.places];
};

const originOf = (workspace: Workspace, heard: HeardMessage, at: number): Origin => {
  const ref = (mentioned: Mentioned) =>
    ({
      platform: 'slack',
      workspace: workspace.id,
      id: mentioned.id,
      name: workspace.names.of(mentioned),
    }) as const;
  return {
    id: heard.id,
    account: ref(heard.person),
    place: ref(heard.place),
    direct: heard.direct,
    at,
    named: { people: heard.people.map(ref), places: heard.places.map(ref) },
  };
};
