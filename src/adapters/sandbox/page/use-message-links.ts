import { useEffect, useState } from 'preact/hooks';
import { readMessageLink } from '../message-link.ts';
import type { Message, State } from '../shapes.ts';

/** Follows links to messages: opens the place, then shows the message. */
export const useMessageLinks = (
  state: State | undefined,
  messages: readonly Message[] | undefined,
  goTo: (place: string) => void,
  missed: () => void,
) => {
  /** The message that a link led to and that is not shown yet. */
  const [sought, setSought] = useState<string>();

  // Runs after every render, since the same link may be followed twice.
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

  return { sought, forget: () => setSought(undefined) };
};
