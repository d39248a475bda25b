import { describe, expect, it } from 'vitest';
import { createCommandPrefix } from '../../../src/adapters/slack/command-prefix.ts';
import { code, plain } from '../../../src/chat/card.ts';
import { openRoom } from '../../fixtures/slack/room.ts';
import { cardOf } from '../../fixtures/slack/scripted.ts';
import { oneStore } from '../../fixtures/store.ts';

describe('commands that have a prefix', () => {
  const { card } = createCommandPrefix(['action', 'group'], 'halqa-');
  const said = (text: string) =>
    card(cardOf('x', { kind: 'text', body: [plain(text)] })).blocks[0] as unknown as {
      body: readonly [{ text: string }];
    };

  it('are named so in cards, and nothing else is', () => {
    expect(said('Add one: /action add').body[0].text).toBe('Add one: /halqa-action add');
    expect(said('(/group join)، /action').body[0].text).toBe('(/halqa-group join)، /halqa-action');
    for (const text of [
      'https://example.org/action',
      'and/action',
      '/actions',
      '/action-plan',
      '/other',
      './group',
    ])
      expect(said(text).body[0].text).toBe(text);
    const list = card(
      cardOf('x', {
        kind: 'list',
        entries: [{ body: [code('/action done #1')] }],
        hidden: 1,
        rest: '{n}: /action list',
      }),
    );
    expect(JSON.stringify(list)).toContain('/halqa-action done #1');
    expect(JSON.stringify(list)).toContain('{n}: /halqa-action list');
  });
});

oneStore('a workspace where another app has the names', (openTestStore) => {
  it('is spoken with all the same', async () => {
    const room = await openRoom(await openTestStore(), {
      way: 'HTTP',
      prefix: 'halqa-',
      parts: { prefix: 'halqa-', commandNames: ['action', 'coalition', 'group'] },
    });
    const ready = await room.say('ana', 'general', '/halqa-coalition setup Clean Coast zone:Asia/Beirut');
    expect(ready.text).toContain('create a working group: /halqa-group create');
  });
});
