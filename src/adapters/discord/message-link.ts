/** A message in a server. `channel` is the thread for a message in a thread. All three are snowflakes. */
type ServerMessage = Readonly<{ server: string; channel: string; message: string }>;

const shape = /^https:\/\/discord\.com\/channels\/(\d{1,20})\/(\d{1,20})\/(\d{1,20})$/;

/** The Discord link to a message; `undefined` when an id is no snowflake. */
export const messageLink = ({ server, channel, message }: ServerMessage): string | undefined => {
  const link = `https://discord.com/channels/${server}/${channel}/${message}`;
  return shape.test(link) ? link : undefined;
};

export const readMessageLink = (link: string): ServerMessage | undefined => {
  const [, server, channel, message] = shape.exec(link) ?? [];
  return server === undefined || channel === undefined || message === undefined
    ? undefined
    : { server, channel, message };
};
