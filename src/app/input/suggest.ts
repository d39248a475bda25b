import type { Option } from '../../chat/card.ts';
import type { Argument, ArgumentKind } from '../../chat/command.ts';
import { shorten } from '../../chat/text/clean.ts';
import { mostSuggestions } from '../../chat/text/complete.ts';
import { suggestTimeZones } from '../../domain/dates/calendar.ts';
import { readDay, readMoment } from '../../domain/dates/date-words.ts';
import { plainName } from '../../domain/plain-letters.ts';
import type { Memory } from '../../store/repositories.ts';
import type { Member, Speaker } from '../caller/caller.ts';
import { namesIn } from './named-people.ts';

/** The longest label that every platform shows. */
const labelMax = 100;

type Suggester = (
  memory: Memory,
  speaker: Speaker,
  typed: string,
  argument: Argument,
) => Promise<readonly Option[]> | readonly Option[];

const none: Suggester = () => [];

const holds = (name: string, typed: string): boolean => plainName(name).includes(plainName(typed));

const withMember =
  (
    suggest: (
      memory: Memory,
      member: Member,
      typed: string,
      argument: Argument,
    ) => Promise<readonly Option[]>,
  ): Suggester =>
  (memory, { member }, typed, argument) =>
    member === null ? [] : suggest(memory, member, typed, argument);

/** Those that the platform names, then those on record: each name once. */
const peopleCalled = async (memory: Memory, speaker: Speaker, typed: string): Promise<readonly string[]> => {
  const text = typed.trim().replace(/^@/, '');
  const { member, named } = speaker;
  const known = member === null ? [] : await memory.people.search(member.coalition.id, text, mostSuggestions);
  const names = [...named.people.filter(({ name }) => holds(name, text)), ...known].map(({ name }) => name);
  return [...new Map(names.map((name) => [plainName(name), name])).values()];
};

const people: Suggester = async (memory, speaker, typed) =>
  (await peopleCalled(memory, speaker, typed)).map((name) => ({ value: `@${name}`, label: name }));

/** Another one after those who stand there already. */
const severalPeople: Suggester = async (memory, speaker, typed) => {
  const [head = ''] = /^(?:.*(?:[,،]|\sand\s|\sو\s|\s(?=@)))?/isu.exec(typed) ?? [];
  const before = head === '' ? '' : `${head.trimEnd()} `;
  const already = new Set(namesIn(head).map((name) => plainName(name.replace(/^@/, ''))));
  return (await peopleCalled(memory, speaker, typed.slice(head.length)))
    .filter((name) => !already.has(plainName(name)))
    .map((name) => ({ value: `${before}@${name}`, label: `${before}@${name}` }));
};

const places: Suggester = (_memory, speaker, typed) =>
  speaker.named.places
    .filter(({ name }) => holds(name, typed.replace(/^#/, '')))
    .map(({ name }) => ({ value: `#${name}`, label: `#${name}` }));

const groups = withMember(async (memory, member, typed) =>
  (await memory.groups.list(member.coalition.id))
    .filter(({ name }) => holds(name, typed))
    .map(({ name }) => ({ value: name, label: name })),
);

/** The first that hold what was typed, by number or by words of the title. */
const matching = (
  rows: readonly Readonly<{ number: number; text: string }>[],
  member: Member,
  typed: string,
): readonly Option[] => {
  const key = plainName(typed);
  const found: Option[] = [];
  for (const { number, text } of rows) {
    if (found.length === mostSuggestions) break;
    if (!plainName(`#${number} ${text}`).includes(key)) continue;
    found.push({
      value: `#${number}`,
      label: `${member.words.ref(number)} ${member.words.show(text)}`,
    });
  }
  return found;
};

/** How many recent items are looked through. */
const recent = 200;

const items = withMember(async (memory, member, typed, { closed }) => {
  const group = member.here?.groupId ?? null;
  const rows = await memory.items.recent(member.coalition.id, group, recent, closed);
  return matching(
    rows.map(({ number, title }) => ({ number, text: title })),
    member,
    typed,
  );
});

const difficulties = withMember(async (memory, member, typed) => {
  const rows = await memory.difficulties.open(member.coalition.id, recent);
  return matching(
    rows.map(({ number, body }) => ({ number, text: body })),
    member,
    typed,
  );
});

const events = withMember(async (memory, member, typed) => {
  const rows = await memory.events.coming(member.coalition.id, null, member.now, recent);
  return matching(
    rows.map(({ number, title }) => ({ number, text: title })),
    member,
    typed,
  );
});

const polls = withMember(async (memory, member, typed) => {
  const group = member.here?.groupId ?? null;
  const rows = await memory.polls.recent(member.coalition.id, group, recent);
  return matching(
    rows.map(({ number, question }) => ({ number, text: question })),
    member,
    typed,
  );
});

const dayWords = {
  en: ['today', 'tomorrow', 'in 3 days', 'next sunday', 'in a week', 'in two weeks', 'end of month'],
  ar: ['اليوم', 'غدًا', 'بعد 3 أيام', 'الأحد القادم', 'بعد أسبوع', 'بعد أسبوعين', 'نهاية الشهر'],
} as const;

/** Days in words, each with the day that it means; what was typed itself where it can be read. */
const dates: Suggester = (_memory, { member }, typed) => {
  if (member === null) return [];
  const { words, now, coalition } = member;
  const offered = dayWords[words.language].filter((word) => holds(word, typed));
  return [...new Set([...(typed === '' ? [] : [typed]), ...offered])].flatMap((word) => {
    const reading = readDay(word, { now, timeZone: coalition.timeZone, workWeek: coalition.workWeek });
    return reading.kind === 'day' ? [{ value: word, label: `${word} · ${words.day(reading.date)}` }] : [];
  });
};

const moments: Suggester = (_memory, { member }, typed, argument) => {
  if (member === null || typed === '') return [];
  const { words, now, coalition } = member;
  const reading = readMoment(typed, {
    now,
    timeZone: coalition.timeZone,
    workWeek: coalition.workWeek,
    endOfDay: argument.endOfDay ?? false,
  });
  return reading.kind === 'moment'
    ? [{ value: typed, label: `${typed} · ${words.momentText(reading.at)}` }]
    : [];
};

const zones: Suggester = (_memory, _speaker, typed) =>
  suggestTimeZones(typed, mostSuggestions).map((zone) => ({ value: zone, label: zone }));

const suggesters: { readonly [Kind in ArgumentKind]: Suggester } = {
  text: none,
  date: dates,
  moment: moments,
  person: people,
  people: severalPeople,
  place: places,
  group: groups,
  item: items,
  difficulty: difficulties,
  event: events,
  poll: polls,
  zone: zones,
  integer: none,
  // Choices stand in the definition: the grammar and the platforms offer them.
  choice: none,
};

/** Values that fit what has been typed of an argument so far. */
export const suggestValues = async (
  memory: Memory,
  speaker: Speaker,
  argument: Argument,
  typed: string,
): Promise<readonly Option[]> =>
  (await suggesters[argument.kind](memory, speaker, typed, argument))
    .slice(0, mostSuggestions)
    .map(({ value, label }) => ({ value, label: shorten(label, labelMax) }));
