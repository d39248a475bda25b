import type { ClockLog } from './clock-log.ts';
import type { Conversation } from './conversation.ts';
import type { Events } from './events.ts';
import { ApiError } from './faults.ts';
import type { StoredMessage } from './journal.ts';
import type { Moment, SandboxTime } from './parts.ts';
import { readIsoTime } from './requests.ts';
import type { ClockAnswer } from './shapes.ts';

/** Moves the clock at the request of a person. */
export type ClockControl = Readonly<{
  /** @throws ApiError when the clock cannot be moved, or not there */
  move(to: string): Promise<ClockAnswer>;
  /** @throws ApiError while real platforms share the clock */
  mustBeMovable(): void;
  /** Reports an announcement. Those that come while the clock moves are part of the answer. */
  announced(message: StoredMessage): void;
}>;

/** A longer move is a typing mistake. */
const furthestMs = 400 * 86_400_000;

const iso = (at: number): string => new Date(at).toISOString();

export const createClockControl = (
  time: SandboxTime,
  conversation: Conversation,
  events: Events,
  clockLog: ClockLog,
): ClockControl => {
  /** What was announced during the current move. */
  let announcements: StoredMessage[] | undefined;

  const moment = (to: string): Moment => {
    if (to === 'event-end' || to === 'month-end' || to === 'quarter-end') return to;
    const at = readIsoTime(to);
    if (at === undefined)
      throw new ApiError(400, '"to" is an ISO time, "event-end", "month-end" or "quarter-end".');
    if (at > time.now() + furthestMs)
      throw new ApiError(400, 'The clock moves by 400 days at most at a time.');
    if (at < time.now())
      throw new ApiError(400, `The clock only moves forward: it is already ${iso(time.now())}.`);
    return at;
  };

  const mustBeMovable = (): void => {
    if (time.movable) return;
    throw new ApiError(
      409,
      'The sandbox shares its clock with real platforms now, so it cannot be moved or started over.',
    );
  };

  const moveNow = async (to: string): Promise<ClockAnswer> => {
    mustBeMovable();
    const target = moment(to);
    const from = time.now();
    announcements = [];
    try {
      const then = await time.advance(target);
      const now = iso(then);
      clockLog.note({ at: then, why: 'asked', what: 'moved', from, to });
      events.publish({ event: 'clock', data: { now } }, null);
      const open = announcements.filter(({ reader }) => reader === null);
      return {
        now,
        posted: open.map((message) => conversation.show(conversation.find(message.id) ?? message)),
      };
    } finally {
      announcements = undefined;
    }
  };

  // One move at a time.
  let last: Promise<unknown> = Promise.resolve();
  return {
    mustBeMovable,
    move(to) {
      const turn = last.then(
        () => moveNow(to),
        () => moveNow(to),
      );
      last = turn.catch(() => {});
      return turn;
    },
    announced: (message) => {
      announcements?.push(message);
    },
  };
};
