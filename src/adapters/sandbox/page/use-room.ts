import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Language } from '../../../chat/ids.ts';
import type { Answer, FormShown, Happening, Message, Seed } from '../shapes.ts';
import * as api from './api.ts';
import { useMessageLinks } from './use-message-links.ts';
import { useMessages } from './use-messages.ts';
import { useWorkspace } from './use-workspace.ts';
import { words } from './words.ts';

/** Something that the page itself says, above the messages. */
export type Notice =
  | Readonly<{ kind: 'trouble'; sentence: string }>
  | Readonly<{ kind: 'moved'; now: string; places: readonly string[] }>;

/** Everything that the page knows, and what a person can do. */
export type Room = ReturnType<typeof useRoom>;

/** A title is one line. A person who makes an item of a longer message shortens it in the form. */
const titleOf = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 300);

/** What is under way, and what went wrong. */
const useAttempts = (language: Language) => {
  const [notice, setNotice] = useState<Notice>();
  const [busy, setBusy] = useState(false);
  const trouble = useCallback(
    (error: unknown) =>
      setNotice({
        kind: 'trouble',
        sentence: error instanceof api.ApiError ? error.message : words[language].unreachable,
      }),
    [language],
  );
  /** False when it did not work, so that what was typed stays. */
  const attempt = async (work: () => Promise<void>): Promise<boolean> => {
    setBusy(true);
    setNotice(undefined);
    try {
      await work();
      return true;
    } catch (error) {
      trouble(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { notice, setNotice, busy, trouble, attempt };
};

export const useRoom = (language: Language) => {
  const [form, setForm] = useState<FormShown>();
  const [moving, setMoving] = useState(false);
  /** The message in whose thread the person writes. */
  const [thread, writeIn] = useState<string>();
  const { notice, setNotice, busy, trouble, attempt } = useAttempts(language);
  const { state, as, place, loadState, ...workspace } = useWorkspace(language, trouble);
  const { messages, unread, arrivedFirst, load, put, replace, begin, ...shown } = useMessages(
    as,
    place,
    trouble,
  );

  const goTo = (to: string) => {
    workspace.open(to);
    shown.markRead(to);
    links.forget();
    writeIn(undefined);
    setNotice(undefined);
  };
  const missed = () => setNotice({ kind: 'trouble', sentence: words[language].messageGone });
  const links = useMessageLinks(state, messages, goTo, missed);

  useEffect(() => {
    if (!as) return;
    const hear = ({ event, data }: Happening) => {
      switch (event) {
        case 'message':
          return put(data);
        case 'edit':
          return replace(data);
        case 'clock':
          return void loadState();
        case 'reset':
          setForm(undefined);
          writeIn(undefined);
          // The places may have changed: they are read first, then the messages of one of them.
          return void loadState().then(begin);
      }
    };
    return api.listen(as, hear, () => {
      loadState();
      load();
    });
  }, [as, put, replace, load, loadState, begin]);

  const answered = (answer: Answer) => {
    for (const message of answer.messages) put(message);
    setForm(answer.form);
    loadState();
  };

  return {
    ...{ state, as, place, messages, unread, arrivedFirst, form, notice, busy, moving, thread },
    writeIn,
    sought: links.sought,
    goTo,
    actAs(id: string) {
      workspace.actAs(id);
      shown.forgetArrival();
      setForm(undefined);
    },
    /** The message that a link led to is on the page. */
    found: links.forget,
    dismiss: () => setNotice(undefined),
    closeForm: () => setForm(undefined),
    ...createSending(as, place, thread, attempt, answered),
    async moveClock(to: string) {
      setMoving(true);
      await attempt(async () => {
        const { now, posted } = await api.moveClock(to, language);
        setNotice({ kind: 'moved', now, places: [...new Set(posted.map((message) => message.in))] });
        await loadState();
      });
      setMoving(false);
    },
    startOver: (seed: Seed) =>
      attempt(async () => {
        await api.startOver(seed, language);
        const fresh = await api.readState();
        setNotice(undefined);
        goTo(workspace.restart(fresh));
        begin();
      }),
  };
};

/** What a person sends to the bot. */
const createSending = (
  as: string,
  place: string,
  thread: string | undefined,
  attempt: (work: () => Promise<void>) => Promise<boolean>,
  answered: (answer: Answer) => void,
) => ({
  say: (text: string) => attempt(async () => answered(await api.say(as, place, text, thread))),
  /** Opens the form of a new action item, with the text of a message in it. */
  makeItem: ({ id, text }: Message) =>
    attempt(async () => answered(await api.ask(as, place, 'action add', { title: titleOf(text) }, id))),
  press: (message: string, token: string, value?: string) =>
    attempt(async () => answered(await api.press(as, message, token, value))),
  /** Resolves with the sentences at the fields that are wrong; with none when the form was accepted. */
  async submit(sent: FormShown, values: Record<string, string>): Promise<Readonly<Record<string, string>>> {
    let errors: Readonly<Record<string, string>> = {};
    await attempt(async () => {
      const answer = await api.submit(as, place, sent, values);
      if ('errors' in answer) errors = answer.errors;
      else answered(answer);
    });
    return errors;
  },
  async suggest(text: string) {
    try {
      return (await api.suggest(as, place, text)).suggestions;
    } catch {
      return [];
    }
  },
});
