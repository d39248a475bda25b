import type { APIMessageTopLevelComponent } from 'discord.js';
import type { RawFile } from './rest.ts';

/** A components V2 message and the files that it shows. */
export type Message = Readonly<{
  components: readonly APIMessageTopLevelComponent[];
  files?: readonly RawFile[];
}>;

/** Pings nobody, whatever the text says. */
export const pingNobody = { parse: [] };

export const bodyOf = ({ components, files = [] }: Message) => ({
  components: [...components],
  allowed_mentions: pingNobody,
  attachments: files.map(({ name }, id) => ({ id, filename: name })),
});
