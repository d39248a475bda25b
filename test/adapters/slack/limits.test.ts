import { expect, it, onTestFinished } from 'vitest';
import { createSlack, type Installations } from '../../../src/adapters/slack/index.ts';
import { createInstallationStore } from '../../../src/adapters/slack/installation/installation-store.ts';
import { createTokenCipher } from '../../../src/adapters/slack/installation/token-cipher.ts';
import type { Destination } from '../../../src/chat/ids.ts';
import { mondayToFriday } from '../../../src/domain/dates/calendar.ts';
import { drain } from '../../../src/schedule/outbox.ts';
import { silentLog } from '../../fixtures/log.ts';
import { openLimitedSlack, perMinute } from '../../fixtures/slack/limited.ts';
import { cardOf } from '../../fixtures/slack/scripted.ts';
import { oneStore } from '../../fixtures/store.ts';

/*
 * A morning on which the summaries of several workspaces are due, on a Slack that keeps its limits: one message a second in
 * a channel, and a number of requests a minute to each method, for each workspace. Halqa keeps no count of them. Each place
 * has its own lane, and what is refused waits for as long as Slack says while everything else goes on.
 */

const began = Date.parse('2026-11-02T07:00:00Z');
const secret = 'a secret of the limits, long enough for anybody';

oneStore('a morning of summaries within the limits of Slack', (openTestStore) => {
  const openMorning = async () => {
    const clock = { at: began, now: () => clock.at };
    const slack = await openLimitedSlack(clock.now);
    const store = await openTestStore();
    const kept = new Map<string, Uint8Array>();
    const installations: Installations = {
      find: async (workspace) => kept.get(workspace) ?? null,
      save: async (workspace, encrypted) => void kept.set(workspace, encrypted),
      remove: async (workspace) => void kept.delete(workspace),
    };
    const { port } = createSlack({
      apiUrl: slack.apiUrl,
      secret,
      http: { signingSecret: 'signed', host: '127.0.0.1', port: 0 },
      oauth: { clientId: 'id', clientSecret: 'secret', publicUrl: 'https://halqa.example.org' },
      notes: { add: () => () => undefined, takeLeft: () => [] },
      installations,
      now: clock.now,
      log: silentLog,
    });
    await port.start(async () => {
      throw new Error('nobody speaks here');
    });
    onTestFinished(async () => {
      await port.stop();
      await slack.close();
    });
    const settings = {
      mission: '',
      timeZone: 'UTC',
      workWeek: mondayToFriday,
      language: 'en',
      digits: 'latn',
      open: true,
      pollThreshold: 5,
      digestDay: '1',
      digestTime: '09:00',
      fiscalYearStart: 1,
    } as const;
    return {
      slack,
      /** Puts announcements of a workspace's own coalition into the outbox. */
      announce: async (
        workspace: string,
        announcements: readonly Readonly<{ to: 'place' | 'person'; id: string; said: string }>[],
      ) => {
        const token = `xoxb-${workspace}`;
        await createInstallationStore(installations, createTokenCipher(secret)).save({
          workspace,
          token,
          installedAt: began,
        });
        await store.write(async ({ coalitions, outbox }) => {
          const { id: coalitionId } = await coalitions.create(
            { platform: 'slack', workspace },
            { ...settings, name: workspace },
            began,
          );
          for (const { to, id, said } of announcements) {
            const ref = { platform: 'slack', workspace, id } as const;
            const destination: Destination = to === 'place' ? { to, place: ref } : { to, account: ref };
            await outbox.put(
              coalitionId,
              {
                kind: 'post',
                key: `${workspace} ${said}`,
                to: destination,
                card: cardOf(said),
                subject: null,
              },
              began,
            );
          }
        });
      },
      /** Sends what may be sent, second by second, until everything of a workspace was taken. @returns in which second */
      secondsUntil: async (workspace: string, count: number): Promise<number> => {
        for (let second = 0; second < 300; second += 1) {
          clock.at = began + second * 1000;
          await drain({ store, platforms: [port], clock, log: silentLog });
          if (slack.taken().filter(({ token }) => token === `xoxb-${workspace}`).length >= count)
            return second;
        }
        throw new Error(`${slack.taken().length} were taken`);
      },
    };
  };

  it('takes as long as the fullest channel and method need, says each thing once and in order, and holds up no other workspace', async () => {
    const { slack, announce, secondsUntil } = await openMorning();
    const summary = Array.from(
      { length: 5 },
      (_, n) => ({ to: 'place', id: 'Cexecutive', said: `summary ${n}` }) as const,
    );
    const notices = Array.from(
      { length: 60 },
      (_, n) => ({ to: 'place', id: `Cgroup${n}`, said: `notice ${n}` }) as const,
    );
    const drafts = Array.from(
      { length: perMinute + 10 },
      (_, n) => ({ to: 'person', id: `U${n}`, said: `draft ${n}` }) as const,
    );
    await announce('Tlarge', [...summary, ...notices, ...drafts]);
    await announce('Tsmall', summary);

    // A channel takes one a second: the fifth part comes in the fourth second, whatever the other workspace has to say.
    expect(await secondsUntil('Tsmall', summary.length)).toBe(summary.length - 1);
    const ofLarge = summary.length + notices.length + drafts.length;
    // The conversations with the last ten people are opened in the next minute.
    expect(await secondsUntil('Tlarge', ofLarge)).toBe(60);

    for (const workspace of ['Tlarge', 'Tsmall']) {
      const said = slack.taken().filter(({ token }) => token === `xoxb-${workspace}`);
      expect(new Set(said.map(({ text }) => text)).size).toBe(said.length);
      expect(said.filter(({ channel }) => channel === 'Cexecutive').map(({ text }) => text)).toEqual(
        summary.map(({ said: text }) => expect.stringContaining(text)),
      );
    }
    // Whoever is refused asks once more, when Slack said, and not again and again.
    expect(slack.refused().length).toBeLessThanOrEqual(ofLarge);
  });
});
