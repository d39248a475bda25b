import { randomUUID } from 'node:crypto';
import type { PlatformPort } from '../chat/platform.ts';
import type { Config } from '../runtime/config.ts';
import { type ExclusiveOptions, exclusive } from '../schedule/exclusive.ts';

/**
 * The platforms that this process receives from. Where several share a database, each connection that only one of
 * them may hold goes to one of them at a time; what comes over HTTP may come to any of them.
 */
export const receiversOf = (
  { roles, sharedDatabase, leaseMs, slack }: Pick<Config, 'roles' | 'sharedDatabase' | 'leaseMs' | 'slack'>,
  platforms: readonly PlatformPort[],
  parts: Omit<ExclusiveOptions, 'holder' | 'leaseMs'>,
): readonly PlatformPort[] => {
  const holder = randomUUID();
  const byConnection: Readonly<Record<PlatformPort['platform'], boolean>> = {
    sandbox: false,
    discord: true,
    slack: slack?.appToken !== undefined,
  };
  return platforms
    .filter(({ platform }) => platform === 'sandbox' || roles.has(platform))
    .map((port) =>
      sharedDatabase && byConnection[port.platform] ? exclusive(port, { ...parts, holder, leaseMs }) : port,
    );
};
