import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../shapes.ts';
import * as api from './api.ts';

type Read = Readonly<{ of: string; messages: readonly Message[] }>;

/**
 * Replaces a message with the same id; `added` puts a new one where its time is: an answer may arrive before what
 * was said earlier.
 */
const withMessage = ({ of, messages }: Read, message: Message, added: 'added' | 'replaced only'): Read => {
  const known = messages.some(({ id }) => id === message.id);
  if (known) return { of, messages: messages.map((each) => (each.id === message.id ? message : each)) };
  if (added !== 'added') return { of, messages };
  const at = messages.findLastIndex((each) => each.at <= message.at) + 1;
  return { of, messages: messages.toSpliced(at, 0, message) };
};

/** The messages of the open place as one person sees them, and what is unread elsewhere. */
export const useMessages = (as: string, place: string, trouble: (error: unknown) => void) => {
  /** What was read, and for whom and where: the messages of another view must not show for a moment. */
  const [read, setRead] = useState<Read>();
  const readOf = useRef('');
  /** Changes when another history begins, so that everything is read again. */
  const [history, setHistory] = useState(0);
  /** Place → the first unread message there. */
  const [unread, setUnread] = useState<ReadonlyMap<string, string>>(new Map());
  const [arrivedFirst, setArrivedFirst] = useState<string>();
  const viewed = useRef({ as, place });
  viewed.current = { as, place };

  const load = useCallback(async () => {
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

  useEffect(() => {
    load();
  }, [as, place, history, load]);

  // A mark of unread messages belongs to one person.
  useEffect(() => {
    setUnread(new Map());
    setArrivedFirst(undefined);
  }, [as]);

  const put = useCallback(
    (message: Message) => {
      if (message.in !== viewed.current.place) {
        setUnread((before) =>
          before.has(message.in) ? before : new Map(before).set(message.in, message.id),
        );
        return;
      }
      // It arrived while the place was being read, and may be missing from that reading.
      if (readOf.current !== `${viewed.current.as} ${message.in}`) return void load();
      setRead((before) => before && withMessage(before, message, 'added'));
    },
    [load],
  );

  const replace = useCallback(
    (message: Message) => setRead((before) => before && withMessage(before, message, 'replaced only')),
    [],
  );

  const begin = useCallback(() => {
    readOf.current = '';
    setRead(undefined);
    setUnread(new Map());
    setArrivedFirst(undefined);
    setHistory((before) => before + 1);
  }, []);

  return {
    messages: read?.of === `${as} ${place}` ? read.messages : undefined,
    unread,
    /** The first message that was unread when the place was opened. */
    arrivedFirst,
    load,
    /** Shows a new or changed message, or marks its place as unread. */
    put,
    /** Shows a changed message if it is on the page. */
    replace,
    /** Forgets everything: another history has begun. */
    begin,
    markRead(opened: string) {
      setArrivedFirst(unread.get(opened));
      setUnread((before) => new Map([...before].filter(([each]) => each !== opened)));
    },
    forgetArrival: () => setArrivedFirst(undefined),
  };
};
