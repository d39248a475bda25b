import { describe, expect, it } from 'vitest';
import { markdown, measure } from '../../src/adapters/discord/text/markdown.ts';
import { render } from '../../src/adapters/slack/render.ts';
import { lengthOf, mrkdwn } from '../../src/adapters/slack/text/mrkdwn.ts';
import type { Inline } from '../../src/chat/card.ts';
import type { Platform } from '../../src/chat/ids.ts';
import { plainLine } from '../../src/chat/text/plain-text.ts';
import { openScripted } from '../fixtures/discord/bot.ts';
import { problemsOfBlocks } from '../fixtures/slack/block-kit.ts';

const place = (platform: Platform, workspace: string, id: string, name = 'water'): Inline => ({
  kind: 'place',
  place: { platform, workspace, id },
  name,
});

describe('a place on a card', () => {
  it('is a channel mention where it is in the server or workspace, and a name elsewhere', () => {
    expect(markdown([place('discord', '9', '77')], '9')).toBe('<#77>');
    expect(markdown([place('discord', '8', '77')], '9')).toBe('\\#water');
    expect(markdown([place('slack', 'T1', 'C7', '@everyone <#5>')], '9')).toBe('\\#@\u200beveryone \\<#5\\>');
    expect(mrkdwn([place('slack', 'T1', 'C7')], 'T1', 'en')).toBe('<#C7>');
    expect(mrkdwn([place('slack', 'T1', 'G7')], 'T1', 'en')).toBe('<#G7>');
    // A direct conversation has no mention.
    expect(mrkdwn([place('slack', 'T1', 'D7')], 'T1', 'en')).toBe('#water');
    expect(mrkdwn([place('slack', 'T2', 'C7', '<!channel>')], 'T1', 'en')).toBe('#&lt;!channel&gt;');
    expect(plainLine([place('discord', '9', '77')])).toBe('#water');
    const drawn = (piece: Inline) => {
      const { blocks } = render(
        {
          language: 'en',
          title: 'A card',
          tone: 'neutral',
          blocks: [
            { kind: 'text', body: [piece] },
            { kind: 'facts', facts: [{ label: 'Place', value: [piece] }] },
          ],
        },
        { workspace: 'T1' },
      );
      expect(problemsOfBlocks(blocks)).toEqual([]);
      return JSON.stringify(blocks);
    };
    expect(drawn(place('slack', 'T1', 'C7'))).toContain('{"type":"channel","channel_id":"C7"}');
    for (const elsewhere of [
      place('slack', 'T1', 'D7'),
      place('slack', 'T2', 'C7'),
      place('discord', 'T1', 'C7'),
    ]) {
      expect(drawn(elsewhere)).toContain('{"type":"text","text":"#water"}');
      expect(drawn(elsewhere)).not.toMatch(/<#|channel_id/);
    }
  });

  it('is measured at least as long as it is drawn', () => {
    for (const name of ['water', '*'.repeat(90), ''])
      for (const piece of [place('discord', '9', '1'.repeat(19), name), place('discord', '8', '7', name)]) {
        expect(measure([piece])).toBeGreaterThanOrEqual(markdown([piece], '9').length);
        expect(lengthOf([piece])).toBeGreaterThanOrEqual(mrkdwn([piece], 'T1', 'en').length);
      }
  });
});

describe('an instant to come', () => {
  it('counts down on Discord, which keeps that right by itself', () => {
    const at = 1_796_076_000_000;
    expect(markdown([{ kind: 'time', at, text: 'Tue', counts: true }])).toBe(
      '<t:1796076000:f> (<t:1796076000:R>)',
    );
    expect(markdown([{ kind: 'time', at, text: 'Tue' }])).toBe('<t:1796076000:f>');
    expect(measure([{ kind: 'time', at, text: 'Tue', counts: true }])).toBeGreaterThanOrEqual(38);
  });
});

describe('the language that Discord reports', () => {
  it.each([
    ['ar', 'ar'],
    // English is what everyone has whose language Discord lacks.
    ['en-US', undefined],
    ['tr', undefined],
  ])('%s', async (locale, expected) => {
    const { people, ana, water, heard } = await openScripted(() => ({
      kind: 'private',
      card: { language: 'en', title: 'Heard', tone: 'neutral', blocks: [] },
    }));
    await people.command({ ...ana, locale }, water, 'action list');
    expect(heard[0]?.locale).toBe(expected);
  });
});
