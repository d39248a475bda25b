import type { Card, Option } from './card.ts';
import type { FieldErrors, Form } from './form.ts';
import type { AccountRef, Language, MessageRef, Named, PlaceRef } from './ids.ts';
import type { EventNotice, EventReply, InterestList, InterestNotice } from './native-events.ts';

/** The common part of every incoming: who, where, when, and how to recognise a repeated delivery. */
type Origin = Readonly<{
  /** The platform's id of this delivery: a repeated one changes nothing and gets the same reply. */
  id: string;
  account: Named<AccountRef>;
  /** What the platform reports about the speaker. An unreported fact is absent: neither yes nor no. */
  speaker?: SpeakerFacts;
  place: NamedPlace;
  /** True in a conversation between the person and the bot alone. */
  direct: boolean;
  /** UTC epoch milliseconds. */
  at: number;
  /** The person's language as the platform reports it; used until they choose one. */
  locale?: Language;
  /** The people and places that the text or the values may mention, with their names. */
  named: Readonly<{ people: readonly NamedAccount[]; places: readonly NamedPlace[] }>;
}>;

export type SpeakerFacts = Readonly<{
  /** The time zone in which the platform shows times to them, as an IANA name. */
  timeZone?: string;
  /** May change the workspace itself: Discord's "Manage Server", an owner or admin of a Slack workspace. */
  managesWorkspace?: boolean;
  /**
   * Not a full member of the workspace: a guest, or a member of an organisation that shares a place with it.
   */
  outsider?: false | 'guest' | 'other-organisation';
  /** The ids of their roles in the workspace, on a platform that has such roles. */
  roles?: readonly string[];
}>;

/** An account with the name people see. `inactive` is set for one that cannot take part. */
export type NamedAccount = Named<AccountRef> & Readonly<{ inactive?: 'bot' | 'closed' }>;

/** A place with the name people see. `access` is absent when the platform does not report it. */
export type NamedPlace = Named<PlaceRef> & Readonly<{ access?: PlaceAccess }>;

/** What Halqa can do in a place: see it, post announcements, and open threads. */
export type PlaceAccess = Readonly<{
  see: boolean;
  write: boolean;
  /** Set where Halqa can’t open a thread that everybody in the place may read. */
  threads?: false;
}>;

/**
 * A slash command. When the platform sends a line, `text` is the whole line with the slash ("/action add Book
 * the hall due:friday"). When it sends typed options, `path` is "action add" and the values are as they would
 * be typed.
 */
export type CommandIncoming = Origin & Readonly<{ kind: 'command'; said: CommandInput }>;

export type CommandInput =
  | Readonly<{ as: 'text'; text: string }>
  | Readonly<{
      as: 'values';
      path: string;
      values: Readonly<Record<string, string>>;
      /** Opens the form with these values, even if nothing is missing. */
      ask?: true;
      /** A link back to the message that the command is about (`message-link.ts`). */
      source?: string;
    }>;

/** A press of a button, or a choice in a select (`value`). `message` is its card. */
export type ButtonIncoming = Origin &
  Readonly<{ kind: 'button'; token: string; value?: string; message?: MessageRef }>;

/** `source` is the link that was stored with the form. */
export type FormIncoming = Origin &
  Readonly<{
    kind: 'form';
    token: string;
    values: Readonly<Record<string, string>>;
    source?: string;
  }>;

/** The text typed so far. `focus` is the argument being typed, if the platform reports it. */
export type SuggestIncoming = Origin & Readonly<{ kind: 'suggest'; said: CommandInput; focus?: string }>;

/**
 * Reports where a public answer was posted, so that it can be redrawn when its subject changes. The
 * subject "home" is the page of the account's own that a platform may have room for.
 */
export type ShownIncoming = Origin &
  Readonly<{
    kind: 'shown';
    subject: string;
    message: MessageRef;
    /** The address of the message, for the first card of a thread. */
    link?: string;
  }>;

export type Incoming = CommandIncoming | ButtonIncoming | FormIncoming | SuggestIncoming | ShownIncoming;

/**
 * The platform closed an account (the person left or was removed) or reopened it. Nobody speaks, so there is
 * no place and no reply. `id` is like that of an incoming.
 */
export type AccountNotice = Readonly<{
  kind: 'account';
  id: string;
  account: AccountRef;
  at: number;
  open: boolean;
}>;

/**
 * Only the person sees it and its file. A `fleeting` reply is stored nowhere, neither here nor by an adapter:
 * it contains a code, or everything about a person.
 */
export type PrivateReply = Readonly<{ kind: 'private'; card: Card; file?: ReplyFile; fleeting?: true }>;
/**
 * What is attached to a reply as a file: text, or bytes, which only a `fleeting` reply may hold, since the
 * others are stored as JSON. `name` is ASCII, with its extension.
 */
export type ReplyFile = Readonly<{ name: string; mime: string }> &
  (Readonly<{ text: string; bytes?: never }> | Readonly<{ bytes: Uint8Array; text?: never }>);

export const bytesOfFile = ({ text, bytes }: ReplyFile): Uint8Array =>
  bytes ?? new TextEncoder().encode(text);
/**
 * Everyone in the place sees it; `aside` is a private message to the person, if there is one. `subject` ("item:ID") asks the adapter to report the posted card with
 * `shown`. `notify`: accounts on the card that are really pinged, once; everybody else on it is only named.
 */
export type PublicReply = Readonly<{
  kind: 'public';
  card: Card;
  subject?: string;
  notify?: readonly AccountRef[];
  aside?: Card;
  thread?: Thread;
}>;
/**
 * A thread on a posted card. The adapter opens it once the card is posted, and reports its first card with
 * `shown`, with a link. Where the card is posted inside a thread already, that thread is used. `title` may be
 * shortened, or unused.
 */
export type Thread = Readonly<{
  title: string;
  /** The first card in it. `notify`: accounts on it that are really pinged, once. */
  card: Card;
  notify: readonly AccountRef[];
  subject: string;
  /** A private message to the person, when the platform does not let Halqa open it. */
  refused: Card;
}>;
/** The answer where it is posted inside a thread already, which is then the one in use. */
export const inThatThread = ({ card, subject, notify }: Thread): PublicReply => ({
  kind: 'public',
  card,
  subject,
  notify,
});
/** Opens a form; only possible as the first answer. */
export type FormReply = Readonly<{ kind: 'form'; form: Form }>;
/** Redraws the pressed card; `aside` is a private message to the person, if there is one. */
export type RedrawReply = Readonly<{ kind: 'redraw'; card: Card; aside?: Card }>;
/** The form stays open, with a sentence at each wrong field. */
export type ErrorsReply = Readonly<{ kind: 'errors'; language: Language; errors: FieldErrors }>;
/** At most 25. Each `value` is the whole line if a line was typed, otherwise the argument's value. */
export type SuggestionsReply = Readonly<{ kind: 'suggestions'; suggestions: readonly Option[] }>;
export type NothingReply = Readonly<{ kind: 'nothing' }>;

/** What a platform reports without anybody speaking. */
export type Notice = AccountNotice | EventNotice | InterestNotice | InterestList;

export type CommandReply = PrivateReply | PublicReply | FormReply;
export type ButtonReply = RedrawReply | PrivateReply | PublicReply | FormReply;
export type FormAnswer = PrivateReply | PublicReply | ErrorsReply;

/** Which replies are possible for which incoming. */
export type ReplyTo<I extends Incoming | Notice> = I extends CommandIncoming
  ? CommandReply
  : I extends ButtonIncoming
    ? ButtonReply
    : I extends FormIncoming
      ? FormAnswer
      : I extends SuggestIncoming
        ? SuggestionsReply
        : I extends EventNotice
          ? EventReply
          : NothingReply;

export type Reply = ReplyTo<Incoming | Notice>;

/**
 * Another process receives from the platform now. The delivery was not carried out, and must be neither answered nor
 * acknowledged: the platform tells the person, or has sent it to the other process too.
 */
export class NotReceiving extends Error {
  constructor() {
    super('another process receives from the platform now');
    this.name = 'NotReceiving';
  }
}

/**
 * The one entry point. A fault becomes a private card with an incident id.
 * @throws NotReceiving, and nothing else
 */
export type Handle = <I extends Incoming | Notice>(incoming: I) => Promise<ReplyTo<I>>;
