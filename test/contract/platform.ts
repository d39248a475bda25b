import { describe, expect, it } from 'vitest';
import { type Block, type Card, plain } from '../../src/chat/card.ts';
import type { AccountRef, MessageRef, PlaceRef } from '../../src/chat/ids.ts';
import type { Handle, Incoming, Reply, Thread } from '../../src/chat/incoming.ts';
import { readMessageLink } from '../../src/chat/message-link.ts';
import { PlatformError, type PlatformPort } from '../../src/chat/platform.ts';
import { lookFirst, postThroughDoubt } from '../fixtures/look-first.ts';

/**
 * What every platform must do. An adapter joins by opening a stage: the adapter, started with the given bot,
 * against a fake of its platform where one person types and presses.
 */
export type Stage = Readonly<{
  port: PlatformPort;
  /** A place that the bot is in, and its people by name. */
  place: PlaceRef;
  people: readonly string[];
  /** One of them, who types and presses below. */
  person: AccountRef;
  /** A place that is not there. */
  gone: PlaceRef;
  /** The words of each message there for everybody (or for that person), oldest first. */
  read(where: Readonly<{ place: PlaceRef }> | Readonly<{ person: AccountRef }>): Promise<readonly string[]>;
  /** The person types a line in the place; resolves with what they then see that was not there before. */
  say(line: string): Promise<Saw>;
  /** Somebody wrote this in the place; the person makes an item of it by the menu of the message. */
  makeItem(said: string): Promise<Saw>;
  /** The words of each message in the thread that a message is in. */
  readThread(message: MessageRef): Promise<readonly string[]>;
  /** The person types a line in that thread; where no line can be typed there, they press its button *Done*. */
  sayInThread(message: MessageRef, line: string): Promise<void>;
  /** Presses the button with this label on the latest message that has one. */
  press(label: string): Promise<Saw>;
  /** Sends the form that is open. */
  submit(values: Readonly<Record<string, string>>): Promise<Saw>;
  /** The platform delivers the last command or press once more, exactly as it was. */
  deliverAgain(): Promise<void>;
  /** The people whom the messages so far have pinged. */
  called(): Promise<readonly string[]>;
  /** What can go wrong with the next post to the place; absent where nothing can. */
  trouble?: Readonly<{
    /** The platform asks for a pause of a second. */
    busy(): void;
    /** It is posted, and the response never arrives. */
    lost(): void;
  }>;
}>;

export type Saw = Readonly<{
  /** What is new to the person or was redrawn. */
  texts: readonly string[];
  /** The labels of the fields of the form that opened. */
  fields?: readonly string[];
  /** The errors at the fields of a form that stays open. */
  errors?: readonly string[];
}>;

export const card = (title: string, ...blocks: readonly Block[]): Card => ({
  language: 'en',
  title,
  tone: 'neutral',
  blocks,
});

/** A bot of one function; it answers by what it is asked, and remembers what it was asked. */
const scripted = () => {
  const heard: Incoming[] = [];
  let answer: (incoming: Incoming) => Reply = () => ({ kind: 'nothing' });
  const handle = (async (incoming: Incoming) => {
    heard.push(incoming);
    return incoming.kind === 'shown' ? { kind: 'nothing' } : answer(incoming);
  }) as Handle;
  return {
    heard,
    handle,
    answerWith: (next: (incoming: Incoming) => Reply) => {
      answer = next;
    },
  };
};

const fault = async (work: Promise<unknown>): Promise<PlatformError['fault']> => {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof PlatformError)) throw new Error(`no PlatformError, but ${String(error)}`);
  return error.fault;
};

const done: Block = { kind: 'buttons', buttons: [{ token: 'done:i1', label: 'Done', look: 'primary' }] };

export const platformContract = (name: string, open: (handle: Handle) => Promise<Stage>): void => {
  const enter = async () => {
    const bot = scripted();
    return { ...bot, stage: await open(bot.handle) };
  };

  describe(`a platform: ${name}`, () => {
    it('says a card in a place, and draws it anew where it stands', async () => {
      const { stage } = await enter();
      const { port, place } = stage;
      const ref = await port.post({ to: 'place', place }, card('Summary'), 'k1');
      expect(ref.place).toEqual(place);
      expect((await stage.read({ place })).at(-1)).toContain('Summary');
      await port.edit(ref, card('Summary, corrected'));
      const texts = await stage.read({ place });
      expect(texts.filter((text) => text.includes('Summary'))).toHaveLength(1);
      expect(texts.at(-1)).toContain('Summary, corrected');
    });

    it('is connected from its start to its stop', async () => {
      const { port } = (await enter()).stage;
      expect(port.connected()).toBe(true);
      await port.stop();
      expect(port.connected()).toBe(false);
    });

    it('says a card to one person alone', async () => {
      const { stage } = await enter();
      const { port, place, person } = stage;
      const ref = await port.post({ to: 'person', account: person }, card('For you alone'), 'k2');
      expect((await stage.read({ person })).at(-1)).toContain('For you alone');
      expect((await stage.read({ place })).join('\n')).not.toContain('For you alone');
      await port.edit(ref, card('For you, corrected'));
      expect((await stage.read({ person })).at(-1)).toContain('For you, corrected');
    });

    it('says once what has one key, and something else under another', async () => {
      const { stage } = await enter();
      const { port, place } = stage;
      const to = { to: 'place', place } as const;
      const first = await port.post(to, card('Once'), 'k3');
      expect(await lookFirst(port, to, card('Once'), 'k3')).toEqual(first);
      const other = await port.post(to, card('Once'), 'k4');
      expect(other).not.toEqual(first);
      expect((await stage.read({ place })).filter((text) => text.includes('Once'))).toHaveLength(2);
    });

    it('says that a place or a message is not there', async () => {
      const { stage } = await enter();
      const { port, place, gone } = stage;
      expect(['gone', 'forbidden']).toContain(
        (await fault(port.post({ to: 'place', place: gone }, card('Nowhere'), 'k5'))).kind,
      );
      expect(['gone', 'forbidden', 'rejected']).toContain(
        (await fault(port.edit({ place, id: 'm999999' }, card('Nothing')))).kind,
      );
    });

    it('brings a line to the bot, and a private answer to the person alone', async () => {
      const { stage, heard, answerWith } = await enter();
      answerWith(() => ({ kind: 'private', card: card('Only you see this') }));
      const before = await stage.read({ place: stage.place });
      const saw = await stage.say('/action list');
      expect(saw.texts.join('\n')).toContain('Only you see this');
      expect(await stage.read({ place: stage.place })).toEqual(before);
      expect(heard).toHaveLength(1);
      expect(heard[0]).toMatchObject({
        kind: 'command',
        account: stage.person,
        place: stage.place,
        direct: false,
      });
      expect(stage.people).toContain(heard[0]?.account.name);
      expect(heard[0]?.id).toBeTruthy();
    });

    it('shows a public answer to everybody, and tells the bot where it stands', async () => {
      const { stage, heard, answerWith } = await enter();
      answerWith(() => ({ kind: 'public', card: card('All see this', done), subject: 'item:i1' }));
      expect((await stage.say('/action add Book the hall')).texts.join('\n')).toContain('All see this');
      const shown = heard.find((incoming) => incoming.kind === 'shown');
      expect(shown).toMatchObject({ subject: 'item:i1', message: { place: stage.place } });
      if (shown?.kind !== 'shown') throw new Error('not shown');
      await stage.port.edit(shown.message, card('All see it changed'));
      const texts = await stage.read({ place: stage.place });
      expect(texts.at(-1)).toContain('All see it changed');
      expect(texts.join('\n')).not.toContain('All see this');
    });

    it('opens a thread on a public answer, with a first card that calls whom it should', async () => {
      const { stage, heard, answerWith } = await enter();
      const { person, place } = stage;
      const owner = { kind: 'mention', name: 'Ana', accounts: [person] } as const;
      const thread: Thread = {
        title: `#12 ${'Fix the roof '.repeat(30)}\n@everyone`,
        card: card('Talk about #12', { kind: 'text', body: [owner] }, done),
        notify: [person],
        subject: 'talk:i1',
        refused: card('No thread here'),
      };
      answerWith(() => ({ kind: 'public', card: card('Item #12', done), subject: 'item:i1', thread }));
      const saw = await stage.say('/action talk #12');
      expect(saw.texts.join('\n')).not.toContain('No thread here');
      const shown = heard.filter((incoming) => incoming.kind === 'shown');
      expect(shown.map(({ subject }) => subject)).toEqual(['item:i1', 'talk:i1']);
      const [item, talk] = shown;
      expect(talk?.message).not.toEqual(item?.message);
      expect(readMessageLink(talk?.link)).toBe(talk?.link);
      expect(item?.link).toBeUndefined();
      if (talk === undefined) throw new Error('no thread');
      expect((await stage.readThread(talk.message)).join('\n')).toContain('Talk about #12');
      // What happens to it shows there.
      await stage.port.edit(talk.message, card('Done: #12', done));
      expect((await stage.readThread(talk.message)).join('\n')).toContain('Done: #12');
      // A line in the thread comes from the place that the thread is in, and is answered in the thread.
      answerWith(() => ({ kind: 'public', card: card('Logged'), thread }));
      await stage.sayInThread(talk.message, '/action talk #12');
      expect(heard.findLast(({ kind }) => kind === 'command' || kind === 'button')?.place).toMatchObject(
        place,
      );
      // The thread exists, so no other one is opened: the card is in it.
      expect(heard.at(-1)).toMatchObject({ kind: 'shown', subject: 'talk:i1' });
      expect((await stage.readThread(talk.message)).join('\n')).toContain('Talk about #12');
      expect((await stage.read({ place })).join('\n')).not.toContain('Logged');
    });

    it('brings a press with the message it was on, and draws that message anew', async () => {
      const { stage, heard, answerWith } = await enter();
      const { port, place } = stage;
      const ref = await port.post({ to: 'place', place }, card('Item 1', done), 'k6');
      answerWith(() => ({ kind: 'redraw', card: card('Item 1, done'), aside: card('Thank you') }));
      const saw = await stage.press('Done');
      expect(heard[0]).toMatchObject({
        kind: 'button',
        token: 'done:i1',
        message: ref,
        account: stage.person,
      });
      expect(saw.texts.join('\n')).toContain('Thank you');
      const texts = await stage.read({ place });
      expect(texts.at(-1)).toContain('Item 1, done');
      expect(texts.join('\n')).not.toContain('Thank you');
    });

    it('opens a form, keeps it open with what is wrong, and brings what is right', async () => {
      const { stage, heard, answerWith } = await enter();
      answerWith((incoming) => {
        if (incoming.kind !== 'form')
          return {
            kind: 'form',
            form: {
              token: 'ask:action.add',
              language: 'en',
              title: 'Add an item',
              submit: 'Send',
              fields: [
                { name: 'title', label: 'Title', kind: 'line', required: true, value: 'Book' },
                { name: 'due', label: 'Due', kind: 'line', required: false, hint: 'A day.' },
              ],
            },
          };
        return incoming.values.due === 'never'
          ? { kind: 'errors', language: 'en', errors: { due: 'That is no day.' } }
          : { kind: 'public', card: card(`Added: ${incoming.values.title ?? ''}`) };
      });
      expect((await stage.say('/action add')).fields).toEqual(['Title', 'Due']);
      expect((await stage.submit({ title: 'Book the hall', due: 'never' })).errors?.join()).toContain(
        'That is no day.',
      );
      const saw = await stage.submit({ title: 'Book the hall', due: 'friday' });
      expect(saw.texts.join('\n')).toContain('Added: Book the hall');
      expect(heard.filter(({ kind }) => kind === 'form')).toMatchObject([
        { token: 'ask:action.add', place: stage.place, values: { title: 'Book the hall', due: 'never' } },
        { token: 'ask:action.add', place: stage.place, values: { title: 'Book the hall', due: 'friday' } },
      ]);
      expect((await stage.read({ place: stage.place })).at(-1)).toContain('Added: Book the hall');
    });

    it('says of which message its menu asks, and once more with the form, also after it was wrong', async () => {
      const { stage, heard, answerWith } = await enter();
      answerWith((incoming) => {
        if (incoming.kind === 'form')
          return incoming.values.title === 'Never'
            ? { kind: 'errors', language: 'en', errors: { title: 'That is no title.' } }
            : { kind: 'public', card: card('Added') };
        const asked =
          incoming.kind === 'command' && incoming.said.as === 'values' ? incoming.said : undefined;
        return {
          kind: 'form',
          form: {
            token: 'ask:action.add',
            language: 'en',
            title: 'Add an item',
            submit: 'Send',
            fields: [{ name: 'title', label: 'Title', kind: 'line', required: true, value: 'Book' }],
            ...(asked?.source === undefined ? {} : { source: asked.source }),
          },
        };
      });
      expect((await stage.makeItem('Who books the hall?')).fields).toEqual(['Title']);
      const [asked] = heard;
      if (asked?.kind !== 'command' || asked.said.as !== 'values') throw new Error('no command was heard');
      const { source } = asked.said;
      expect(asked.said).toMatchObject({
        path: 'action add',
        ask: true,
        values: { title: 'Who books the hall?' },
      });
      expect(source).toBeDefined();
      expect(readMessageLink(source)).toBe(source);
      expect((await stage.submit({ title: 'Never' })).errors?.join()).toContain('That is no title.');
      await stage.submit({ title: 'Book the hall' });
      const sent = heard.flatMap((one) => (one.kind === 'form' ? [[one.values.title, one.source]] : []));
      expect(sent).toEqual([
        ['Never', source],
        ['Book the hall', source],
      ]);
    });

    it('does nothing twice when it is delivered twice', async () => {
      const { stage, heard, answerWith } = await enter();
      answerWith(() => ({ kind: 'public', card: card('Said once', done), subject: 'item:i1' }));
      await stage.say('/action add Book the hall');
      await stage.deliverAgain();
      expect(
        (await stage.read({ place: stage.place })).filter((text) => text.includes('Said once')),
      ).toHaveLength(1);
      // A repeated delivery has the same id, by which the bot recognises it.
      expect(new Set(heard.filter(({ kind }) => kind === 'command').map(({ id }) => id)).size).toBe(1);
    });

    it('calls nobody by what a person wrote', async () => {
      const { stage } = await enter();
      const typed =
        '<!channel> <!here> <@U1> @everyone @here <@&1> <@1> [a](https://evil.example) <https://evil.example|a>';
      const hostile = card(
        typed,
        { kind: 'text', body: [plain(typed)] },
        { kind: 'note', body: [plain(typed)] },
        { kind: 'facts', facts: [{ label: 'Title', value: [plain(typed)] }] },
        { kind: 'list', entries: [{ body: [plain(typed)], detail: [plain(typed)] }], hidden: 0, rest: '' },
      );
      await stage.port.post({ to: 'place', place: stage.place }, hostile, 'k7');
      expect((await stage.read({ place: stage.place })).at(-1)).toContain('@everyone');
      expect(await stage.called()).toEqual([]);
    });

    it('names the wait when it is asked for one, and says the same thing later', async ({ skip }) => {
      const { stage } = await enter();
      if (stage.trouble === undefined) return skip('nothing can go wrong there');
      stage.trouble.busy();
      const to = { to: 'place', place: stage.place } as const;
      expect(await fault(stage.port.post(to, card('Later'), 'k8'))).toEqual({
        kind: 'busy',
        retryAfterMs: 1000,
      });
      await stage.port.post(to, card('Later'), 'k8');
      expect(
        (await stage.read({ place: stage.place })).filter((text) => text.includes('Later')),
      ).toHaveLength(1);
    });

    it('sends nothing where the announcement was taken over by another process', async () => {
      const { stage } = await enter();
      const to = { to: 'place', place: stage.place } as const;
      const takenOver = async () => Promise.reject(new Error('taken over'));
      await expect(stage.port.post(to, card('Not mine'), 'k10', takenOver)).rejects.toThrow();
      expect((await stage.read({ place: stage.place })).join()).not.toContain('Not mine');
    });

    it('does not say again what was said although the answer was lost', async ({ skip }) => {
      const { stage } = await enter();
      if (stage.trouble === undefined) return skip('no answer can be lost there');
      stage.trouble.lost();
      const to = { to: 'place', place: stage.place } as const;
      await postThroughDoubt(stage.port, to, card('Whole'), 'k9');
      expect(
        (await stage.read({ place: stage.place })).filter((text) => text.includes('Whole')),
      ).toHaveLength(1);
    });

    it('hears nothing any more once it was stopped', async () => {
      const { stage, heard, answerWith } = await enter();
      answerWith(() => ({ kind: 'private', card: card('Hello') }));
      await stage.port.stop();
      await stage.say('/halqa help').catch(() => undefined);
      expect(heard).toEqual([]);
    });
  });
};
