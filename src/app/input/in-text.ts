import type { Argument, Arguments } from '../../chat/command.ts';
import { positions } from '../../chat/text/arguments.ts';
import { withoutDirection } from '../../chat/text/characters.ts';
import { latinDigits } from '../../chat/text/numerals.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Interpretation } from './subcommand.ts';
import type { AskedCoalition, LineValues } from './value-reader.ts';

type Typed = Readonly<Record<string, string>>;

/**
 * Finds values that people write inside the text instead of naming the argument: the item that progress is
 * about ("60% done on #68") and the owner of an item ("Book the hall @Ana"). A bare number or a mention at
 * the end may also belong to the sentence, so the person is asked.
 */
export const findInText = async (
  repositories: Repositories,
  coalition: AskedCoalition,
  values: LineValues,
  args: Arguments,
  typed: Typed,
): Promise<Interpretation> => {
  const { free } = positions(args);
  const text = free === undefined || args[free]?.kind !== 'text' ? undefined : typed[free];
  if (free === undefined || text === undefined) return { typed, sure: true };
  const absent = (kind: Argument['kind']) =>
    Object.keys(args).find(
      (name) => args[name]?.kind === kind && !args[name].required && typed[name] === undefined,
    );
  const [item, people] = [absent('item'), absent('people')];
  const itemOf = async (number: number) => {
    const coalitionId = await coalition();
    return coalitionId === null ? null : repositories.items.byNumber(coalitionId, number);
  };
  if (item !== undefined) {
    const inside = numberInside(text);
    if (inside !== undefined && (await itemOf(inside)) !== null)
      return { typed: { ...typed, [item]: `#${inside}` }, sure: true };
    const [, digits = '', rest = ''] = /^([0-9٠-٩]{1,9})\s+(\S.*)$/su.exec(text) ?? [];
    const number = Number(latinDigits(digits));
    if (digits !== '' && number > 0 && (await itemOf(number))?.state === 'open')
      return { typed: { ...typed, [item]: `#${number}`, [free]: rest }, sure: false };
  }
  const argument = people === undefined ? undefined : args[people];
  const mention = people === undefined ? undefined : mentionAtEnd(text);
  if (people === undefined || argument === undefined || mention === undefined) return { typed, sure: true };
  if ((await coalition()) === null) return { typed, sure: true };
  const reads = () => values.longest(argument, mention, [mention.length], true) !== undefined;
  if (reads() || ((await values.lookUp(repositories, coalition)) && reads()))
    return { typed: { ...typed, [people]: mention }, sure: false };
  return { typed, sure: true };
};

/** The only `#68` in a text; undefined when there are several. */
const numberInside = (text: string): number | undefined => {
  if (!text.includes('#')) return undefined;
  const found = [...latinDigits(text).matchAll(/(?<![\p{L}\p{N}#/])#([0-9]{1,9})(?![\p{L}\p{N}])/gu)];
  const numbers = new Set(found.map(([, digits]) => Number(digits)));
  return numbers.size === 1 ? [...numbers][0] : undefined;
};

/** The mention at the end of a longer text: "Book the hall @Ana Costa". */
const mentionAtEnd = (text: string): string | undefined => {
  const tail = withoutDirection(text.slice(-120));
  const at = Math.max(tail.lastIndexOf(' @'), tail.lastIndexOf(' <@'));
  const mention = at < 0 ? '' : tail.slice(at + 1).trim();
  // With several people in a sentence, the last one is not clearly the owner.
  const several = /(?:^|\s)<?@/.test(tail.slice(0, Math.max(at, 0)));
  return mention === '' || several || mention.split(/\s+/).length > 4 ? undefined : mention;
};
