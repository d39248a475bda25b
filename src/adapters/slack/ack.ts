import type { SlackLog } from './client.ts';
import { reasonOf } from './faults.ts';

/** Sends an acknowledgement, with an answer or without one. Rejects when Slack cannot have received it. */
export type Acknowledge = (answer?: unknown) => Promise<void>;

/** The one acknowledgement of a delivery. */
export type Ack = Readonly<{
  /** False once it was given: an answer then takes another way. */
  open(): boolean;
  /** Gives it, unless it was given before. Resolves when Slack has it. */
  give(answer?: unknown): Promise<void>;
  /** Leaves it out, so that Slack sends the delivery elsewhere or tells the person. Unless it was given before. */
  withhold(why: Error): void;
  /**
   * What Slack received: `undefined` also where an answer was lost and took another way. Rejects where it was
   * withheld.
   */
  given: Promise<unknown>;
}>;

export type AckParts = Readonly<{
  acknowledge: Acknowledge;
  log: SlackLog;
  /** After this time it is given with `interim()`. */
  deferAfterMs: number;
  interim(): unknown;
  /** Called before the interim acknowledgement is sent. */
  onDefer(): void;
  /** Brings an answer to people whose acknowledgement was lost with the connection. */
  onLost(answer: unknown): Promise<void>;
}>;

export const createAck = ({ acknowledge, log, deferAfterMs, interim, onDefer, onLost }: AckParts): Ack => {
  let done: Promise<void> | undefined;
  let tell: (answer: unknown) => void = () => undefined;
  let refuse: (why: Error) => void = () => undefined;
  const given = new Promise<unknown>((resolve, reject) => {
    tell = resolve;
    refuse = reject;
  });
  const send = async (answer: unknown): Promise<void> => {
    try {
      await acknowledge(answer);
      tell(answer);
    } catch (error) {
      log.warn({ why: reasonOf(error) }, 'an acknowledgement was lost with its connection');
      tell(undefined);
      if (answer === undefined) return;
      await onLost(answer).catch((again: unknown) =>
        log.error({ why: reasonOf(again) }, 'an answer was lost with its acknowledgement'),
      );
    }
  };
  const give = (answer?: unknown): Promise<void> => {
    clearTimeout(timer);
    done ??= send(answer);
    return done;
  };
  const timer = setTimeout(() => {
    onDefer();
    void give(interim());
  }, deferAfterMs);
  const withhold = (why: Error): void => {
    if (done !== undefined) return;
    clearTimeout(timer);
    done = Promise.resolve();
    refuse(why);
  };
  return { open: () => done === undefined, give, withhold, given };
};
