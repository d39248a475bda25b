import { type Workspace, workspaceOf } from '../adapters/sandbox/names.ts';
import type { Play, Stage } from '../adapters/sandbox/parts.ts';
import type { Action, Answer } from '../adapters/sandbox/shapes.ts';
import type { Bilingual, Language } from '../chat/ids.ts';
import { cleanWater } from './clean-water.ts';
import { cleanWaterLater } from './clean-water-later.ts';
import { coalition } from './coalition.ts';
import { goodNeighbours } from './good-neighbours.ts';
import { greenSchools } from './green-schools.ts';
import { greenSchoolsLater } from './green-schools-later.ts';
import { safeStreets } from './safe-streets.ts';
import {
  demoStart,
  firstQuarter,
  type PressStep,
  type RateStep,
  type SayStep,
  type Step,
  sinceStart,
} from './script.ts';
import { youthSkills } from './youth-skills.ts';
import { youthSkillsLater } from './youth-skills-later.ts';

const minute = 60_000;

/** The steps of the demo in the order in which they are played; steps at the same time keep the order of the files. */
export const script: readonly Step[] = [
  ...coalition,
  ...cleanWater,
  ...cleanWaterLater,
  ...youthSkills,
  ...youthSkillsLater,
  ...greenSchools,
  ...greenSchoolsLater,
  ...safeStreets,
  ...goodNeighbours,
].toSorted((one, other) => sinceStart(one.at) - sinceStart(other.at));

/** Plays a seed through the bot itself, so that the database holds what the bot makes of it. */
export const play: Play = async (stage) => {
  if (stage.seed === 'empty') {
    await stage.reset((today) => today);
    return;
  }
  await stage.reset(demoStart);
  const start = stage.time.now();
  const labels = new Map<string, string>();
  const around = workspaceOf(stage.seed, stage.language);
  for (const step of script) {
    if ('only' in step && step.only !== stage.language) continue;
    const at = start + sinceStart(step.at);
    if (at > stage.time.now()) await stage.time.advance(at);
    if ('rate' in step) await rate(stage, step);
    else if ('press' in step) await press(stage, step);
    else await speak(stage, step, (text) => fill(text, labels, around, firstQuarter(start)), labels);
  }
};

const speak = async (
  stage: Stage,
  step: SayStep,
  filled: (text: string) => string,
  labels: Map<string, string>,
): Promise<void> => {
  const { dispatcher, language, log } = stage;
  const text = filled(inLanguage(step.say, language));
  const answer = await dispatcher.say({ as: inLanguage(step.as, language), in: step.in, text });
  const reply = answer.messages[0];
  if (answer.form || (reply?.private && reply.card?.tone === 'warning')) {
    log.warn({ at: step.at, text, answer: reply?.text }, 'a line of the demo was refused');
  }
  if (step.label === undefined) return;
  const number = /#(\d+)/.exec(reply?.text ?? '')?.[1];
  if (number === undefined)
    log.warn({ at: step.at, text, answer: reply?.text }, 'a line of the demo got no number');
  else labels.set(step.label, number);
};

/** People answer the latest open poll in the place, a minute apart. */
const rate = async (stage: Stage, step: RateStep): Promise<void> => {
  const { dispatcher, time, log } = stage;
  for (const [person, score] of Object.entries(step.rate)) {
    await time.advance(time.now() + minute);
    const poll = stage.seenBy(person, step.in).findLast(({ actions }) => actions.some(isVerb('rate')));
    const scores = poll?.actions.filter(isVerb('rate')) ?? [];
    const action = scores[scores.length === 1 ? 0 : score - 1];
    if (!poll || !action) {
      log.warn({ at: step.at, in: step.in }, 'the demo found no poll to answer');
      return;
    }
    const value = action.kind === 'select' ? { value: String(score) } : {};
    const answer = await dispatcher.press({ as: person, message: poll.id, token: action.token, ...value });
    const comment = step.comments?.[person];
    if (comment !== undefined) await addComment(stage, person, comment, answer);
  }
};

const press = async (stage: Stage, step: PressStep): Promise<void> => {
  const { dispatcher, language, log } = stage;
  const as = inLanguage(step.as, language);
  const message = stage.seenBy(as, step.in).findLast(({ actions }) => actions.some(isVerb(step.press)));
  const action = message?.actions.find(isVerb(step.press));
  if (!message || !action) {
    log.warn({ at: step.at, in: step.in, press: step.press }, 'the demo found no button to press');
    return;
  }
  await dispatcher.press({ as, message: message.id, token: action.token });
};

const addComment = async (stage: Stage, person: string, comment: string, rated: Answer): Promise<void> => {
  const { dispatcher, log } = stage;
  const offer = rated.messages.flatMap(({ id, actions }) =>
    actions.filter(isVerb('comment')).map(({ token }) => ({ message: id, token })),
  )[0];
  const form = offer && (await dispatcher.press({ as: person, ...offer })).form;
  const field = form?.fields[0];
  if (!form || !field) {
    log.warn({ person }, 'the demo found nowhere to comment');
    return;
  }
  await dispatcher.submit({ as: person, token: form.token, values: { [field.name]: comment } });
};

const isVerb =
  (verb: string) =>
  ({ token }: Action): boolean =>
    token.split(':')[0] === verb;

const inLanguage = (text: string | Bilingual, language: Language): string =>
  typeof text === 'string' ? text : text[language];

const fill = (
  text: string,
  labels: ReadonlyMap<string, string>,
  { people, places }: Workspace,
  quarterMonth: number,
): string =>
  text
    .replace('{first-quarter}', String(quarterMonth))
    .replace(/@\{([\w-]+)\}/g, (_, id) => `@${people.find((person) => person.id === id)?.name ?? id}`)
    .replace(
      /#\{([\w-]+)\}/g,
      (_, name) => `#${labels.get(name) ?? places.find(({ id }) => id === name)?.name ?? name}`,
    );
