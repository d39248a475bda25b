import { join } from 'node:path';
import type { Config } from '../runtime/config.ts';
import { type KeyRing, newKeyRing, openKeyRing, sealKeyRing, withNewKey } from '../runtime/key-ring.ts';
import type { Log } from '../runtime/log.ts';
import { makeSecretFile, readSecretFile } from '../runtime/secret.ts';
import { startProblem } from '../runtime/start-problem.ts';
import { newId } from '../store/engine/id.ts';
import type { Store } from '../store/store.ts';

type Given = Pick<Config, 'secret' | 'oldSecret' | 'dataFolder'>;

/**
 * The keys of this database: opened with the secret, made at the first start, and sealed again when the secret
 * is changed. @throws StartProblem when the secret is not the one that the database was made with.
 */
export const openKeys = async (store: Store, given: Given, log: Log): Promise<KeyRing> => {
  const path = join(given.dataFolder, 'secret');
  const secret = given.secret ?? readSecretFile(path);
  const sealed = await store.read.settings.get('keys');
  if (sealed === null) {
    const first = secret ?? makeSecretFile(path);
    await store.write((repositories) =>
      repositories.settings.setIfNone('keys', sealKeyRing(first, newKeyRing())),
    );
    return openSealed(store, { ...given, secret: first }, path, log);
  }
  if (secret !== undefined) return openSealed(store, { ...given, secret }, path, log);
  if (given.oldSecret === undefined || openKeyRing(given.oldSecret, sealed) === undefined)
    throw startProblem(
      `The secret of this database is missing: put the file ${path} back from where you keep it, or set HALQA_SECRET to what it held.`,
    );
  return openSealed(store, { ...given, secret: makeSecretFile(path) }, path, log);
};

const openSealed = async (
  store: Store,
  { secret, oldSecret }: Readonly<{ secret: string; oldSecret: string | undefined }>,
  path: string,
  log: Log,
): Promise<KeyRing> => {
  const sealed = (await store.read.settings.get('keys')) ?? '';
  const ring = openKeyRing(secret, sealed);
  if (ring !== undefined) return ring;
  const old = oldSecret === undefined ? undefined : openKeyRing(oldSecret, sealed);
  if (old === undefined)
    throw startProblem(
      `This database was made with another secret than the one in ${path} or HALQA_SECRET: put that one back. To change it, set HALQA_SECRET to the new one and HALQA_SECRET_OLD to the old one.`,
    );
  const changed = withNewKey(old, newId());
  await store.write((repositories) =>
    repositories.settings.replace('keys', sealed, sealKeyRing(secret, changed)),
  );
  log.info({}, 'the secret was changed; HALQA_SECRET_OLD is not needed any more');
  return openSealed(store, { secret, oldSecret: undefined }, path, log);
};
