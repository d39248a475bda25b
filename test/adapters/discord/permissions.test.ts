import { PermissionFlagsBits as may } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { permissionsOf } from '../../../src/adapters/discord/permissions.ts';
import type { Card } from '../../../src/chat/card.ts';
import { openScripted } from '../../fixtures/discord/bot.ts';
import { allTheBotAsksFor } from '../../fixtures/discord/state.ts';

const card: Card = { language: 'en', title: 'Summary', tone: 'neutral', blocks: [] };
const span = { since: 0, cursor: null };
const withoutHistory = allTheBotAsksFor & ~may.ReadMessageHistory;
const open = () => openScripted(() => ({ kind: 'private', card }));

describe('looking for a post where the bot may not read the history', () => {
  it('finds nothing out, although Discord answers with an empty history', async () => {
    const { adapter, water, guild, fake } = await open();
    const place = { platform: 'discord', workspace: guild.id, id: water.id } as const;
    const to = { to: 'place', place } as const;
    await adapter.port.post(to, card, 'k1');
    water.mayDo = withoutHistory;
    expect(await adapter.port.find(to, 'k1', span)).toEqual({ kind: 'unreadable' });
    water.mayDo = allTheBotAsksFor;
    expect(await adapter.port.find(to, 'k1', span)).toMatchObject({ kind: 'found' });
    expect(fake.problems).toEqual([]);
  });

  it('believes an empty history where it may be read', async () => {
    const { adapter, water, guild } = await open();
    const place = { platform: 'discord', workspace: guild.id, id: water.id } as const;
    expect(await adapter.port.find({ to: 'place', place }, 'k1', span)).toEqual({ kind: 'absent' });
  });

  it('asks the channel of a thread', async () => {
    const { adapter, fake, water, guild } = await open();
    const thread = fake.addChannel(guild, 'Which hall?', 11);
    thread.parent_id = water.id;
    const to = {
      to: 'place',
      place: { platform: 'discord', workspace: guild.id, id: thread.id },
    } as const;
    expect(await adapter.port.find(to, 'k1', span)).toEqual({ kind: 'absent' });
    water.mayDo = withoutHistory;
    thread.mayDo = withoutHistory;
    expect(await adapter.port.find(to, 'k1', span)).toEqual({ kind: 'unreadable' });
  });

  it('believes an empty history of direct messages', async () => {
    const { adapter, ana, guild } = await open();
    const account = { platform: 'discord', workspace: guild.id, id: ana.id } as const;
    expect(await adapter.port.find({ to: 'person', account }, 'k1', span)).toEqual({ kind: 'absent' });
  });

  it('says that it could not look when the permissions cannot be asked for', async () => {
    const { adapter, fake, water, guild } = await open();
    const place = { platform: 'discord', workspace: guild.id, id: water.id } as const;
    fake.trouble({ at: /roles$/, status: 502 });
    await expect(adapter.port.find({ to: 'place', place }, 'k1', span)).rejects.toMatchObject({
      fault: { kind: 'busy' },
    });
  });
});

describe('what a member may do in a channel', () => {
  const server = (everyone: bigint, ...roles: readonly (readonly [string, bigint])[]) => ({
    id: 's',
    roles: [['s', everyone] as const, ...roles].map(([id, bits]) => ({ id, permissions: String(bits) })),
  });
  const role = (id: string, allow: bigint, deny: bigint) => ({
    id,
    type: 0,
    allow: String(allow),
    deny: String(deny),
  });
  const { ViewChannel: view, SendMessages: send, ReadMessageHistory: read } = may;

  it.each([
    ['what everyone may', [], server(view), [], view],
    ['and what its roles may', ['r'], server(view, ['r', send], ['other', read]), [], view | send],
    [
      'everything for an administrator',
      ['r'],
      server(0n, ['r', may.Administrator]),
      [role('s', 0n, view)],
      may.Administrator,
    ],
    ['less where everyone is denied', [], server(view | read), [role('s', 0n, read)], view],
    [
      'more where a role is allowed after all',
      ['r'],
      server(view | read, ['r', 0n]),
      [role('s', 0n, read), role('r', read, 0n)],
      view | read,
    ],
    [
      'what one role allows although another denies',
      ['r', 'q'],
      server(view, ['r', 0n], ['q', 0n]),
      [role('r', 0n, view), role('q', view, 0n)],
      view,
    ],
    [
      'what counts for the member before all',
      ['r'],
      server(view, ['r', 0n]),
      [{ ...role('m', 0n, view), type: 1 }, role('r', view, 0n)],
      0n,
    ],
    ['nothing by a role it does not hold', [], server(view, ['r', 0n]), [role('r', send, view)], view],
  ])('%s', (_, roles, of, overwrites, expected) => {
    expect(permissionsOf({ id: 'm', roles }, of, overwrites)).toBe(expected);
  });
});
