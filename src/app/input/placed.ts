import type { Argument, Arguments } from '../../chat/command.ts';
import { namesOf } from '../../chat/text/argument-names.ts';
import { positions } from '../../chat/text/arguments.ts';
import { nameWithoutArticle } from '../../domain/plain-letters.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { AskedCoalition, LineValues } from './value-reader.ts';

type Typed = Readonly<Record<string, string>>;

/** Longer text is no value. */
const mostWords = 12;
const longestText = 200;

/** Words that join a value to what came before: "#12 to friday", "Harbour Rotary with Lions Club". */
const joining =
  /^(?:to|for|in|at|as|with|and|of|by|on|until|is|في|من|إلى|الى|على|مع|حتى|عن)\s+(?=\S)|^و\s+(?=\S)/iu;

/**
 * Finds the argument that a text without a name is for: "@Ana executive" is a person and a role, "business" a kind
 * and no partner, "due friday" a date. A text that can be read in one way only goes to the argument that reads
 * it; any other stays where it is, and its reader says what is wrong.
 */
export type Placing = Readonly<{
  /** The value of the argument that takes the free text, when that is no text. */
  free(typed: Typed): Promise<Typed>;
  /** A text that was left over, as the values that it means; `undefined` when that is unclear. */
  leftover(typed: Typed, text: string): Promise<Typed | undefined>;
}>;

export const createPlacing = (
  repositories: Repositories,
  coalition: AskedCoalition,
  values: LineValues,
  args: Arguments,
): Placing => {
  const readsAs = async (argument: Argument | undefined, text: string): Promise<boolean> => {
    if (argument === undefined || argument.kind === 'text') return false;
    const reads = () => values.reads(argument, text);
    return reads() || ((await values.lookUp(repositories, coalition)) && reads());
  };

  /** "due friday": the name of an argument without its colon. */
  const named = async (typed: Typed, text: string): Promise<Typed | undefined> => {
    const words = text.split(/\s+/);
    for (const count of [3, 2, 1]) {
      const called = namesOf(args).get(nameWithoutArticle(words.slice(0, count).join(' ')));
      const value = words.slice(count).join(' ');
      if (called === undefined || value === '' || typed[called.name] !== undefined) continue;
      if (await readsAs(args[called.name], value)) return { [called.name]: value };
    }
    return undefined;
  };

  /** The one argument that is not given yet and reads the whole text. */
  const only = async (typed: Typed, text: string): Promise<Typed | undefined> => {
    const found: string[] = [];
    for (const [name, argument] of Object.entries(args))
      if (typed[name] === undefined && (await readsAs(argument, text))) found.push(name);
    const [name, ...others] = found;
    return name === undefined || others.length > 0 ? undefined : { [name]: text };
  };

  const explained = async (typed: Typed, text: string): Promise<Typed | undefined> =>
    (await only(typed, text)) ?? (await named(typed, text)) ?? (await only(typed, text.replace(joining, '')));

  const isShort = (text: string): boolean =>
    text.length <= longestText && text.trim().split(/\s+/).length <= mostWords;

  return {
    free: async (typed) => {
      const { free } = positions(args);
      const text = free === undefined ? undefined : typed[free];
      const argument = free === undefined ? undefined : args[free];
      if (free === undefined || text === undefined || argument === undefined) return typed;
      if (argument.kind === 'text' || argument.filters === true || !isShort(text)) return typed;
      if (await readsAs(argument, text)) return typed;
      const bare = text.replace(joining, '');
      if (bare !== text && (await readsAs(argument, bare))) return { ...typed, [free]: bare };
      const whole = await explained({ ...typed, [free]: text }, text);
      const { [free]: _, ...others } = typed;
      if (whole !== undefined) return { ...others, ...whole };
      const words = text.split(/\s+/);
      for (let at = words.length - 1; at > 0; at -= 1) {
        const [head, tail] = [words.slice(0, at).join(' '), words.slice(at).join(' ')];
        for (const [own, other] of [
          [head, tail],
          [tail, head],
        ] as const) {
          const rest = (await readsAs(argument, own)) ? await explained(typed, other) : undefined;
          if (rest !== undefined) return { ...typed, [free]: own, ...rest };
        }
      }
      return typed;
    },
    leftover: async (typed, text) => {
      if (!isShort(text)) return undefined;
      const found = await explained(typed, text);
      return found === undefined ? undefined : { ...typed, ...found };
    },
  };
};
