import type { SlackLog } from '../client.ts';
import { reasonOf } from '../faults.ts';
import type { Watchdog } from './watchdog.ts';

/** Sends an acknowledgement, with an answer as JSON or without one. Rejects when Slack cannot have received it. */
export type Acknowledge = (json?: string) => Promise<void>;

/** The one acknowledgement of a delivery. */
export type Ack = Readonly<{
  /** False once it was sent; an answer then takes another way. */
  open(): boolean;
  /** Sends it, unless it was sent before. Resolves when Slack has it. */
  give(answer?: object): Promise<void>;
  /** Withholds it, unless it was sent before. Slack then sends the delivery elsewhere or tells the person. */
  withhold(why: Error): void;
  /**
   * What Slack received, as JSON: `undefined` also where an answer was lost and took another way. Rejects where it
   * was withheld.
   */
  given: Promise<string | undefined>;
}>;

export type AckParts = Readonly<{
  acknowledge: Acknowledge;
  log: SlackLog;
  /** When its time is over, the acknowledgement is sent with `interim()`. */
  watchdog: Watchdog;
  interim(): object | undefined;
  /** Called before the interim acknowledgement is sent. */
  onDefer(): void;
  /** Brings an answer to people whose acknowledgement was lost with the connection. */
  onLost(answer: object): Promise<void>;
}>;

export const createAck = ({ acknowledge, log, watchdog, interim, onDefer, onLost }: AckParts): Ack => {
  let done: Promise<void> | undefined;
  let tell: (json: string | undefined) => void = () => undefined;
  let refuse: (why: Error) => void = () => undefined;
  const given = new Promise<string | undefined>((resolve, reject) => {
    tell = resolve;
    refuse = reject;
  });
  const send = async (answer: object | undefined): Promise<void> => {
    try {
      const json = answer === undefined ? undefined : jsonOf(answer);
      await acknowledge(json);
      tell(json);
    } catch (error) {
      log.warn({ why: reasonOf(error) }, 'an acknowledgement was lost with its connection');
      tell(undefined);
      if (answer === undefined) return;
      await onLost(answer).catch((again: unknown) =>
        log.error({ why: reasonOf(again) }, 'an answer was lost with its acknowledgement'),
      );
    }
  };
  const give = (answer?: object): Promise<void> => {
    ended();
    done ??= send(answer);
    return done;
  };
  const ended = watchdog.watch(() => {
    onDefer();
    void give(interim());
  });
  const withhold = (why: Error): void => {
    if (done !== undefined) return;
    ended();
    done = Promise.resolve();
    refuse(why);
  };
  return { open: () => done === undefined, give, withhold, given };
};

/**
 * A frozen answer, such as help, is sent many times, so its JSON is kept with it, in ASCII: such a text goes out
 * as it is, and takes half the memory.
 */
const jsonOf = (answer: object): string => {
  if (!Object.isFrozen(answer)) return JSON.stringify(answer);
  const json = kept.get(answer) ?? inAscii(JSON.stringify(answer));
  kept.set(answer, json);
  return json;
};

const kept = new WeakMap<object, string>();

const inAscii = (json: string): string =>
  json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
