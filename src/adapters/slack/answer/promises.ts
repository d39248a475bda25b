import type { Language } from '../../../chat/ids.ts';
import { isLanguage } from '../../../chat/languages.ts';
import type { SlackLog } from '../client.ts';
import { reasonOf } from '../faults.ts';
import { contextBlock, noticeModal } from '../form.ts';
import type { Workspaces } from '../installation/workspaces.ts';
import { list, record, string } from '../json.ts';
import type { Messenger } from '../messages/messenger.ts';
import { slackWords } from '../words.ts';

/**
 * Slack was told that an answer comes later. Only the address for the answer is stored, and nothing about
 * what was said or by whom.
 */
export type AnswerPromise = Readonly<{
  workspaces: readonly string[];
  answerAt?: string;
  /** The form that shows "one moment". */
  view?: string;
  language?: Language;
}>;

/** Keeps notes until they are removed, also when the process ends in between. */
export type Notes = Readonly<{
  /** @returns a function that removes it */
  add(note: string): () => void;
  /** Takes out what an earlier process left behind. */
  takeLeft(): readonly string[];
}>;

export type Promises = Readonly<{
  /** @returns a function to call once the answer was given */
  add(promise: AnswerPromise): () => void;
  /** Tells the people whom an earlier process left without an answer. Never throws. */
  settleLeft(workspaces: Workspaces, messenger: Messenger): Promise<void>;
}>;

export const createPromises = (notes: Notes, log: SlackLog): Promises => ({
  add: (promise) => {
    // A form can be told without an address; everything else cannot.
    if (promise.answerAt === undefined && promise.view === undefined) return () => undefined;
    return notes.add(JSON.stringify(promise));
  },
  settleLeft: async (workspaces, messenger) => {
    for (const note of notes.takeLeft())
      try {
        await tell(readPromise(note), workspaces, messenger);
      } catch (error) {
        log.info({ why: reasonOf(error) }, 'somebody could not be told that Halqa was restarted');
      }
  },
});

const readPromise = (note: string): AnswerPromise => {
  const all = record(JSON.parse(note));
  const [answerAt, view] = [string(all.answerAt), string(all.view)];
  return {
    workspaces: list(all.workspaces).flatMap((id) => string(id) ?? []),
    ...(answerAt === undefined ? {} : { answerAt }),
    ...(view === undefined ? {} : { view }),
    ...(isLanguage(all.language) ? { language: all.language } : {}),
  };
};

const tell = async (
  { workspaces: ids, answerAt, view, language }: AnswerPromise,
  workspaces: Workspaces,
  messenger: Messenger,
): Promise<void> => {
  const { en, ar } = slackWords.restarted;
  if (view !== undefined) {
    const workspace = await workspaces.find(ids);
    const shown = language ?? 'en';
    const notice = [contextBlock(slackWords.restarted[shown])];
    if (workspace !== undefined)
      await messenger.updateView(workspace, view, noticeModal(shown, slackWords.title[shown], notice));
  }
  if (answerAt !== undefined) {
    const text = language === undefined ? `${en}\n${ar}` : slackWords.restarted[language];
    await messenger.answerRendered(answerAt, { text }, { as: 'private' });
  }
};
