/** A message of a workspace. `thread` is the first message of its thread, or the message itself. */
type WorkspaceMessage = Readonly<{ domain: string; channel: string; at: string; thread: string }>;

const shape =
  /^https:\/\/[a-z0-9-]+(?:\.enterprise)?\.slack\.com\/archives\/[CG][A-Z0-9]+\/p\d+(?:\?thread_ts=\d+\.\d+&cid=[CG][A-Z0-9]+)?$/;

/**
 * Slack's permalink to a message, made without a call. `undefined` for a direct message, which nobody else
 * could open.
 */
export const messageLink = ({ domain, channel, at, thread }: WorkspaceMessage): string | undefined => {
  const url = `https://${domain}.slack.com/archives/${channel}/p${at.replace('.', '')}`;
  return readMessageLink(thread === at ? url : `${url}?thread_ts=${thread}&cid=${channel}`);
};

/** The link, if `messageLink` can have made it. */
export const readMessageLink = (link: string | undefined): string | undefined =>
  link !== undefined && shape.test(link) ? link : undefined;
