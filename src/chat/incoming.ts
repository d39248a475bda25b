import type { Card, Option } from './card.ts';
import type { FieldErrors, Form } from './form.ts';
import type { AccountRef, Language, MessageRef, Named, PlaceRef } from './ids.ts';

/** What every incoming says: who, where, when, and how to recognise it when it is delivered again. */
type Origin = Readonly<{
  /** The platform's id of this delivery: the same one twice changes nothing and answers the same. */
  id: string;
  account: Named<AccountRef>;
  /** What the platform tells about the speaker. A fact it does not tell is absent: neither yes nor no. */
  speaker?: SpeakerFacts;
  place: NamedPlace;
  /** True in a conversation between the person and the bot alone. */
  direct: boolean;
  /** UTC epoch milliseconds. */
  at: number;
  /** The language the platform says the person uses, until they choose one. */
  locale?: Language;
  /** The people and places that the text or the values may name, so that a mention has a name. */
  named: Readonly<{ people: readonly NamedAccount[]; places: readonly NamedPlace[] }>;
}>;

export type SpeakerFacts = Readonly<{
  /** May change the workspace itself: Discord's "Manage Server", an owner or admin of a Slack workspace. */
  managesWorkspace?: boolean;
  /** Is no full member of the workspace: a guest of it, or somebody of an organisation it shares a place with. */
  outsider?: false | 'guest' | 'other-organisation';
}>;

/** An account with the name people see. `inactive` is set for one that cannot take part. */
export type NamedAccount = Named<AccountRef> & Readonly<{ inactive?: 'bot' | 'closed' }>;

/** A place with the name people see. `access` is absent where the platform does not tell it. */
export type NamedPlace = Named<PlaceRef> & Readonly<{ access?: PlaceAccess }>;

/** What Halqa may do in a place: see it, and write there what it has to say unasked. */
export type PlaceAccess = Readonly<{ see: boolean; write: boolean }>;

/**
 * A slash command. Where the platform sends a line, `text` is all of it with the slash
 * ("/action add Book the hall due:friday"); where it sends typed options, the path ("action add")
 * and the values as they would be typed.
 */
export type CommandIncoming = Origin & Readonly<{ kind: 'command'; said: CommandInput }>;

export type CommandInput =
  | Readonly<{ as: 'text'; text: string }>
  | Readonly<{
      as: 'values';
      path: string;
      values: Readonly<Record<string, string>>;
      /** Opens the form with these values standing in it, also where nothing is missing. */
      ask?: true;
      /** A link back to the message that the command is about (`message-link.ts`). */
      source?: string;
    }>;

/** A press of a button, or a choice in a select (`value`). `message` is the card it stood on. */
export type ButtonIncoming = Origin &
  Readonly<{ kind: 'button'; token: string; value?: string; message?: MessageRef }>;

/** `source` is what went with the form. */
export type FormIncoming = Origin &
  Readonly<{
    kind: 'form';
    token: string;
    values: Readonly<Record<string, string>>;
    source?: string;
  }>;

/** What has been typed so far. `focus` is the argument being typed, where the platform says so. */
export type SuggestIncoming = Origin & Readonly<{ kind: 'suggest'; said: CommandInput; focus?: string }>;

/**
 * Reports where a public answer was posted, so that it can be redrawn when its subject changes. The
 * subject "home" is the page of the account's own that a platform may have room for.
 */
export type ShownIncoming = Origin & Readonly<{ kind: 'shown'; subject: string; message: MessageRef }>;

export type Incoming = CommandIncoming | ButtonIncoming | FormIncoming | SuggestIncoming | ShownIncoming;

/**
 * The platform closed an account (its person left, or was put out), or opened it again. Nobody speaks, so
 * there is no place, and nothing is answered. `id` is as that of an incoming.
 */
export type AccountNotice = Readonly<{
  kind: 'account';
  id: string;
  account: AccountRef;
  at: number;
  open: boolean;
}>;

/**
 * Seen by the person alone, and so is the file that may come with it. A `fleeting` one is shown and
 * kept nowhere, neither here nor by an adapter: it holds a code, or everything about somebody.
 */
export type PrivateReply = Readonly<{ kind: 'private'; card: Card; file?: ReplyFile; fleeting?: true }>;
/** Text that goes with an answer as a file of its own. `name` is ASCII, with its extension. */
export type ReplyFile = Readonly<{ name: string; mime: string; text: string }>;
/**
 * Seen by everybody in the place. `subject` ("item:ID") asks the adapter to report with `shown`
 * where the card stands.
 */
export type PublicReply = Readonly<{ kind: 'public'; card: Card; subject?: string }>;
/** Opens a form; legal only as the first answer. */
export type FormReply = Readonly<{ kind: 'form'; form: Form }>;
/** Redraws the pressed card; `aside` is a private message to the person, if there is one. */
export type RedrawReply = Readonly<{ kind: 'redraw'; card: Card; aside?: Card }>;
/** The form stays open, with a sentence at each field that is wrong. */
export type ErrorsReply = Readonly<{ kind: 'errors'; language: Language; errors: FieldErrors }>;
/** At most 25. Each `value` is what to put in: the whole line where a line was typed, else the argument. */
export type SuggestionsReply = Readonly<{ kind: 'suggestions'; suggestions: readonly Option[] }>;
export type NothingReply = Readonly<{ kind: 'nothing' }>;

export type CommandReply = PrivateReply | PublicReply | FormReply;
export type ButtonReply = RedrawReply | PrivateReply | PublicReply | FormReply;
export type FormAnswer = PrivateReply | PublicReply | ErrorsReply;

/** Which replies are legal for which incoming. */
export type ReplyTo<I extends Incoming | AccountNotice> = I extends CommandIncoming
  ? CommandReply
  : I extends ButtonIncoming
    ? ButtonReply
    : I extends FormIncoming
      ? FormAnswer
      : I extends SuggestIncoming
        ? SuggestionsReply
        : NothingReply;

export type Reply = ReplyTo<Incoming>;

/** The one way in. It never throws: a fault becomes a private card with an incident id. */
export type Handle = <I extends Incoming | AccountNotice>(incoming: I) => Promise<ReplyTo<I>>;
