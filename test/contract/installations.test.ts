import { expect, it } from 'vitest';
import { createInstallationStore } from '../../src/adapters/slack/installation/installation-store.ts';
import { createTokenCipher } from '../../src/adapters/slack/installation/token-cipher.ts';
import { eachStore } from '../fixtures/store.ts';

eachStore('the installations on Slack', (openTestStore) => {
  it('are kept sealed, one for each workspace', async () => {
    const store = await openTestStore();
    const kept = {
      find: (workspace: string) => store.read.installations.find(workspace),
      save: (workspace: string, sealed: Uint8Array, at: number) =>
        store.write((repositories) => repositories.installations.save(workspace, sealed, at)),
      remove: (workspace: string) =>
        store.write((repositories) => repositories.installations.remove(workspace)),
    };
    const book = createInstallationStore(kept, createTokenCipher('a secret'), () => 1);
    const installation = { workspace: 'T1', self: 'UBOT', token: 'xoxb-very-secret' };
    await book.save({ ...installation, token: 'xoxb-before' });
    await book.save(installation);
    expect(await book.find('T1')).toEqual(installation);
    expect(await book.find('T2')).toBeUndefined();

    const sealed = await kept.find('T1');
    expect(Buffer.from(sealed ?? []).toString('latin1')).not.toContain('xoxb');
    // Neither with another secret, nor as another workspace's, nor once it was changed.
    expect(
      await createInstallationStore(kept, createTokenCipher('another secret'), () => 1).find('T1'),
    ).toBeUndefined();
    await kept.save('T2', sealed ?? new Uint8Array(), 1);
    expect(await book.find('T2')).toBeUndefined();
    const changed = Uint8Array.from(sealed ?? []);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    await kept.save('T1', changed, 1);
    expect(await book.find('T1')).toBeUndefined();

    await book.remove('T1');
    expect(await kept.find('T1')).toBeNull();
  });
});
