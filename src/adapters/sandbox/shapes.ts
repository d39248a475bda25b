import type { Card, Option } from '../../chat/card.ts';
import type { FieldKind } from '../../chat/form.ts';
import type { Language } from '../../chat/ids.ts';
import type { ClockDeed } from './clock-log.ts';

/* The answers of the JSON API. docs/sandbox.md describes them; fields are added, never renamed. */

export type Seed = 'demo' | 'empty';

/** A named moment: the end of the next event, or when a summary is due. */
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
  /** ISO time of the sandbox's clock. */
  now: string;
  people: readonly PersonShown[];
  places: readonly PlaceShown[];
  /** The IANA zone of the times on the page. */
  zone: string;
  /** False while real platforms share the clock: it cannot be moved, and nothing can be started over. */
  movable: boolean;
  seed: Seed;
  /** Whether a coalition is set up; `groups` is the number of its working groups. */
  coalition: boolean;
  groups: number;
  /** The moments that the clock could be moved to. */
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
  /** Null for what a person wrote. */
  card: Card | null;
  text: string;
  actions: readonly Action[];
  /** The message in whose thread it is. */
  thread?: string;
  /** The charts of the card, if any. */
  pictures?: readonly PictureShown[];
  /** The author: a person, or Halqa. */
  from: Readonly<{ id: string; name: string }>;
  /** Who asked for this answer; `said` is the line that they typed. */
  by?: Readonly<{ id: string; name: string; said?: string }>;
  /** The file that came with it, available until a restart: `GET /api/file?message=ID&as=PERSON`. */
  file?: Readonly<{ name: string }>;
}>;

/** A chart of a card: the index of its block, and the size of its picture in CSS pixels. */
export type PictureShown = Readonly<{ block: number; width: number; height: number }>;

/** Times are ISO times. */
export type ClockEntryShown = Readonly<{ at: string }> &
  (
    | Readonly<{ why: 'due'; what: ClockDeed; dueAt: string }>
    | Readonly<{ why: 'asked'; what: 'moved'; from: string; to: string }>
  );

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

/** What `GET /api/events` sends. After `reset` everything that was read before is gone. */
export type Happening =
  | Readonly<{ event: 'message' | 'edit'; data: Message }>
  | Readonly<{ event: 'clock' | 'reset'; data: Readonly<{ now: string }> }>;
