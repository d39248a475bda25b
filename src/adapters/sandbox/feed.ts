import type { Happening } from './shapes.ts';

/** Tells whoever listens what happens. `reader` is who may see it; null where everybody may. */
export type Feed = Readonly<{
  tell(happening: Happening, reader: string | null): void;
  /** Hears what everybody may see, and what `person` alone may, until `ended`. Returns how to stop listening. */
  listen(person: string | undefined, hear: (happening: Happening) => void, ended: () => void): () => void;
  /** Between the two nothing is told: what happens is history being made up. */
  hush(): void;
  resume(): void;
  /** Nothing will be told any more. */
  end(): void;
}>;

export const createFeed = (): Feed => {
  const listeners = new Set<Readonly<{ heard: Feed['tell']; ended: () => void }>>();
  let silent = false;
  return {
    tell(happening, reader) {
      if (silent) return;
      for (const { heard } of listeners) heard(happening, reader);
    },
    listen(person, hear, ended) {
      const listener = {
        heard: (happening: Happening, reader: string | null) => {
          if (reader === null || reader === person) hear(happening);
        },
        ended,
      };
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hush() {
      silent = true;
    },
    resume() {
      silent = false;
    },
    end() {
      for (const { ended } of [...listeners]) ended();
    },
  };
};
