import type { AccountRef, Language, PlaceRef } from './ids.ts';
import type { EventEntry } from './native-events.ts';

/**
 * A card is what Halqa shows: plain data, the same for every platform, and safe to store as JSON. Every
 * renderer draws every kind below in a `switch` that ends in `never`, so a new kind does not compile until
 * each adapter draws it. A person's text is only ever data here; renderers escape it, so that it pings nobody
 * and breaks no markup. A frozen card is the same object each time and names nobody: what is drawn from it may be
 * kept.
 */
export type Card = Readonly<{
  /** The language of its text, which determines the reading direction. */
  language: Language;
  title: string;
  /** The mood of the card: an accent colour on platforms that have one. */
  tone: Tone;
  blocks: readonly Block[];
  /** What a list of events shows of it, when it is posted there (`native-events.ts`). */
  event?: EventEntry;
  /** The new name of the thread that it is in, when that changed. */
  thread?: ThreadName;
}>;

/**
 * The name that a thread of ours gets, in place of one of those that it had. Any other name was given by somebody there
 * and stays, unless a text had to go: `anything`.
 */
export type ThreadName = Readonly<{ name: string; was: readonly string[] | 'anything' }>;

export type Tone = 'neutral' | 'good' | 'warning' | 'bad';

export type Block =
  | Readonly<{ kind: 'text'; body: Line }>
  | List
  | Readonly<{ kind: 'facts'; facts: readonly Fact[] }>
  /** Small print. */
  | Readonly<{ kind: 'note'; body: Line }>
  | Readonly<{ kind: 'rule' }>
  | Readonly<{ kind: 'buttons'; buttons: readonly Button[] }>
  | Readonly<{ kind: 'select'; token: string; label: string; options: readonly Option[] }>
  /** A chart; `alt` describes it in words. */
  | Readonly<{ kind: 'chart'; chart: Chart; alt: string }>;

/**
 * The figures of a picture, drawn at the edge in the language and direction of their card.
 * - `bars`: a bar for each row, made of one part for each series. `values` are as long as `series`.
 * - `lines`: a line for each series over the same labels; `null` where there is no figure. `max` is
 *   the top of the scale; if absent, the greatest figure.
 *
 * `digits` are those its figures are written in, `latn` if absent. `note` is small print
 * below the picture.
 */
export type Chart =
  | Readonly<{
      kind: 'bars';
      title: string;
      series: readonly Series[];
      rows: readonly Readonly<{ label: string; values: readonly number[] }>[];
      digits?: 'latn' | 'arab';
      note?: string;
    }>
  | Readonly<{
      kind: 'lines';
      title: string;
      labels: readonly string[];
      series: readonly (Series & Readonly<{ values: readonly (number | null)[] }>)[];
      max?: number;
      digits?: 'latn' | 'arab';
      note?: string;
    }>;

export type Series = Readonly<{ label: string; tone: Tone }>;

/** Draws a chart as a PNG. */
export type DrawChart = (chart: Chart, language: Language) => Promise<Uint8Array>;

export type List = Readonly<{
  kind: 'list';
  entries: readonly Entry[];
  /** How many more there are than `entries` holds. */
  hidden: number;
  /**
   * The text for hidden entries: "and {n} more: /action list". Their number replaces `{n}`, or `{ن}` in
   * Arabic digits.
   */
  rest: string;
  /** A page of a longer list: where there is little room its entries are shortened, and none is left out. */
  whole?: true;
}>;

/** One entry of a list: a line, and a less prominent one below it. */
export type Entry = Readonly<{ body: Line; detail?: Line }>;

export type Fact = Readonly<{ label: string; value: Line }>;

/** `token` comes back when the button is pressed: a verb and an id, created by `token.ts`. */
export type Button = Readonly<{ token: string; label: string; look: 'plain' | 'primary' | 'danger' }>;

export type Option = Readonly<{ value: string; label: string }>;

export type Line = readonly Inline[];

export type Inline =
  | Readonly<{ kind: 'plain'; text: string }>
  | Readonly<{ kind: 'bold'; text: string }>
  | Readonly<{ kind: 'code'; text: string }>
  /** Drawn as a mention if there is an account on the platform that draws it, otherwise as the bare name. */
  | Readonly<{ kind: 'mention'; name: string; accounts: readonly AccountRef[] }>
  /** Drawn as the platform's own mention where the card is read in the place's workspace, otherwise as "#name". */
  | Readonly<{ kind: 'place'; place: PlaceRef; name: string }>
  /**
   * An instant (UTC epoch milliseconds), and its text in the coalition's zone. `counts`: how far away it is
   * matters, and is shown too on platforms that can keep that right.
   */
  | Readonly<{ kind: 'time'; at: number; text: string; counts?: true }>
  | Readonly<{ kind: 'link'; label: string; url: string }>;

export const plain = (text: string): Inline => ({ kind: 'plain', text });
export const bold = (text: string): Inline => ({ kind: 'bold', text });
export const code = (text: string): Inline => ({ kind: 'code', text });
