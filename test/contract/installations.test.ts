import { expect, it } from 'vitest';
import { createInstallationStore } from '../../src/adapters/slack/installation/installation-store.ts';
import { createTokenCipher } from '../../src/adapters/slack/installation/token-cipher.ts';
import { eachStore } from '../fixtures/store.ts';

eachStore('the installations on Slack', (openTestStore) => {
  it('are kept encrypted, one for each workspace', async () => {
    const store = await openTestStore();
    const rows = {
      find: (workspace: string) => store.read.installations.find(workspace),
      save: (workspace: string, encrypted: Uint8Array, at: number) =>
        store.write((repositories) => repositories.installations.save(workspace, encrypted, at)),
      remove: (workspace: string) =>
        store.write((repositories) => repositories.installations.remove(workspace)),
    };
    const installations = createInstallationStore(rows, createTokenCipher('a secret'));
    const installation = { workspace: 'T1', token: 'xoxb-very-secret', installedAt: 1 };
    await installations.save({ ...installation, token: 'xoxb-before' });
    await installations.save(installation);
    expect(await installations.find('T1')).toEqual(installation);
    expect(await installations.find('T2')).toBeUndefined();

    const encrypted = await rows.find('T1');
    expect(Buffer.from(encrypted ?? []).toString('latin1')).not.toContain('xoxb');
    // Neither with another secret, nor as another workspace's, nor once it was changed.
    expect(
      await createInstallationStore(rows, createTokenCipher('another secret')).find('T1'),
    ).toBeUndefined();
    await rows.save('T2', encrypted ?? new Uint8Array(), 1);
    expect(await installations.find('T2')).toBeUndefined();
    const changed = Uint8Array.from(encrypted ?? []);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    await rows.save('T1', changed, 1);
    expect(await installations.find('T1')).toBeUndefined();

    await installations.remove('T1');
    expect(await rows.find('T1')).toBeNull();
  });
});
