import type { Argument, Arguments } from '../../chat/command.ts';
import { matchChoice } from '../../chat/text/choices.ts';
import { committeeCalled } from '../../domain/group.ts';
import { nameWithoutArticle, plainName } from '../../domain/plain-letters.ts';
import type { Repositories } from '../../store/repositories.ts';
import { meansAll, meansMe, meansUnowned } from './spoken-words.ts';
import type { AskedCoalition, LineValues } from './value-reader.ts';

type Typed = Readonly<Record<string, string>>;

/** How many words one filter may have: the name of a group. */
const mostWords = 6;

/** A text of more words than this is a text: each word of it would be compared with every name and choice. */
const mostWordsOfAll = 60;

/** Words between the filters of a line, which belong to none: "overdue items of Clean Water". */
const between = new Set(
  'in,of,for,by,from,the,group,items,item,tasks,action,with,at,في,من,لدى,مجموعة,المهام,مهام,التي,عند'
    .split(',')
    .map(plainName),
);

/**
 * Finds the filters of a list in its free text: "Clean Water overdue", "@Ana done roof". A choice, a group, a
 * mention, and words for "mine" and "nobody's" go to the arguments that take them; the other words stay. A
 * text that is the name of a group means only that group.
 */
export const findFilters = async (
  repositories: Repositories,
  coalition: AskedCoalition,
  values: LineValues,
  args: Arguments,
  typed: Typed,
): Promise<Typed> => {
  const free = Object.keys(args).find((name) => args[name]?.filters);
  const text = free === undefined ? undefined : typed[free];
  if (free === undefined || text === undefined) return typed;
  const coalitionId = await coalition();
  if (coalitionId === null) return typed;
  const others = without(typed, free);
  const names = (await repositories.groups.bodies(coalitionId)).map(({ name }) => nameWithoutArticle(name));
  const isGroup = (words: string) =>
    names.includes(nameWithoutArticle(words)) || committeeCalled(words) !== undefined || meansAll(words);
  const found: Record<string, string> = {};
  const ofKind = (kind: Argument['kind']) =>
    Object.entries(args).find(
      ([name, argument]) => argument.kind === kind && others[name] === undefined && found[name] === undefined,
    );
  const isPerson = async (argument: Argument, words: string): Promise<boolean> => {
    if (!/^(?:@|<@)/.test(words)) return false;
    const reads = () => values.longest(argument, words, [words.length], true) !== undefined;
    return reads() || ((await values.lookUp(repositories, coalition)) && reads());
  };
  /** Takes the words as a filter, if they are one. */
  const take = async (words: string): Promise<boolean> => {
    const [group] = ofKind('group') ?? [];
    if (group !== undefined && isGroup(words)) {
      found[group] = words;
      return true;
    }
    const [choice, { choices = [] }] = ofKind('choice') ?? ['', { choices: [] }];
    const chosen = matchChoice(choices, words);
    if (chosen !== undefined) {
      found[choice] = chosen.value;
      return true;
    }
    const [person, argument] = ofKind('person') ?? [];
    if (person === undefined || argument === undefined) return false;
    const whose = meansUnowned(words) ? 'none' : words;
    if (whose !== 'none' && !meansMe(words) && !(await isPerson(argument, words))) return false;
    found[person] = whose;
    return true;
  };

  if (await take(text)) return { ...others, ...found };
  const words = [...text.matchAll(/<[@#!][^>]*>|\S+/g)].map(([word]) => word.replace(/[,،;؛.]$/u, ''));
  if (words.length > mostWordsOfAll) return typed;
  const left: string[] = [];
  for (let at = 0; at < words.length; ) {
    const lengths = Array.from({ length: Math.min(mostWords, words.length - at) }, (_, index) => index + 1);
    let taken = 0;
    for (const length of lengths.toReversed())
      if (taken === 0 && (await take(words.slice(at, at + length).join(' ')))) taken = length;
    if (taken === 0) left.push(words[at] ?? '');
    at += Math.max(1, taken);
  }
  const some = Object.keys(found).length > 0;
  const rest = (some ? left.filter((word) => !between.has(plainName(word))) : left).join(' ');
  // Words that are left over when the free text is no text: the reader of the argument says so.
  if (rest !== '' && found[free] !== undefined) return typed;
  return { ...others, ...found, ...(rest === '' ? {} : { [free]: rest }) };
};

const without = (typed: Typed, name: string): Typed => {
  const { [name]: _, ...others } = typed;
  return others;
};
