import { randomUUID } from 'node:crypto';
import type { AccountRef, MessageRef, Named, PlaceRef } from '../../chat/ids.ts';
import type {
  ButtonIncoming,
  CommandIncoming,
  CommandInput,
  FormIncoming,
  ShownIncoming,
  SuggestIncoming,
} from '../../chat/incoming.ts';
import { ApiError } from './faults.ts';
import type { StoredMessage } from './journal.ts';
import { messageLink } from './message-link.ts';
import {
  accountOf,
  isPrivate,
  placeOf,
  placeRef,
  privateOf,
  privatePlace,
  type SandboxPerson,
  type Workspace,
} from './names.ts';

/** Who sent a request, where, and the id by which it is recognised when it is sent again. */
export type Delivery = Readonly<{
  id: string;
  by: SandboxPerson;
  account: Named<AccountRef>;
  place: Named<PlaceRef>;
  /** The message in whose thread it is. */
  thread?: string;
  /** The line that was typed. A press or a form has none, and is never stored: it may be a ballot. */
  line?: string;
}>;

export type Receiver = Readonly<{
  /** @throws ApiError when there is nobody with this id */
  person(id: string): SandboxPerson;
  /** A place, or the person's own conversation for `private`. @throws ApiError when there is none */
  place(id: string, of: SandboxPerson): Named<PlaceRef>;
  /** A message that the person may see. @throws ApiError when there is none */
  message(id: string, of: SandboxPerson): StoredMessage;
  delivery(
    by: SandboxPerson,
    place: Named<PlaceRef>,
    id: string | undefined,
    more?: Pick<Delivery, 'thread' | 'line'>,
  ): Delivery;
  /** The message that has a thread in this place. @throws ApiError when there is none */
  thread(id: string | undefined, place: Named<PlaceRef>): Pick<Delivery, 'thread'>;
  command(delivery: Delivery, said: CommandInput): CommandIncoming;
  button(delivery: Delivery, pressed: StoredMessage, token: string, value?: string): ButtonIncoming;
  form(
    delivery: Delivery,
    token: string,
    values: FormIncoming['values'],
    message: string | undefined,
  ): FormIncoming;
  suggest(delivery: Delivery, text: string): SuggestIncoming;
  /** `linked`: with the address of the message. */
  shown(delivery: Delivery, subject: string, message: StoredMessage, linked?: 'linked'): ShownIncoming;
  /** The link to a message, unless only one person sees it: nobody else could follow it. */
  sourceOf(message: string | undefined, by: SandboxPerson): Readonly<{ source?: string }>;
}>;

/** Turns what the API was sent into incomings. */
export const createReceiver = (
  workspace: () => Workspace,
  find: (message: string) => StoredMessage | undefined,
  now: () => number,
): Receiver => {
  const origin = ({ id, by, account, place }: Delivery) => ({
    id,
    account,
    place,
    direct: isPrivate(place.id),
    at: now(),
    locale: by.language,
    named: { people: workspace().people.map(accountOf), places: workspace().places.map(placeOf) },
  });

  const message = (id: string, of: SandboxPerson): StoredMessage => {
    const found = find(id);
    if (found && (found.reader === null || found.reader === of.id)) return found;
    throw new ApiError(404, `There is no message "${id}" here for ${of.name}.`);
  };

  const sourceOf: Receiver['sourceOf'] = (id, by) => {
    if (id === undefined) return {};
    const { reader, place } = message(id, by);
    return reader === null ? { source: messageLink({ place, message: id }) } : {};
  };

  return {
    person(id) {
      const found = workspace().people.find((each) => each.id === id);
      if (!found) throw new ApiError(404, `There is nobody here with the id "${id}".`);
      return found;
    },
    place(id, of) {
      if (id === privatePlace) return placeOf({ id: privateOf(of.id), name: privatePlace });
      const found = workspace().places.find((each) => each.id === id);
      if (!found) throw new ApiError(404, `There is no place here with the id "${id}".`);
      return placeOf(found);
    },
    message,
    sourceOf,
    delivery: (by, place, id, { thread, line } = {}) => ({
      id: id ?? randomUUID(),
      by,
      account: accountOf(by),
      place,
      ...(thread !== undefined && { thread }),
      ...(line !== undefined && { line }),
    }),
    thread(id, place) {
      if (id === undefined) return {};
      const root = find(id);
      if (root?.place !== place.id || root.reader !== null || root.thread !== undefined)
        throw new ApiError(404, `There is no message "${id}" here that has a thread.`);
      return { thread: id };
    },
    command: (delivery, said) => ({ ...origin(delivery), kind: 'command', said }),
    button: (delivery, pressed, token, value) => ({
      ...origin(delivery),
      kind: 'button',
      token,
      ...(value !== undefined && { value }),
      message: refOf(pressed),
    }),
    form: (delivery, token, values, from) => ({
      ...origin(delivery),
      kind: 'form',
      token,
      values,
      ...sourceOf(from, delivery.by),
    }),
    suggest: (delivery, text) => ({ ...origin(delivery), kind: 'suggest', said: { as: 'text', text } }),
    shown: (delivery, subject, shown, linked) => ({
      ...origin({ ...delivery, id: `shown:${subject}:${delivery.id}` }),
      kind: 'shown',
      subject,
      message: refOf(shown),
      ...(linked && { link: messageLink({ place: shown.place, message: shown.id }) }),
    }),
  };
};

export const refOf = (message: StoredMessage): MessageRef => ({
  place: placeRef(message.place),
  id: message.id,
});
