import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../../chat/ids.ts';
import { languageOf } from '../../../chat/languages.ts';
import { readMessageLink } from '../message-link.ts';
import type { Answer, FormShown, Message, PersonShown, Seed, State } from '../shapes.ts';
import * as api from './api.ts';
import { words } from './words.ts';

/** Something the page itself says, above the messages. */
export type Notice =
  | Readonly<{ kind: 'trouble'; sentence: string }>
  | Readonly<{ kind: 'moved'; now: string; places: readonly string[] }>;

/** Everything the page knows, and what a person can do. */
export type Room = ReturnType<typeof useRoom>;

/** Where the page was left, so that it opens there again. */
const recall = (key: string): string | null => localStorage.getItem(`halqa ${key}`);
const remember = (key: string, value: string): void => localStorage.setItem(`halqa ${key}`, value);

const firstPerson = (state: State, language: Language): PersonShown | undefined => {
  const speakers = state.people.filter((person) => person.language === language);
  return (
    speakers.find(({ roles }) => roles.includes('coordinator')) ??
    state.people.find(({ roles }) => roles.includes('coordinator')) ??
    speakers[0] ??
    state.people[0]
  );
};

/** Where work is done, and so where a newcomer's first line makes sense. */
const firstPlace = (state: State, language: Language): string => {
  const groups = state.places.filter(({ kind }) => kind === 'group');
  const spoken = groups.find(({ name }) => languageOf(name) === language);
  return (spoken ?? groups[0] ?? state.places.find(({ id }) => id === 'general'))?.id ?? 'private';
};

const refreshMs = 60_000;

/** A title is one line; who makes an item of a longer message shortens it as they like. */
const titleOf = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 300);

export const useRoom = (language: Language) => {
  const [state, setState] = useState<State>();
  const [as, setAs] = useState('');
  const [place, setPlace] = useState('');
  /** What was read, and by whom and where: another's messages are never shown, not for a moment. */
  const [read, setRead] = useState<Readonly<{ of: string; messages: readonly Message[] }>>();
  const readOf = useRef('');
  /** Another number for each new start. */
  const [history, setHistory] = useState(0);
  const view = `${as} ${place}`;
  const messages = read?.of === view ? read.messages : undefined;
  /** Place → the first message there that was not seen. */
  const [unread, setUnread] = useState<ReadonlyMap<string, string>>(new Map());
  const [arrivedFirst, setArrivedFirst] = useState<string>();
  /** A message that a link leads to. */
  const [sought, setSought] = useState<string>();
  const [form, setForm] = useState<FormShown>();
  const [notice, setNotice] = useState<Notice>();
  const [busy, setBusy] = useState(false);
  const [moving, setMoving] = useState(false);
  const viewed = useRef({ as, place });
  viewed.current = { as, place };

  /** Another history has begun: nothing of the one before is shown, and what is there now is read. */
  const begin = useCallback(() => {
    readOf.current = '';
    setRead(undefined);
    setUnread(new Map());
    setArrivedFirst(undefined);
    setHistory((before) => before + 1);
  }, []);

  const trouble = useCallback(
    (error: unknown) =>
      setNotice({
        kind: 'trouble',
        sentence: error instanceof api.ApiError ? error.message : words[language].unreachable,
      }),
    [language],
  );

  const loadState = useCallback(async () => {
    try {
      const fresh = await api.readState();
      setState(fresh);
      setAs((before) => {
        const wanted = before || recall('as');
        return fresh.people.find(({ id }) => id === wanted)?.id ?? firstPerson(fresh, language)?.id ?? '';
      });
      setPlace((before) => {
        const wanted = before || recall('place');
        return fresh.places.find(({ id }) => id === wanted)?.id ?? firstPlace(fresh, language);
      });
    } catch (error) {
      trouble(error);
    }
  }, [language, trouble]);

  const loadMessages = useCallback(async () => {
    const wanted = viewed.current;
    if (!wanted.as || !wanted.place) return;
    try {
      const fresh = await api.readMessages(wanted.place, wanted.as);
      if (viewed.current.as === wanted.as && viewed.current.place === wanted.place) {
        readOf.current = `${wanted.as} ${wanted.place}`;
        setRead({ of: readOf.current, messages: fresh });
      }
    } catch (error) {
      trouble(error);
    }
  }, [trouble]);

  /** A message that came, or was drawn anew. */
  const put = useCallback(
    (message: Message) => {
      if (message.in !== viewed.current.place) {
        setUnread((before) =>
          before.has(message.in) ? before : new Map(before).set(message.in, message.id),
        );
        return;
      }
      // It came while the place was being read: that reading may be without it.
      if (readOf.current !== `${viewed.current.as} ${message.in}`) return void loadMessages();
      setRead(
        (before) =>
          before && {
            of: before.of,
            messages: before.messages.some(({ id }) => id === message.id)
              ? before.messages.map((each) => (each.id === message.id ? message : each))
              : [...before.messages, message],
          },
      );
    },
    [loadMessages],
  );

  useEffect(() => {
    loadState();
    const timer = setInterval(() => document.visibilityState === 'visible' && loadState(), refreshMs);
    return () => clearInterval(timer);
  }, [loadState]);

  useEffect(() => {
    loadMessages();
  }, [as, place, history, loadMessages]);

  useEffect(() => {
    if (!as) return;
    return api.listen(
      as,
      (happening) => {
        switch (happening.event) {
          case 'message':
            return put(happening.data);
          case 'edit':
            return setRead(
              (before) =>
                before && {
                  of: before.of,
                  messages: before.messages.map((each) =>
                    each.id === happening.data.id ? happening.data : each,
                  ),
                },
            );
          case 'clock':
            return void loadState();
          case 'reset':
            setForm(undefined);
            // The places may be others now: they are known first, then one of them is read.
            return void loadState().then(begin);
        }
      },
      () => {
        loadState();
        loadMessages();
      },
    );
  }, [as, put, loadState, loadMessages, begin]);

  const answered = (answer: Answer) => {
    for (const message of answer.messages) put(message);
    setForm(answer.form);
    loadState();
  };

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

  const goTo = (to: string) => {
    remember('place', to);
    setPlace(to);
    setArrivedFirst(unread.get(to));
    setUnread((before) => new Map([...before].filter(([each]) => each !== to)));
    setSought(undefined);
    setNotice(undefined);
  };

  const missed = () => setNotice({ kind: 'trouble', sentence: words[language].messageGone });

  // A link to a message is followed each time, also when it is the same one again.
  useEffect(() => {
    const follow = () => {
      const to = readMessageLink(location.hash);
      if (to === undefined || state === undefined) return;
      window.history.replaceState(null, '', location.pathname);
      if (!state.places.some(({ id }) => id === to.place)) return missed();
      goTo(to.place);
      setSought(to.message);
    };
    follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  });

  useEffect(() => {
    if (sought === undefined || messages === undefined || messages.some(({ id }) => id === sought)) return;
    setSought(undefined);
    missed();
  });

  return {
    state,
    as,
    place,
    messages,
    unread,
    arrivedFirst,
    sought,
    form,
    notice,
    busy,
    moving,
    goTo,
    actAs(id: string) {
      remember('as', id);
      setAs(id);
      setArrivedFirst(undefined);
      setForm(undefined);
    },
    /** The message that a link led to is shown. */
    found: () => setSought(undefined),
    dismiss: () => setNotice(undefined),
    closeForm: () => setForm(undefined),
    say: (text: string) => attempt(async () => answered(await api.say(as, place, text))),
    /** Opens the form of a new action item, with what somebody wrote standing in it. */
    makeItem: ({ id, text }: Message) =>
      attempt(async () => answered(await api.ask(as, place, 'action add', { title: titleOf(text) }, id))),
    press: (message: string, token: string, value?: string) =>
      attempt(async () => answered(await api.press(as, message, token, value))),
    /** The sentences at the fields that are wrong; nothing when it was taken. */
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
        setState(fresh);
        setNotice(undefined);
        setAs(firstPerson(fresh, language)?.id ?? '');
        goTo(firstPlace(fresh, language));
        begin();
      }),
  };
};
