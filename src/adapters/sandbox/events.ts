import type { Happening } from './shapes.ts';

/** What happens in the sandbox, for the pages that are open. */
export type Events = Readonly<{
  /** `reader` is the only person who may see it; null means everybody. */
  publish(happening: Happening, reader: string | null): void;
  /**
   * `hear` gets what everybody may see and what only `person` may, until `ended`. Returns a function that
   * unsubscribes.
   */
  subscribe(person: string | undefined, hear: (happening: Happening) => void, ended: () => void): () => void;
  /** Publishes nothing until `resume`: while a seed is played, its history is not news. */
  pause(): void;
  resume(): void;
  /** Ends all subscriptions. */
  close(): void;
}>;

export const createEvents = (): Events => {
  const subscribers = new Set<Readonly<{ hear: Events['publish']; ended: () => void }>>();
  let paused = false;
  return {
    publish(happening, reader) {
      if (paused) return;
      for (const { hear } of subscribers) hear(happening, reader);
    },
    subscribe(person, hear, ended) {
      const subscriber = {
        hear: (happening: Happening, reader: string | null) => {
          if (reader === null || reader === person) hear(happening);
        },
        ended,
      };
      subscribers.add(subscriber);
      return () => subscribers.delete(subscriber);
    },
    pause() {
      paused = true;
    },
    resume() {
      paused = false;
    },
    close() {
      for (const { ended } of [...subscribers]) ended();
    },
  };
};
