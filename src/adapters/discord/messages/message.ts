import type { APIMessageTopLevelComponent } from 'discord.js';
import type { RawFile } from '../rest.ts';

/** A components V2 message and the files that it shows. */
export type Message = Readonly<{
  components: readonly APIMessageTopLevelComponent[];
  files?: readonly RawFile[];
  /** The ids of people on it who are pinged. */
  notify?: readonly string[];
}>;

/** Pings nobody, whatever the text says. */
export const pingNobody = { parse: [] };

export const bodyOf = ({ components, files = [], notify = [] }: Message) => ({
  components: [...components],
  allowed_mentions: notify.length === 0 ? pingNobody : { ...pingNobody, users: [...notify] },
  attachments: files.map(({ name }, id) => ({ id, filename: name })),
});
