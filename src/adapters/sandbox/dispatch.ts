import { randomUUID } from 'node:crypto';
import type { Card } from '../../chat/card.ts';
import type { Form } from '../../chat/form.ts';
import type { AccountRef, MessageRef, Named, PlaceRef } from '../../chat/ids.ts';
import type { CommandInput, Handle, PrivateReply, ReplyFile } from '../../chat/incoming.ts';
import { never } from '../../chat/never.ts';
import type { Conversation, NewMessage } from './conversation.ts';
import type { StoredMessage } from './journal.ts';
import { messageLink, readMessageLink } from './message-link.ts';
import {
  accountOf,
  isPrivate,
  type Neighbour,
  placeOf,
  privateOf,
  privatePlace,
  workspace,
} from './neighbourhood.ts';
import { ApiRefusal } from './refusal.ts';
import type { Ask, Press, Say, Submit, Suggest } from './requests.ts';
import type { Answer, FieldShown, FormShown, SubmitAnswer, SuggestAnswer } from './shapes.ts';

/** Takes what people type, press and fill in to the bot, and keeps what it answers. */
export type Dispatcher = Readonly<{
  say(body: Say): Promise<Answer>;
  /** Opens the form of a subcommand, with values standing in it: what a message's menu does. */
  ask(body: Ask): Promise<Answer>;
  press(body: Press): Promise<Answer>;
  submit(body: Submit): Promise<SubmitAnswer>;
  suggest(body: Suggest): Promise<SuggestAnswer>;
  person(id: string): Neighbour;
  /** The place a person means: their own where they say `private`. */
  place(id: string, person: Neighbour): Named<PlaceRef>;
  /** The file that came with a message, for its reader alone. */
  file(message: string, as: string): ReplyFile;
}>;

/** Remembered openings of forms; older ones are taken as opened in private. */
const openingsKept = 500;

type Spoken = Readonly<{
  delivery: string;
  account: Named<AccountRef>;
  place: Named<PlaceRef>;
  /** The line that was typed. What was pressed or filled in is never kept: it may be a ballot. */
  said?: string;
}>;

export const createDispatcher = (
  conversation: Conversation,
  now: () => number,
  handle: () => Handle,
): Dispatcher => {
  const openings = new Map<string, string>();

  const person = (id: string): Neighbour => {
    const found = conversation.around().people.find((each) => each.id === id);
    if (!found) throw new ApiRefusal(404, `There is nobody here with the id "${id}".`);
    return found;
  };

  const place = (id: string, of: Neighbour): Named<PlaceRef> => {
    if (id === privatePlace) return placeOf({ id: privateOf(of.id), name: privatePlace });
    const found = conversation.around().places.find((each) => each.id === id);
    if (!found) throw new ApiRefusal(404, `There is no place here with the id "${id}".`);
    return placeOf(found);
  };

  const origin = (by: Neighbour, where: Named<PlaceRef>, delivery: string) => ({
    id: delivery,
    account: accountOf(by),
    place: where,
    direct: isPrivate(where.id),
    at: now(),
    locale: by.language,
    named: {
      people: conversation.around().people.map(accountOf),
      places: conversation.around().places.map(placeOf),
    },
  });

  const answer = (spoken: Spoken, card: Card, open: boolean): StoredMessage => {
    const draft: NewMessage = {
      place: spoken.place.id,
      at: now(),
      reader: open && !isPrivate(spoken.place.id) ? null : spoken.account.id,
      writer: null,
      by: { id: spoken.account.id, ...(spoken.said !== undefined && { said: spoken.said }) },
      card,
      said: '',
      key: `answer:${spoken.account.id}:${spoken.delivery}`,
    };
    // A private answer to a press may repeat a ballot back: it never reaches the disk.
    return open || spoken.said !== undefined ? conversation.add(draft) : conversation.whisper(draft);
  };

  /** What must not be kept is whispered; a file is never kept. */
  const answerAlone = (spoken: Spoken, { card, file, fleeting }: PrivateReply): StoredMessage => {
    const { said: _, ...unsaid } = spoken;
    const message = answer(fleeting ? unsaid : spoken, card, false);
    if (file !== undefined) conversation.attach(message, file);
    return message;
  };

  /** Where a public answer has a subject, the bot is told where it stands. */
  const answerAll = async (
    spoken: Spoken,
    by: Neighbour,
    card: Card,
    subject?: string,
  ): Promise<StoredMessage> => {
    const message = answer(spoken, card, true);
    if (subject !== undefined) {
      await handle()({
        ...origin(by, spoken.place, `shown:${spoken.delivery}`),
        kind: 'shown',
        subject,
        message: refOf(message),
      });
    }
    return message;
  };

  const showForm = ({ source, ...form }: Form, by: Neighbour, where: string): FormShown => {
    openings.set(`${by.id} ${form.token}`, where);
    const oldest = openings.keys().next();
    if (openings.size > openingsKept && !oldest.done) openings.delete(oldest.value);
    const from = source === undefined ? undefined : readMessageLink(source);
    return { ...form, fields: form.fields.map(showField), ...(from && { message: from.message }) };
  };

  const messageFor = (id: string, of: Neighbour): StoredMessage => {
    const message = conversation.find(id);
    if (message && (message.reader === null || message.reader === of.id)) return message;
    throw new ApiRefusal(404, `There is no message "${id}" here for ${of.name}.`);
  };

  /** The way back to a message. What only one person sees has none: nobody else could follow it. */
  const sourceOf = (id: string | undefined, by: Neighbour): Readonly<{ source?: string }> => {
    if (id === undefined) return {};
    const { reader, place: standsIn } = messageFor(id, by);
    return reader === null ? { source: messageLink({ place: standsIn, message: id }) } : {};
  };

  const showField = (field: Form['fields'][number]): FieldShown => {
    if (field.kind === 'person' || field.kind === 'people') {
      return {
        ...field,
        options: conversation.around().people.map(({ id, name }) => ({ value: `<@${id}>`, label: name })),
      };
    }
    if (field.kind === 'place') {
      return {
        ...field,
        options: conversation.around().places.map(({ id, name }) => ({ value: `<#${id}>`, label: name })),
      };
    }
    return field;
  };

  const answered = (...messages: readonly StoredMessage[]): Answer => ({
    messages: messages.map(conversation.show),
  });

  const command = async (
    spoken: Spoken,
    by: Neighbour,
    where: string,
    said: CommandInput,
  ): Promise<Answer> => {
    const reply = await handle()({ ...origin(by, spoken.place, spoken.delivery), kind: 'command', said });
    switch (reply.kind) {
      case 'private':
        return answered(answerAlone(spoken, reply));
      case 'public':
        return answered(await answerAll(spoken, by, reply.card, reply.subject));
      case 'form':
        return { messages: [], form: showForm(reply.form, by, where) };
      default:
        return never(reply);
    }
  };

  return {
    person,
    place,

    async say(body) {
      const by = person(body.as);
      const where = place(body.in, by);
      const spoken: Spoken = {
        delivery: body.id ?? randomUUID(),
        account: accountOf(by),
        place: where,
        said: body.text,
      };
      if (!body.text.trimStart().startsWith('/')) {
        const message = conversation.add({
          place: where.id,
          at: now(),
          reader: isPrivate(where.id) ? by.id : null,
          writer: by.id,
          card: null,
          said: body.text,
          key: `said:${by.id}:${spoken.delivery}`,
        });
        return answered(message);
      }
      return command(spoken, by, body.in, { as: 'text', text: body.text });
    },

    async ask(body) {
      const by = person(body.as);
      const spoken: Spoken = {
        delivery: body.id ?? randomUUID(),
        account: accountOf(by),
        place: place(body.in, by),
      };
      const { path, values, message } = body;
      const said = { as: 'values', path, values, ask: true, ...sourceOf(message, by) } as const;
      return command(spoken, by, body.in, said);
    },

    async press(body) {
      const by = person(body.as);
      const pressed = messageFor(body.message, by);
      const where = place(isPrivate(pressed.place) ? privatePlace : pressed.place, by);
      const spoken: Spoken = {
        delivery: body.id ?? randomUUID(),
        account: accountOf(by),
        place: where,
      };
      const reply = await handle()({
        ...origin(by, where, spoken.delivery),
        kind: 'button',
        token: body.token,
        ...(body.value !== undefined && { value: body.value }),
        message: refOf(pressed),
      });
      switch (reply.kind) {
        case 'redraw': {
          const redrawn = conversation.redraw(pressed.id, reply.card) ?? pressed;
          return reply.aside ? answered(redrawn, answer(spoken, reply.aside, false)) : answered(redrawn);
        }
        case 'private':
          return answered(answerAlone(spoken, reply));
        case 'public':
          return answered(await answerAll(spoken, by, reply.card, reply.subject));
        case 'form':
          return {
            messages: [],
            form: showForm(reply.form, by, isPrivate(where.id) ? privatePlace : where.id),
          };
        default:
          return never(reply);
      }
    },

    async submit(body) {
      const by = person(body.as);
      const where = place(body.in ?? openings.get(`${by.id} ${body.token}`) ?? privatePlace, by);
      const spoken: Spoken = { delivery: body.id ?? randomUUID(), account: accountOf(by), place: where };
      const reply = await handle()({
        ...origin(by, where, spoken.delivery),
        kind: 'form',
        token: body.token,
        values: body.values,
        ...sourceOf(body.message, by),
      });
      switch (reply.kind) {
        case 'private':
          return answered(answerAlone(spoken, reply));
        case 'public':
          return answered(await answerAll(spoken, by, reply.card, reply.subject));
        case 'errors':
          return { errors: reply.errors };
        default:
          return never(reply);
      }
    },

    file(message, as) {
      const found = conversation.fileOf(message, person(as).id);
      if (!found) throw new ApiRefusal(404, `There is no file with the message "${message}" for you.`);
      return found;
    },

    async suggest(body) {
      const by = person(body.as);
      const where = place(body.in, by);
      const reply = await handle()({
        ...origin(by, where, randomUUID()),
        kind: 'suggest',
        said: { as: 'text', text: body.text },
      });
      return { suggestions: reply.suggestions };
    },
  };
};

export const refOf = (message: StoredMessage): MessageRef => ({
  place: placeRef(message.place),
  id: message.id,
});

const placeRef = (id: string): PlaceRef => ({ platform: 'sandbox', workspace, id });
