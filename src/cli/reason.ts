import { PlatformError } from '../chat/platform.ts';
import { ConfigError } from '../runtime/config.ts';
import { ProcessLockError } from '../runtime/process-lock.ts';
import { StartProblem } from '../runtime/start-problem.ts';
import { MigrationError } from '../store/engine/migrate.ts';
import { StoreError } from '../store/engine/store-error.ts';

/** What the operator can fix, in a sentence. Undefined for a bug. */
export const reasonOf = (error: unknown): string | undefined => {
  if (error instanceof ConfigError || error instanceof ProcessLockError || error instanceof StartProblem)
    return error.message;
  if (error instanceof StoreError || error instanceof PlatformError) return error.message;
  return error instanceof MigrationError ? `${error.message}.` : reasonOfSystem(error);
};

/** What the machine reports about its files, whichever part met it. */
const reasonOfSystem = (error: unknown): string | undefined => {
  const [code = '', path] =
    error instanceof Error && 'code' in error
      ? [String(error.code), 'path' in error ? String(error.path) : undefined]
      : [];
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return `There is no space left on the disk${path === undefined ? '' : ` for ${path}`} (${code}): make some, and try again.`;
  if (path !== undefined && code === 'EROFS')
    return `${path} is on a disk that is mounted for reading only (${code}): mount it for writing, or name another place.`;
  if (path !== undefined && ['EACCES', 'EPERM'].includes(code))
    return `${path} cannot be read or written (${code}): let it belong to Halqa's account.`;
  return undefined;
};
