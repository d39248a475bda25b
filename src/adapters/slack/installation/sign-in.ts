import { PlatformError } from '../../../chat/platform.ts';
import { type ClientParts, clientFor } from '../client.ts';
import { errorName, faultOf, isRevoked, reasonOf } from '../faults.ts';

const longestRetryMs = 5 * 60_000;

/** Signs in with the token of the one workspace. */
export type SignIn = Readonly<{
  /**
   * While Slack is out of reach this continues in the background.
   * @throws PlatformError `rejected` when Slack refuses the token
   */
  begin(): Promise<void>;
  end(): void;
}>;

export type SignInParts = ClientParts &
  Readonly<{
    /** The wait before the first repeated sign-in; it doubles up to five minutes. */
    retryMs?: number;
  }>;

/** Calls `onSignedIn` with the id of the workspace that the token belongs to. */
export const createSignIn = (
  token: string,
  parts: SignInParts,
  onSignedIn: (workspace: string) => void,
): SignIn => {
  const { log } = parts;
  let retry: NodeJS.Timeout | undefined;

  const signIn = async (): Promise<void> => {
    const { team_id } = await clientFor(token, parts).auth.test();
    if (team_id === undefined)
      throw new PlatformError({ kind: 'rejected' }, 'Slack does not say whose token SLACK_BOT_TOKEN is.');
    onSignedIn(team_id);
  };

  const signInLater = (waitMs: number): void => {
    retry = setTimeout(() => {
      signIn().then(
        () => log.info({ platform: 'slack' }, 'Slack is reached again'),
        (error: unknown) => {
          log.warn(
            { platform: 'slack', why: reasonOf(error) },
            'Slack still cannot be reached; trying again',
          );
          signInLater(Math.min(waitMs * 2, longestRetryMs));
        },
      );
    }, waitMs);
  };

  return {
    begin: async () => {
      try {
        await signIn();
      } catch (error) {
        if (error instanceof PlatformError) throw error;
        if (errorName(error) !== undefined && (isRevoked(error) || faultOf(error).kind !== 'busy'))
          throw new PlatformError({ kind: 'rejected' }, `Slack refuses SLACK_BOT_TOKEN. ${reasonOf(error)}`);
        log.error(
          { platform: 'slack', why: reasonOf(error) },
          'Slack cannot be reached: nothing is received or posted there until it can. Halqa keeps trying; check that this machine can reach https://slack.com',
        );
        signInLater(parts.retryMs ?? 1000);
      }
    },
    end: () => clearTimeout(retry),
  };
};
