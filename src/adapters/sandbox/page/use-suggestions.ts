import { useEffect, useRef, useState } from 'preact/hooks';
import type { Option } from '../../../chat/card.ts';
import type { Room } from './use-room.ts';

const typingPauseMs = 90;

/** The suggestions for a command line that is being typed, and which of them is chosen. */
export const useSuggestions = ({ suggest, place, as }: Room, text: string) => {
  const [offered, setOffered] = useState<readonly Option[]>([]);
  /** -1 when none is chosen; Enter then sends the line. */
  const [chosen, setChosen] = useState(-1);
  const asked = useRef(0);

  useEffect(() => {
    asked.current += 1;
    const turn = asked.current;
    if (!text.startsWith('/')) {
      setOffered([]);
      return;
    }
    const timer = setTimeout(async () => {
      const suggestions = await suggest(text);
      if (asked.current !== turn) return;
      setOffered(suggestions.filter(({ value }) => value.trimEnd() !== text.trimEnd()));
      setChosen(-1);
    }, typingPauseMs);
    return () => clearTimeout(timer);
  }, [text, place, as]);

  return {
    offered,
    chosen,
    /** Chooses the next one (1) or the one before (-1). Past either end, none is chosen, then the other end. */
    move: (step: 1 | -1) =>
      setChosen((before) => {
        const next = before + step;
        return next < -1 ? offered.length - 1 : next >= offered.length ? -1 : next;
      }),
    unchoose: () => setChosen(-1),
    /** Hides the suggestions, also those that are on their way. */
    close: () => {
      asked.current += 1;
      setOffered([]);
      setChosen(-1);
    },
  };
};
