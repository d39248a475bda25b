/** The place and id of a message. */
export type MessageLocation = Readonly<{ place: string; message: string }>;

const shape = /^#([\w-]+)\/([\w-]+)$/;

/** The address of a message on the page, which opens the place and shows the message. */
export const messageLink = ({ place, message }: MessageLocation): string => `#${place}/${message}`;

export const readMessageLink = (link: string): MessageLocation | undefined => {
  const [, place, message] = shape.exec(link) ?? [];
  return place === undefined || message === undefined ? undefined : { place, message };
};
