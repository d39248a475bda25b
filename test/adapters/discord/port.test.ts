import { describe, expect, it } from 'vitest';
import { type Card, plain } from '../../../src/chat/card.ts';
import { PlatformError, type PlatformFault } from '../../../src/chat/platform.ts';
import { adapterAt, keyValuesInMemory, openScripted, openServer } from '../../fixtures/discord/bot.ts';
import { componentsOf, textOf } from '../../fixtures/discord/people.ts';
import { lookFirst } from '../../fixtures/look-first.ts';

const card = (title: string, blocks: Card['blocks'] = []): Card => ({
  language: 'en',
  title,
  tone: 'neutral',
  blocks,
});
const done: Card['blocks'][number] = {
  kind: 'buttons',
  buttons: [{ token: 'done:i1', label: 'Done', look: 'primary' }],
};

const faultOf = async (work: Promise<unknown>): Promise<PlatformFault | string> => {
  try {
    await work;
    return 'nothing happened';
  } catch (error) {
    return error instanceof PlatformError ? error.fault : String(error);
  }
};

const open = async () => {
  const server = await openScripted(() => ({ kind: 'nothing' }));
  const { guild, water, ana, adapter } = server;
  const at = { platform: 'discord', workspace: guild.id } as const;
  return {
    ...server,
    port: adapter.port,
    here: { to: 'place', place: { ...at, id: water.id } } as const,
    toAna: { to: 'person', account: { ...at, id: ana.id } } as const,
  };
};

describe('a post', () => {
  it('carries a nonce that Discord enforces, and pings nobody', async () => {
    const { port, here, fake } = await open();
    await port.post(here, card('Summary'), 'digest:2026-11:executive');
    const { body } =
      fake.requests.find(({ method, path }) => method === 'POST' && path.startsWith('/channels')) ?? {};
    expect(body).toMatchObject({ enforce_nonce: true, allowed_mentions: { parse: [] } });
    expect(String(body?.nonce)).toMatch(/^[\w-]{25}$/);
  });

  it('whose answer is lost is not doubled, sent again at once or long after', async () => {
    const { port, here, fake, water } = await open();
    fake.trouble({ at: /POST \/channels/, status: 502, done: true });
    expect(await faultOf(port.post(here, card('Summary'), 'k'))).toEqual({ kind: 'busy' });
    const soon = await port.post(here, card('Summary'), 'k');
    // Discord forgets a nonce after some minutes.
    for (const message of water.messages) delete message.nonce;
    expect(await lookFirst(port, here, card('Summary'), 'k')).toEqual(soon);
    expect(water.messages.map(textOf)).toEqual(['Summary']);
  });

  it('is not repeated blindly where the history cannot be read', async () => {
    const { port, here, fake, water } = await open();
    fake.trouble({
      at: /GET \/channels\/\d+\/messages/,
      status: 403,
      body: { code: 50_001, message: 'Missing Access' },
    });
    expect(await port.find(here, 'k', { since: 0, cursor: null })).toEqual({ kind: 'unreadable' });
    expect(water.messages).toEqual([]);
  });

  it.each([
    [403, 50_013, 'forbidden'],
    [403, 50_001, 'forbidden'],
    [403, 50_007, 'forbidden'],
    [400, 50_083, 'archived'],
    [400, 160_005, 'forbidden'],
    [404, 10_003, 'gone'],
    [404, 10_004, 'gone'],
    [400, 50_035, 'rejected'],
    [502, 0, 'busy'],
    [500, 0, 'busy'],
  ])('that meets %i/%i is %s', async (status, code, kind) => {
    const { port, here, fake } = await open();
    fake.trouble({ at: /POST \/channels/, status, body: { code, message: 'No' } });
    expect(await faultOf(port.post(here, card('Summary'), 'k'))).toMatchObject({ kind });
    expect(
      fake.requests.filter(({ method, path }) => method === 'POST' && path.startsWith('/channels')),
    ).toHaveLength(1);
  });

  it('names the wait of one bucket and of all, and holds nobody else for the first', async () => {
    const { port, here, fake, schools, guild } = await open();
    const limited = (seconds: number, headers: Readonly<Record<string, string>>) =>
      fake.trouble({
        at: /POST \/channels/,
        status: 429,
        headers: { 'retry-after': String(seconds), ...headers },
        body: { message: 'slow', retry_after: seconds, global: false },
      });
    limited(2, { 'x-ratelimit-scope': 'user' });
    expect(await faultOf(port.post(here, card('One'), 'k1'))).toEqual({ kind: 'busy', retryAfterMs: 2000 });
    const there = {
      to: 'place',
      place: { platform: 'discord', workspace: guild.id, id: schools.id },
    } as const;
    await port.post(there, card('Two'), 'k2');
    // A shorter one is waited for.
    limited(60, { 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' });
    expect(await faultOf(port.post(there, card('Three'), 'k3'))).toMatchObject({ kind: 'busy' });
    const held = await faultOf(port.post(there, card('Three'), 'k3'));
    expect(held).toMatchObject({ kind: 'busy', retryAfterMs: expect.any(Number) });
  });

  it('to one person goes to their conversation; closed ones are said to be', async () => {
    const { port, toAna, fake, ana } = await open();
    const ref = await port.post(toAna, card('Reminder', [done]), 'k1');
    const conversation = fake.state.dmWith(ana.id);
    expect(ref.place.id).toBe(conversation.id);
    await port.edit(ref, card('Reminder, done'));
    expect(conversation.messages.map(textOf)).toEqual(['Reminder, done']);
    conversation.refuses = { status: 403, code: 50_007, message: 'Cannot send messages to this user' };
    expect(await faultOf(port.post(toAna, card('Reminder'), 'k2'))).toEqual({ kind: 'forbidden' });
  });

  it.each([50_007, 50_278])('tells from refusal %i whether the person has left the server', async (code) => {
    const { port, toAna, fake, ana, guild } = await open();
    const conversation = fake.state.dmWith(ana.id);
    conversation.refuses = { status: 403, code, message: 'Cannot send messages to this user' };
    expect(await faultOf(port.post(toAna, card('Reminder'), 'k1'))).toEqual({ kind: 'forbidden' });
    guild.members.delete(ana.id);
    expect(await faultOf(port.post(toAna, card('Reminder'), 'k2'))).toEqual({ kind: 'closed' });
    // Once removed from the server, Halqa knows nobody there.
    fake.state.guilds.delete(guild.id);
    conversation.refuses = { status: 403, code: 50_001, message: 'Missing Access' };
    expect(await faultOf(port.post(toAna, card('Reminder'), 'k3'))).toEqual({ kind: 'forbidden' });
  });

  it('brings a press in a conversation back with the server it came from', async () => {
    const { port, toAna, fake, ana, people, heard, guild } = await open();
    fake.addGuild('Another');
    await port.post(toAna, card('Reminder', [done]), 'k1');
    const conversation = fake.state.dmWith(ana.id);
    const [message] = conversation.messages;
    if (!message) throw new Error('no message');
    people.begin(
      ana,
      conversation,
      3,
      {
        custom_id: componentsOf(message.components).find(({ type }) => type === 2)?.custom_id,
        component_type: 2,
      },
      message,
    );
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(heard.at(-1)).toMatchObject({
      kind: 'button',
      token: 'done:i1',
      direct: true,
      account: { workspace: guild.id, id: ana.id },
    });
  });

  it('shows a chart as a picture with its description, and its words where it cannot be drawn', async () => {
    const chart: Card['blocks'][number] = {
      kind: 'chart',
      alt: 'Done: 3 of 5',
      chart: {
        kind: 'bars',
        title: 'Done',
        series: [{ label: 'Done', tone: 'good' }],
        rows: [{ label: 'Water', values: [3] }],
      },
    };
    const server = await openServer();
    const draw = async () => new Uint8Array([137, 80, 78, 71]);
    const here = {
      to: 'place',
      place: { platform: 'discord', workspace: server.guild.id, id: server.water.id },
    } as const;
    await adapterAt(server.fake, { drawChart: draw }).port.post(here, card('With', [chart]), 'k1');
    const broken = adapterAt(server.fake, { drawChart: async () => Promise.reject(new Error('no font')) });
    await broken.port.post(here, card('Without', [chart]), 'k2');
    const [pictured, worded] = server.water.messages;
    expect(pictured?.files).toEqual(['chart-1.png']);
    expect(componentsOf(pictured?.components ?? []).find(({ type }) => type === 12)).toMatchObject({
      items: [{ media: { url: 'attachment://chart-1.png' }, description: 'Done: 3 of 5' }],
    });
    expect(textOf(worded)).toBe('Without\nDone: 3 of 5');
    expect(server.fake.problems).toEqual([]);
  });
});

describe('an edit', () => {
  it('of a message that is gone, or that may not be touched, says so', async () => {
    const { port, here, water } = await open();
    const ref = await port.post(here, card('Summary', [{ kind: 'text', body: [plain('x')] }]), 'k');
    water.refuses = { status: 403, code: 50_001, message: 'Missing Access' };
    expect(await faultOf(port.edit(ref, card('Changed')))).toEqual({ kind: 'forbidden' });
    water.messages = [];
    delete water.refuses;
    expect(await faultOf(port.edit(ref, card('Changed')))).toEqual({ kind: 'gone' });
  });
});

describe('a start', () => {
  it('registers the commands once, and again when they changed', async () => {
    const { fake } = await openServer();
    const keyValues = keyValuesInMemory();
    const puts = () => fake.requests.filter(({ method }) => method === 'PUT').length;
    const once = async (more = {}) => {
      const adapter = adapterAt(fake, { keyValues, ...more });
      await adapter.port.start(async () => ({ kind: 'nothing' }) as never);
      await adapter.port.stop();
      return adapter;
    };
    const first = await once();
    expect(first.invite()).toBe(
      `https://discord.com/oauth2/authorize?client_id=${fake.application}&scope=bot+applications.commands&permissions=17910013725696&integration_type=0`,
    );
    expect(puts()).toBe(1);
    await once();
    expect(puts()).toBe(1);
    await once({ menus: [] });
    expect(puts()).toBe(2);
    expect(fake.problems).toEqual([]);
  });

  it('registers them in some servers alone, and takes them back from there', async () => {
    const { fake, guild } = await openServer();
    const keyValues = keyValuesInMemory();
    const once = async (more: object) => {
      const adapter = adapterAt(fake, { keyValues, ...more });
      await adapter.port.start(async () => ({ kind: 'nothing' }) as never);
      await adapter.port.stop();
    };
    await once({ onlyServers: [guild.id] });
    expect(fake.commands.get('everywhere')).toEqual([]);
    expect(fake.commands.get(guild.id)).not.toEqual([]);
    await once({});
    expect(fake.commands.get('everywhere')).not.toEqual([]);
    expect(fake.commands.get(guild.id)).toEqual([]);
  });

  it('says which setting is wrong when the token is', async () => {
    const { fake } = await openServer();
    const adapter = adapterAt(fake, { token: 'another' });
    await expect(adapter.port.start(async () => ({ kind: 'nothing' }) as never)).rejects.toThrow(
      /DISCORD_TOKEN/,
    );
  });

  it('registers again what could not be registered, and takes back again what could not be taken back', async () => {
    const { fake, guild } = await openServer();
    const keyValues = keyValuesInMemory();
    const start = async (more: object) => {
      const adapter = adapterAt(fake, { keyValues, refusedRetryMs: 20, ...more });
      await adapter.port.start(async () => ({ kind: 'nothing' }) as never);
      return adapter;
    };
    fake.trouble({ at: /PUT .*commands$/, status: 502 });
    fake.trouble({ at: /PUT .*commands$/, status: 0, cut: true });
    const first = await start({ onlyServers: [guild.id] });
    await expect.poll(() => fake.commands.get(guild.id)).not.toBeUndefined();
    await expect.poll(() => fake.commands.get('everywhere')).toEqual([]);
    await first.port.stop();
    fake.trouble({ at: /PUT .*guilds.*commands$/, status: 502 });
    const second = await start({ refusedRetryMs: 60_000 });
    await second.port.stop();
    expect(fake.commands.get(guild.id)).not.toEqual([]);
    const third = await start({});
    await third.port.stop();
    expect(fake.commands.get(guild.id)).toEqual([]);
  });
});
