import { PlatformError } from '../chat/platform.ts';
import { ConfigError } from '../runtime/config.ts';
import { ProcessLockError } from '../runtime/process-lock.ts';
import { StartProblem } from '../runtime/start-problem.ts';
import { MigrationError } from '../store/engine/migrate.ts';
import { StoreError } from '../store/engine/store-error.ts';

/** What the operator can mend, in a sentence. Undefined for a bug. */
export const reasonOf = (error: unknown): string | undefined => {
  if (error instanceof ConfigError || error instanceof ProcessLockError || error instanceof StartProblem)
    return error.message;
  if (error instanceof StoreError || error instanceof PlatformError) return error.message;
  return error instanceof MigrationError ? `${error.message}.` : undefined;
};
