import type { PageKey, PageStart } from './page.ts';

/** The lists that have pages. */
const lists = [
  'items',
  'difficulties',
  'events',
  'progress',
  'bodies',
  'members',
  'found',
  'partners',
  'history',
  'polls',
  'comments',
  'deliveries',
] as const;
export type ListName = (typeof lists)[number];

/** Which rows of a list: items are open, overdue, done or dropped; events are coming or past. */
const shows = ['open', 'overdue', 'done', 'dropped', 'coming', 'past', 'all'] as const;
export type ListShow = (typeof shows)[number];

/** What a list is about. Ids are those of the store; `words` are what was typed to look for. */
export type ListQuery = Readonly<{
  list: ListName;
  show: ListShow;
  /** Of one body; `null` is all that the reader may read. */
  groupId: string | null;
  /** Of one person; 'nobody' is what has no owner; `null` is everyone's. */
  personId: string | null;
  /** Of one item, or of one poll. */
  itemId: string | null;
  words: string;
}>;

export const nobodys = 'nobody';

export const listOf = (list: ListName, show: ListShow, more: Partial<ListQuery> = {}): ListQuery => ({
  groupId: null,
  personId: null,
  itemId: null,
  words: '',
  ...more,
  list,
  show,
});

/**
 * The token of a button has room for 100 characters, so a query and the key of a page are written densely: a
 * letter for the list, one for what it shows, one digit for which ids follow and in which letters the words begin,
 * each id in 22 characters, and the words with one character for each Latin or Arabic letter.
 */
export const mostWordLetters = 32;
/** A search has no other filters. */
export const mostSearchLetters = 60;

const idLength = 22;
const shapeOfId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const packId = (id: string): string => {
  if (!shapeOfId.test(id)) throw new Error(`not an id: ${id}`);
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
};

const unpackId = (packed: string): string =>
  Buffer.from(packed, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Each of these letters is packed as the character at the same position in `written`. Latin letters are packed as they are. */
const arabic = 'ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآؤئءىةًٌٍَُِّْـ،؟پچڤگکی';
const written = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-';

type Letters = 'latin' | 'arabic';

const packLetter = (letter: string, letters: Letters): string | undefined => {
  if (letter === ' ') return '_';
  if (/[0-9]/.test(letter)) return letter;
  if (letters === 'arabic') return written[arabic.indexOf(letter)];
  return /[A-Za-z-]/.test(letter) ? letter : undefined;
};

const otherThan = (letters: Letters): Letters => (letters === 'latin' ? 'arabic' : 'latin');

/**
 * `~` changes between Latin and Arabic; any other character is written as its code point between full stops.
 */
const packWords = (words: string, first: Letters): string => {
  let letters = first;
  return [...words]
    .map((letter) => {
      const packed = packLetter(letter, letters);
      if (packed !== undefined) return packed;
      const changed = packLetter(letter, otherThan(letters));
      if (changed === undefined) return `.${letter.codePointAt(0)?.toString(36)}.`;
      letters = otherThan(letters);
      return `~${changed}`;
    })
    .join('');
};

const unpackWords = (packed: string, first: Letters): string => {
  let letters = first;
  return packed.replace(/\.([0-9a-z]{1,4})\.|[^0-9]/g, (sign, code?: string) => {
    if (code !== undefined) return Number.parseInt(code, 36) < 0x110000 ? letterOf(code) : '';
    if (sign === '_') return ' ';
    if (sign === '~') {
      letters = otherThan(letters);
      return '';
    }
    return letters === 'latin' ? sign : (arabic[written.indexOf(sign)] ?? '');
  });
};

const letterOf = (code: string): string => String.fromCodePoint(Number.parseInt(code, 36));

/** The letters to begin with, so that a text in one script needs no change. */
const firstLetters = (words: string): Letters =>
  packWords(words, 'arabic').length < packWords(words, 'latin').length ? 'arabic' : 'latin';

/** Whether words are short enough for the buttons of their list. */
export const wordsFit = (words: string, most = mostWordLetters): boolean =>
  packWords(words, firstLetters(words)).length <= most;

export const packQuery = ({ list, show, groupId, personId, itemId, words }: ListQuery): string => {
  const person = personId === nobodys ? null : personId;
  const first = firstLetters(words);
  const which =
    (groupId === null ? 0 : 1) +
    (person === null ? 0 : 2) +
    (itemId === null ? 0 : 4) +
    (personId === nobodys ? 8 : 0) +
    (first === 'arabic' ? 16 : 0);
  return [
    letter(lists.indexOf(list)),
    letter(shows.indexOf(show)),
    which.toString(32),
    ...[groupId, person, itemId].flatMap((id) => (id === null ? [] : [packId(id)])),
    packWords(words, first),
  ].join('');
};

const letter = (index: number): string => String.fromCharCode(97 + index);

/** `undefined` for what `packQuery` cannot have written. */
export const unpackQuery = (packed: string): ListQuery | undefined => {
  const list = lists[packed.charCodeAt(0) - 97];
  const show = shows[packed.charCodeAt(1) - 97];
  const which = Number.parseInt(packed.charAt(2), 32);
  if (list === undefined || show === undefined || Number.isNaN(which)) return undefined;
  let at = 3;
  const ids = [1, 2, 4].map((bit) => {
    if ((which & bit) === 0) return null;
    at += idLength;
    return packed.slice(at - idLength, at);
  });
  if (ids.some((id) => id !== null && id.length !== idLength)) return undefined;
  const [groupId = null, personId = null, itemId = null] = ids.map((id) =>
    id === null ? null : unpackId(id),
  );
  return {
    list,
    show,
    groupId,
    personId: (which & 8) === 0 ? personId : nobodys,
    itemId,
    words: unpackWords(packed.slice(at), (which & 16) === 0 ? 'latin' : 'arabic'),
  };
};

const shapeOfDay = /^\d{4}-\d\d-\d\d$/;

/** A day is written as `D` and its digits, a number in 36 digits, an id as in a query. */
const packValue = (value: PageKey[number]): string => {
  if (value === null) return '';
  if (typeof value === 'number') return value.toString(36);
  return shapeOfDay.test(value) ? `D${Number(value.replaceAll('-', '')).toString(36)}` : packId(value);
};

const unpackValue = (packed: string): PageKey[number] => {
  if (packed === '') return null;
  if (packed.length === idLength) return unpackId(packed);
  const day = /^D([0-9a-z]{1,6})$/.exec(packed)?.[1];
  if (day === undefined) return Number.parseInt(packed, 36);
  return String(Number.parseInt(day, 36))
    .padStart(8, '0')
    .replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
};

export const packStart = ({ key, back }: PageStart): string =>
  `${back ? 'b' : 'n'}${key.map(packValue).join('~')}`;

/** What the key of a list consists of: a number, a day or nothing, or an id. */
const keyShapes: Readonly<Record<ListName, readonly ('number' | 'day' | 'id')[]>> = {
  items: ['day', 'number'],
  difficulties: ['number', 'number'],
  events: ['number', 'number'],
  progress: ['number', 'id'],
  bodies: ['id'],
  members: ['id'],
  found: ['id'],
  partners: ['id'],
  history: ['id'],
  polls: ['number', 'number'],
  comments: ['number'],
  deliveries: ['id'],
};

const isShaped = (value: PageKey[number] | undefined, shape: 'number' | 'day' | 'id'): boolean => {
  if (shape === 'number') return typeof value === 'number' && Number.isSafeInteger(value);
  if (shape === 'day') return value === null || (typeof value === 'string' && shapeOfDay.test(value));
  return typeof value === 'string' && shapeOfId.test(value);
};

/** Where a page of this list begins; `null`, which is the first page, for what belongs to no such list. */
export const unpackStart = ({ list, show }: ListQuery, packed: string | undefined): PageStart | null => {
  if (packed === undefined) return null;
  const key = packed.slice(1).split('~').map(unpackValue);
  const closed = list === 'items' && (show === 'done' || show === 'dropped');
  const shapes = closed ? (['number', 'number'] as const) : keyShapes[list];
  if (key.length !== shapes.length || !shapes.every((shape, index) => isShaped(key[index], shape)))
    return null;
  return { back: packed.startsWith('b'), key };
};
