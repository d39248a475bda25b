import { type ForgetView, forgottenCard, myDataCard } from '../../cards/people/privacy-cards.ts';
import type { Card } from '../../chat/card.ts';
import type { PrivateReply, ReplyFile } from '../../chat/incoming.ts';
import { showLine } from '../../chat/text/clean.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller, CoalitionVisitor } from '../caller/caller.ts';
import { isCoordinated, readableIds } from '../caller/permissions.ts';
import { privately } from '../input/subcommand.ts';
import type { BallotBox } from '../polls/ballot-box.ts';
import { barFromOpenPolls, keepTaps } from '../polls/ballots.ts';
import { countSoon } from '../polls/count.ts';
import { confidencesNaming, forgetConfidences } from './confidences.ts';
import { personLeft } from './departures.ts';
import { wholeNames, withoutName } from './without-name.ts';

/** Times in a format that both people and programs read. */
const readableTimes = (key: string, value: unknown): unknown =>
  typeof value === 'number' && (/At$/.test(key) || key === 'at' || key === 'knownSince')
    ? new Date(value).toISOString()
    : value;

/**
 * All stored data of this person as a file, with a card that describes it. Poll answers are left out: a file
 * with them would be a receipt that somebody else could demand.
 */
export const myData = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
): Promise<Readonly<{ card: Card; file: ReplyFile }>> => {
  const { coalition, person, now, words } = caller;
  if (person === null) throw new Refusal({ code: 'nothing-kept' });
  const kept = await repositories.personData.of(coalition.id, person.id);
  const accounts = await repositories.accounts.all(coalition.id, person.id);
  const messages = await repositories.personData.messagesTo(coalition.id, accounts);
  const byOthers = await recordedByOthers(repositories, caller, person.id);
  const about = {
    madeAt: now,
    coalition: coalition.name,
    ...kept,
    ...byOthers,
    messages,
    notIncluded: [words.text('data.notPolls'), words.text('data.notChat'), words.text('data.notDeliveries')],
  };
  const name = 'halqa-my-data.json';
  const { items, progress, difficulties, events, attendance, pollsAsked, changes } = kept;
  const { speaksFor, offers, signedAnswers, partnerLetters } = kept;
  return {
    card: myDataCard(words, {
      file: name,
      items: items.length,
      progress: progress.length,
      difficulties: difficulties.length,
      events: events.length,
      attendance: attendance.length,
      polls: pollsAsked.length,
      partners: speaksFor.length,
      offers: offers.length,
      signed: signedAnswers.length + partnerLetters.length,
      changes: changes.length,
      changesByOthers: byOthers.changesByOthers.length,
      textsNamingYou: byOthers.textsNamingYou.length + byOthers.confidencesNamingYou.length,
    }),
    file: {
      name,
      mime: 'application/json',
      text: `${JSON.stringify(about, readableTimes, 2)}\n`,
    },
  };
};

/**
 * What other people recorded about this person: what they were given, and texts with a full name that they have or
 * had. Texts of groups that the person may not read are left out.
 */
const recordedByOthers = async (repositories: Repositories, caller: CoalitionVisitor, personId: string) => {
  const { id } = caller.coalition;
  const names = await namesOf(repositories, id, personId);
  const readable = await readableIds(repositories, caller);
  const groups = new Map((await repositories.groups.bodies(id)).map((body) => [body.id, body.name]));
  const whole = new RegExp(wholeNames(names), 'u');
  const texts = new Map<string, Readonly<{ at: number }>>();
  const summaries = new Map<string, Readonly<{ kind: string; period: string }>>();
  for (const name of names) {
    for (const { groupId, text, ...one } of await repositories.recordedByOthers.textsWith(id, personId, name))
      if (whole.test(text) && (readable === null || readable.has(groupId))) {
        const found = { ...one, group: groups.get(groupId) ?? null, text };
        texts.set(JSON.stringify(found), found);
      }
    for (const one of await repositories.recordedByOthers.summariesWith(id, name))
      summaries.set(`${one.kind}:${one.period}`, one);
  }
  return {
    confidencesNamingYou: await confidencesNaming(repositories, id, names),
    changesByOthers: await repositories.recordedByOthers.changesByOthers(id, personId),
    textsNamingYou: [...texts.values()].sort((a, b) => a.at - b.at),
    summariesNamingYou: [...summaries.values()],
  };
};

/** The names that stored texts may show: the present and the former ones, as they are and as they are shown. */
const namesOf = async (
  repositories: Repositories,
  coalitionId: string,
  personId: string,
): Promise<readonly string[]> => {
  const stored = await repositories.personRecords.namesOf(coalitionId, personId);
  return [...new Set(stored.flatMap((name) => [name, showLine(name)]))].filter((name) => name !== '');
};

/** What would be removed. @throws Refusal when others would be left without a coordinator or a convener. */
export const viewForget = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
): Promise<ForgetView> => {
  const { coalition, person } = caller;
  if (person === null) throw new Refusal({ code: 'nothing-kept' });
  await requireReplaced(repositories, coalition.id, person.id);
  return {
    personId: person.id,
    accounts: (await repositories.accounts.all(coalition.id, person.id)).length,
    groups: (await repositories.groups.groupsOf(coalition.id, person.id)).length,
    openItems: (await repositories.items.allOfOwner(coalition.id, person.id, null)).length,
  };
};

/** A coalition needs a coordinator, and a group a convener. */
const requireReplaced = async (
  repositories: Repositories,
  coalitionId: string,
  personId: string,
): Promise<void> => {
  const roles = await repositories.roles.of(coalitionId, personId);
  if (roles.includes('coordinator') && !(await isCoordinated(repositories, coalitionId, personId)))
    throw new Refusal({ code: 'last-coordinator' });
  const convened = (await repositories.groups.list(coalitionId)).filter(
    ({ convenerId }) => convenerId === personId,
  );
  if (convened.length > 0)
    throw new Refusal({ code: 'still-convener', groups: convened.map(({ name }) => name) });
};

/** Only the person may use the buttons on their card. */
export const requireSelf = ({ person }: CoalitionCaller, personId: string): void => {
  if (person.id !== personId) throw new Refusal({ code: 'gone' });
};

/** Removes the person from the record; what they did stays, without a name. */
export const forgetMe = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  ballotBox: BallotBox,
): Promise<PrivateReply> => {
  const { coalition, person, words } = caller;
  await requireReplaced(repositories, coalition.id, person.id);
  const accounts = await repositories.accounts.all(coalition.id, person.id);
  await personLeft(repositories, coalition, person.id, caller.now);
  const farewell = privately(forgottenCard(words));
  await barFromOpenPolls(repositories, coalition.id, accounts, ballotBox);
  for (const poll of await repositories.personRecords.openPolls(coalition.id)) {
    const taps = await repositories.personRecords.dropBallot(poll, ballotBox.pseudonym(poll, person.id));
    if (taps === null) continue;
    await keepTaps(repositories, taps, caller.now, farewell);
    await countSoon(repositories, coalition.id, poll, caller.now);
  }
  const names = await namesOf(repositories, coalition.id, person.id);
  await forgetConfidences(repositories, coalition.id, names);
  for (const name of names)
    await repositories.personRecords.rewriteWhereNamed(coalition.id, name, (text) =>
      withoutName(text, { accounts, names }, coalition.language),
    );
  await repositories.personRecords.forget(coalition.id, person.id, accounts);
  await repositories.personRecords.forgetAnswers(accounts, farewell);
  return farewell;
};
