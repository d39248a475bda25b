/** A message of a server. Where it stands in a thread, `channel` is the thread. All three are numbers of Discord's. */
type ServerMessage = Readonly<{ server: string; channel: string; message: string }>;

const shape = /^https:\/\/discord\.com\/channels\/(\d{1,20})\/(\d{1,20})\/(\d{1,20})$/;

/** Discord's own address of a message; `undefined` for what has none. */
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
