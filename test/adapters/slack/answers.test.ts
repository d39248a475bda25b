import { describe, expect, it } from 'vitest';
import type { Form } from '../../../src/chat/form.ts';
import { readMessage } from '../../fixtures/slack/counterpart.ts';
import { openAdapter, type WayName, ways } from '../../fixtures/slack/room.ts';
import { wordsOfBlocks } from '../../fixtures/slack/screen.ts';
import { cardOf, later, privately, scripted } from '../../fixtures/slack/scripted.ts';

const form: Form = {
  token: 'ask:action.add',
  language: 'en',
  title: 'Add an action item to the list',
  submit: 'Send',
  fields: [
    { name: 'title', label: 'Title', kind: 'line', required: true, value: 'Book', max: 300 },
    { name: 'owner', label: 'Owner', kind: 'person', required: false },
    { name: 'place', label: 'Place', kind: 'place', required: false },
  ],
};

type View = Readonly<{
  id: string;
  title: { text: string };
  blocks: readonly Readonly<{ type: string; block_id: string; element: Readonly<Record<string, unknown>> }>[];
}>;

describe.each(ways)('answers in Slack, over %s', (way: WayName) => {
  const open = async (given: Parameters<typeof scripted>[0] = undefined, more = {}) => {
    const bot = scripted(given);
    const adapter = await openAdapter(bot.handle, { way, ...more });
    const { counterpart } = adapter;
    return {
      ...bot,
      ...adapter,
      calls: () => counterpart.calls.map(({ method }) => method),
      last: () => readMessage(counterpart.shown.at(-1)),
      view: () => [...counterpart.views.values()].at(-1) as View | undefined,
    };
  };

  it('answers at once, and calls nobody before it has', async () => {
    const { people, counterpart, calls, slack } = await open();
    await people.type('sam', 'water', '/action list');
    await slack.settled();
    counterpart.calls.length = 0;
    // Everybody's name is known by now.
    const { answer } = await people.type('sam', 'water', '/action list');
    expect(answer).toMatchObject({ response_type: 'ephemeral' });
    await slack.settled();
    expect(calls()).toEqual([]);
  });

  it('acknowledges only what was carried out, though Slack is slow to say who somebody is', async () => {
    const { people, slack, heard, counterpart } = await open();
    counterpart.troubles.push({ method: 'users.info', how: { waitMs: 700 } });
    const { answer } = await people.type('sam', 'water', '/action list');
    expect(answer).toMatchObject({ response_type: 'ephemeral' });
    expect(heard[0]?.account.name).toBe('Sam Okoye');
    // No longer than a form can still be opened.
    counterpart.troubles.push({ method: 'users.info', how: { waitMs: 2500 } });
    const before = performance.now();
    await people.type('ana', 'water', '/action list');
    expect(performance.now() - before).toBeLessThan(2000);
    expect(heard[1]?.account.name).toBe('ana');
    await slack.settled();
  });

  it('acknowledges in time when the answer is slow, and brings it later', async () => {
    const slow = async () => {
      await later(500);
      return privately('At last');
    };
    const { people, slack, last, counterpart } = await open(slow, { parts: { deferAfterMs: 150 } });
    await people.type('sam', 'water', '/action list');
    await slack.settled();
    const before = performance.now();
    const { answer, body } = await people.type('sam', 'water', '/action list');
    expect(performance.now() - before).toBeLessThan(450);
    expect(answer).toBeUndefined();
    const seen = counterpart.shown.length;
    expect(await people.way.deliver(body, 'slash_commands')).toBeUndefined();
    await slack.settled();
    expect(last()).toBe('At last');
    expect(counterpart.shown.length).toBe(seen + 1);
  });

  it('says that it takes longer in a form, then what came of it', async () => {
    const { people, slack, view, answerWith, counterpart, clock } = await open(
      () => ({ kind: 'form', form }),
      {
        parts: { deferAfterMs: 150 },
      },
    );
    await people.type('sam', 'water', '/action add');
    await slack.settled();
    clock.moveTo(clock.now() + 1000);
    answerWith(async () => {
      await later(400);
      return { kind: 'errors', language: 'en', errors: { title: 'Too short.' } };
    });
    const opened = view();
    const { answer } = await people.submit('sam', opened, { title: 'B' });
    expect(answer).toMatchObject({ response_action: 'update' });
    expect(JSON.stringify(answer)).toContain('One moment');
    await slack.settled();
    const again = view();
    expect(wordsOfBlocks(again?.blocks ?? [])).toContain('Too short.\nTitle:');
    expect(again?.blocks.find(({ block_id }) => block_id === 'title')?.element.initial_value).toBe('B');
    expect(counterpart.refused).toEqual([]);
  });

  it('opens a form with what is known, and brings back what was picked, with its name', async () => {
    const { people, slack, view, heard, counterpart, answerWith } = await open(() => ({
      kind: 'form',
      form,
    }));
    await people.type('sam', 'water', '/action add Book');
    await slack.settled();
    const opened = view();
    expect(opened?.title.text).toBe('Add an action item to t…');
    const owner = people.person('nour');
    await people.pick('sam', opened ?? {}, {
      type: 'users_select',
      action_id: 'person',
      selected_user: owner,
    });
    await slack.settled();
    answerWith(() => ({ kind: 'private', card: cardOf('Noted') }));
    counterpart.calls.length = 0;
    const { answer } = await people.submit('sam', opened, {
      title: 'Book the hall',
      owner,
      place: people.channel('schools'),
    });
    await slack.settled();
    expect(answer === undefined || JSON.stringify(answer).includes('One moment')).toBe(true);
    expect(heard.at(-1)).toMatchObject({
      kind: 'form',
      token: 'ask:action.add',
      place: { id: people.channel('water'), name: 'water' },
      values: { title: 'Book the hall', owner: `<@${owner}>`, place: `<#${people.channel('schools')}>` },
      named: {
        people: [{ id: owner, name: 'نور خليل' }],
        places: [{ id: people.channel('schools'), name: 'schools' }],
      },
    });
    expect(counterpart.refused).toEqual([]);
  });

  it('offers the form once more when it came too late to be opened', async () => {
    const { people, slack, view, last, counterpart } = await open(() => ({ kind: 'form', form }));
    counterpart.troubles.push({ method: 'views.open', how: { error: 'expired_trigger_id' } });
    await people.type('sam', 'water', '/action add Book & <go>');
    await slack.settled();
    expect(last()).toContain('(Open the form)');
    expect(view()).toBeUndefined();
    await people.press('sam', counterpart.shown.at(-1), 'Open the form');
    await slack.settled();
    expect(view()?.blocks).toHaveLength(3);
    expect(counterpart.refused).toEqual([]);
  });

  it('makes an item of a message, in its thread', async () => {
    const { people, slack, view, heard, counterpart, answerWith } = await open(() => ({
      kind: 'form',
      form,
    }));
    await people.shortcut('sam', 'water', {
      type: 'message',
      user: people.person('ana'),
      ts: '1700000000.000200',
      thread_ts: '1700000000.000100',
      text: `Could <@${people.person('omar')}> call the mayor &amp; ask?`,
    });
    await slack.settled();
    expect(heard.at(-1)).toMatchObject({
      kind: 'command',
      said: {
        as: 'values',
        path: 'action add',
        ask: true,
        values: { title: `Could <@${people.person('omar')}> call the mayor & ask?` },
        source: `https://clean-coast.slack.com/archives/${people.channel('water')}/p1700000000000200?thread_ts=1700000000.000100&cid=${people.channel('water')}`,
      },
      named: { people: [{ name: 'عمر منصور' }] },
    });
    answerWith(() => ({ kind: 'public', card: cardOf('Item 1'), subject: 'item:i1' }));
    await people.submit('sam', view(), {});
    await slack.settled();
    expect(counterpart.shown.at(-1)).toMatchObject({ thread: '1700000000.000100' });
    expect(heard.at(-1)).toMatchObject({ kind: 'shown', subject: 'item:i1' });
  });

  it('answers in direct messages, where a command needs no slash, and only people', async () => {
    const { people, slack, heard, last, counterpart, view, answerWith } = await open();
    const account = { platform: 'slack', workspace: counterpart.team, id: people.person('sam') } as const;
    const { place } = await slack.port.post({ to: 'person', account }, cardOf('Welcome'), 'k1');
    const dm = { type: 'message', channel_type: 'im', channel: place.id, user: account.id, ts: '1.1' };
    await people.event({ ...dm, text: 'action list' });
    await slack.settled();
    expect(heard[0]).toMatchObject({ kind: 'command', direct: true, said: { text: 'action list' } });
    expect(last()).toBe('Hello');
    for (const other of [
      { bot_id: 'B1' },
      { subtype: 'message_changed' },
      { channel_type: 'channel' },
      { text: ' ' },
    ])
      await people.event({ ...dm, text: 'action list', ...other });
    await slack.settled();
    expect(heard).toHaveLength(1);

    answerWith(() => ({ kind: 'form', form }));
    await people.event({ ...dm, text: 'action add' });
    await slack.settled();
    expect(last()).toContain('(Open the form)');
    await people.press('sam', counterpart.shown.at(-1), 'Open the form');
    await slack.settled();
    expect(view()?.blocks).toHaveLength(3);
  });

  it('sends a private file to the person alone', async () => {
    const { people, slack, last, counterpart } = await open(() => ({
      kind: 'private',
      card: cardOf('Everything about you'),
      file: { name: 'my-data.json', mime: 'application/json', text: '{"a":"ب"}' },
    }));
    await people.type('sam', 'water', '/halqa data');
    await slack.settled();
    expect(counterpart.shown.map(readMessage)).toContain('Everything about you');
    expect(last()).toContain('in your direct messages');
    const completed = counterpart.calls.find(({ method }) => method === 'files.completeUploadExternal');
    expect(completed?.body.channel_id).toMatch(/^D/);
  });

  it('shows charts as pictures, uploaded once', async () => {
    const chart = { kind: 'lines', title: 'Scores', labels: ['a'], series: [] } as const;
    const { slack, counterpart, people } = await open(undefined, {
      parts: { drawChart: async () => new Uint8Array([137, 80, 78, 71]) },
    });
    const to = {
      to: 'place',
      place: { platform: 'slack', workspace: counterpart.team, id: people.channel('water') },
    } as const;
    const shown = cardOf('Summary', { kind: 'chart', chart, alt: 'Rising' });
    const ref = await slack.port.post(to, shown, 'k1');
    await slack.port.edit(ref, shown);
    expect(JSON.stringify(counterpart.shown.at(-1)?.blocks)).toMatch(/"slack_file":\{"id":"F[A-Z0-9]+"\}/);
    const uploads = counterpart.calls.filter(({ method }) => method === 'files.getUploadURLExternal');
    expect(uploads).toHaveLength(1);

    counterpart.troubles.push({ method: 'files.getUploadURLExternal', how: { error: 'missing_scope' } });
    await slack.port.post(
      to,
      cardOf('Other', { kind: 'chart', chart: { ...chart, title: 'B' }, alt: 'Falling' }),
      'k2',
    );
    expect(readMessage(counterpart.shown.at(-1))).toBe('Other\nFalling');
  });
});
