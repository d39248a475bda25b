import { describe, expect, it } from 'vitest';
import type { Card } from '../../../src/chat/card.ts';
import { openScripted } from '../../fixtures/discord/bot.ts';
import { recordedLog } from '../../fixtures/log.ts';

const card: Card = { language: 'en', title: 'Done', tone: 'neutral', blocks: [] };
const rejections: unknown[] = [];
process.on('unhandledRejection', (reason) => rejections.push(reason));

describe('an interaction that Discord no longer knows', () => {
  it('is logged, and the next one is answered', async () => {
    const { log, lines } = recordedLog();
    const { people, ana, water } = await openScripted(() => ({ kind: 'private', card }), { log });
    const talk = people.send(ana, water, 'action list');
    talk.late = true;
    await people.until(talk, 'a line of the log', () => lines.some(({ level }) => level === 40));
    expect(lines.find(({ level }) => level === 40)).toMatchObject({
      interaction: talk.id,
      msg: expect.stringContaining('expired'),
    });
    expect((await people.command(ana, water, 'action list')).answered).toBe(4);
    expect(rejections).toEqual([]);
  });
});
