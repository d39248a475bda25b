/** A message of a workspace, and the one that its thread began with, itself where it surface in none. */
type WorkspaceMessage = Readonly<{ domain: string; channel: string; at: string; thread: string }>;

const shape =
  /^https:\/\/[a-z0-9-]+(?:\.enterprise)?\.slack\.com\/archives\/[CG][A-Z0-9]+\/p\d+(?:\?thread_ts=\d+\.\d+&cid=[CG][A-Z0-9]+)?$/;

/**
 * Slack's own form of a link to a message, which needs no call to make; `undefined` for what has none.
 * A message between two people has none that anybody else could open.
 */
export const messageLink = ({ domain, channel, at, thread }: WorkspaceMessage): string | undefined => {
  const url = `https://${domain}.slack.com/archives/${channel}/p${at.replace('.', '')}`;
  return readMessageLink(thread === at ? url : `${url}?thread_ts=${thread}&cid=${channel}`);
};

/** `undefined` for what `messageLink` cannot have made. */
export const readMessageLink = (link: string | undefined): string | undefined =>
  link !== undefined && shape.test(link) ? link : undefined;
