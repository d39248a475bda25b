import { useEffect, useState } from 'preact/hooks';
import type { ClockEntryShown, State } from '../shapes.ts';
import { readClockLog } from './api.ts';
import { Dialog } from './dialogs.tsx';
import { dayText, timeText } from './times.ts';
import { useWords } from './words.ts';

/** What the clock did and why, newest first. */
export const ClockLogDialog = ({ state, close }: { state: State; close(): void }) => {
  const words = useWords();
  const [entries, setEntries] = useState<readonly ClockEntryShown[]>();
  const [trouble, setTrouble] = useState('');
  useEffect(() => {
    readClockLog().then(setEntries, (error: unknown) =>
      setTrouble(error instanceof Error ? error.message : words.unreachable),
    );
  }, [words]);
  const when = (iso: string): string =>
    `${dayText(iso, state.zone, words.language)} ${timeText(iso, state.zone, words.language)}`;
  const goal = (to: string): string => words.goals[to] ?? when(to);
  return (
    <Dialog title={words.clockLog} kind="sheet" close={close}>
      {trouble && <p class="error">{trouble}</p>}
      {entries?.length === 0 && <p>{words.clockLogEmpty}</p>}
      <ol class="clock-log">
        {[...(entries ?? [])].reverse().map((entry, index) => (
          <li key={index}>
            <time dateTime={entry.at}>{when(entry.at)}</time>
            <p>{entry.why === 'asked' ? words.movedTo(goal(entry.to)) : words.did[entry.what]}</p>
            {entry.why === 'due' && isLate(entry.dueAt, entry.at) && (
              <p class="detail">{words.wasDue(when(entry.dueAt))}</p>
            )}
          </li>
        ))}
      </ol>
    </Dialog>
  );
};

/** Nobody notices a delay of a minute. */
const isLate = (dueAt: string, at: string): boolean => Date.parse(at) - Date.parse(dueAt) > 60_000;
