import type { Card, Option } from '../../chat/card.ts';
import type { FieldKind } from '../../chat/form.ts';
import type { Language } from '../../chat/ids.ts';

/** What the JSON API answers. Described for people in docs/sandbox.md; fields are added, never renamed. */

export type Seed = 'demo' | 'empty';

/** A moment by its name: the end of the next event, and when a summary is due. */
export type Goal = 'event-end' | 'month-end' | 'quarter-end';

export type PlaceKind = 'executive' | 'strategic' | 'group' | 'general' | 'private';

export type PersonShown = Readonly<{
  id: string;
  name: string;
  language: Language;
  roles: readonly string[];
}>;

export type PlaceShown = Readonly<{ id: string; name: string; kind: PlaceKind; group?: string }>;

export type State = Readonly<{
  /** ISO time, by the sandbox's own clock. */
  now: string;
  people: readonly PersonShown[];
  places: readonly PlaceShown[];
  /** The IANA zone in which the page writes times. */
  zone: string;
  /** False while real platforms share the clock: then it follows the real one, and nothing can be started over. */
  movable: boolean;
  seed: Seed;
  /** Whether a coalition was set up, and how many working groups it has. */
  coalition: boolean;
  groups: number;
  /** Where the clock could go now. */
  goals: readonly Goal[];
}>;

export type Action = Readonly<{
  token: string;
  label: string;
  kind: 'button' | 'select';
  options?: readonly Option[];
}>;

export type Message = Readonly<{
  id: string;
  in: string;
  /** ISO time. */
  at: string;
  /** Only its reader sees it. */
  private: boolean;
  /** Null where a person simply wrote something. */
  card: Card | null;
  text: string;
  actions: readonly Action[];
  /** Where the card has charts. */
  pictures?: readonly PictureShown[];
  /** Who wrote it: a person, or Halqa itself. */
  from: Readonly<{ id: string; name: string }>;
  /** What was typed or pressed to get this answer, and by whom. */
  by?: Readonly<{ id: string; name: string; said?: string }>;
  /** A file that came with it: `GET /api/file?message=ID&as=PERSON`, until the sandbox is restarted. */
  file?: Readonly<{ name: string }>;
}>;

/** A chart of a card: the number of its block, and how large its picture is in pixels of the page. */
export type PictureShown = Readonly<{ block: number; width: number; height: number }>;

/** Times are ISO times; `what` is a kind of deadline, or `moved`. */
export type ClockEntryShown = Readonly<{ at: string; what: string }> &
  (Readonly<{ why: 'due'; dueAt: string }> | Readonly<{ why: 'asked'; from: string; to: string }>);

/** A card of the gallery in one language: as data, and as each real platform gets it. */
export type ExhibitShown = Readonly<{
  name: string;
  digits: 'latn' | 'arab';
  card: Card;
  pictures: readonly PictureShown[];
  renderings: Readonly<Record<string, unknown>>;
}>;

export type GalleryPage = Readonly<{
  /** The kinds of sample texts there are, and the one that is shown. */
  texts: readonly string[];
  text: string;
  /** How many cards match. */
  total: number;
  cards: readonly Readonly<{ made: string; state: string; exhibits: readonly ExhibitShown[] }>[];
  /** The number to go on from; null at the end. */
  next: number | null;
}>;

export type FormShown = Readonly<{
  token: string;
  title: string;
  submit: string;
  fields: readonly FieldShown[];
  /** The message that it was opened from; sent back with the values. */
  message?: string;
}>;

export type FieldShown = Readonly<{
  name: string;
  label: string;
  kind: FieldKind;
  required: boolean;
  value?: string;
  hint?: string;
  max?: number;
  /** For `choice`, `person` and `place`. */
  options?: readonly Option[];
}>;

export type Answer = Readonly<{ messages: readonly Message[]; form?: FormShown }>;

export type SubmitAnswer = Answer | Readonly<{ errors: Readonly<Record<string, string>> }>;

export type SuggestAnswer = Readonly<{ suggestions: readonly Option[] }>;

export type ClockAnswer = Readonly<{ now: string; posted: readonly Message[] }>;

/** What `GET /api/events` sends. `reset` says that everything read so far is gone. */
export type Happening =
  | Readonly<{ event: 'message' | 'edit'; data: Message }>
  | Readonly<{ event: 'clock' | 'reset'; data: Readonly<{ now: string }> }>;
