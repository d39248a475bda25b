import { join } from 'node:path';
import { expect, it } from 'vitest';
import { noticeRestored } from '../../src/app/notify/restored.ts';
import type { CallWebhook } from '../../src/chat/webhook.ts';
import { drain } from '../../src/schedule/outbox.ts';
import { openStore } from '../../src/store/engine/open.ts';
import type { AllRepositories } from '../../src/store/repositories.ts';
import type { Store } from '../../src/store/store.ts';
import { makeBackup } from '../../src/upkeep/backups.ts';
import { restoreBackup } from '../../src/upkeep/restoring.ts';
import { fill, folder, quiet, settingsIn } from '../fixtures/backups.ts';
import { type Chat, openChat } from '../fixtures/chat.ts';
import { silentLog } from '../fixtures/log.ts';
import { eachDatabase, halqa } from '../fixtures/store.ts';

type Heard = Readonly<{ id: string; type: string; data: unknown }>;

/** A receiver that keeps every call and ignores the ids. */
const openReceiver = () => {
  const heard: Heard[] = [];
  const callWebhook: CallWebhook = async ({ id, body }, mayStill) => {
    await mayStill();
    // Its time is the time of the decision, so it differs when the decision is made again.
    const { type, data } = JSON.parse(body) as { type: string; data: unknown };
    heard.push({ id, type, data });
    return 'arrived';
  };
  const send = (store: Store, { clock }: Chat) =>
    drain({ store, platforms: [], clock, log: silentLog, callWebhook });
  return { heard, send };
};

eachDatabase('a restored backup', (freshDatabase) => {
  it('calls the webhook again only about what nobody knows of, under the id that it had', async () => {
    const where = folder();
    const database = await freshDatabase(halqa);
    const store = await database.open<AllRepositories>(halqa);
    const chat = await fill(store);
    const { heard, send } = openReceiver();
    await chat.say('ana', 'general', '/coalition api webhook:https://hooks.example.org/halqa');
    await send(store, chat);
    await chat.say('sam', 'water', '/action add Told before the backup');
    await send(store, chat);
    await chat.say('sam', 'water', '/action add Waits in the backup');
    const backup = await makeBackup(settingsIn(where, database.url), 'nightly', chat.clock.now());
    const before = heard.length;
    await send(store, chat);
    const [waited] = heard.slice(before);
    // A month passes, with a summary; then the disk is lost.
    await chat.pass('2026-12-02T12:00:00Z');
    await send(store, chat);
    const decided = heard.filter(({ type }) => type === 'digest.decided');
    expect(decided.length).toBeGreaterThan(0);
    const lostAt = heard.length;
    await store.close();

    const url = join(where, 'restored.sqlite');
    await restoreBackup(backup.path, settingsIn(where, url), quiet);
    const again = await openStore({ url });
    const now = chat.clock.now() + 60_000;
    const restored = await noticeRestored(again, now);
    const { platform } = chat;
    const after = openChat({ store: again, now: new Date(now).toISOString(), platform, restored });
    for (let beats = 0; beats < 3; beats += 1) {
      await after.beat();
      await send(again, after);
    }
    const repeated = heard.slice(lostAt);
    // The same calls, which a receiver recognises by their id; none that had arrived before the backup.
    expect(repeated).toContainEqual(waited);
    const known = new Map(heard.slice(0, lostAt).map((call) => [call.id, call]));
    for (const call of repeated) expect(known.get(call.id)).toEqual(call);
    expect(repeated.filter(({ type }) => type === 'digest.decided')).toEqual(decided);
    expect(repeated.filter(({ id }) => heard.slice(0, before).some((one) => one.id === id))).toEqual([]);
    // A new record makes a new call.
    await after.say('sam', 'water', '/action add After the loss');
    await send(again, after);
    expect(heard.at(-1)?.type).toBe('item.added');
    expect(known.has(heard.at(-1)?.id ?? '')).toBe(false);
    await again.close();
  });
});
