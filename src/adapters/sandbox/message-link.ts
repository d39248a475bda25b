/** Where a message stands in the sandbox. */
export type MessageLocation = Readonly<{ place: string; message: string }>;

const shape = /^#([\w-]+)\/([\w-]+)$/;

/** The page's own address of a message: it goes to the place and shows it. */
export const messageLink = ({ place, message }: MessageLocation): string => `#${place}/${message}`;

export const readMessageLink = (link: string): MessageLocation | undefined => {
  const [, place, message] = shape.exec(link) ?? [];
  return place === undefined || message === undefined ? undefined : { place, message };
};
