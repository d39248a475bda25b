import { type Card, code, plain } from '../../chat/card.ts';
import type { Words } from '../../words/words.ts';
import { openFormButton } from '../form-pieces.ts';
import { buttons, card, note, text } from '../pieces.ts';
import { newToken as newTokenLine } from '../typed-lines.ts';

/** How other programs are connected to the coalition. */
export type ProgramsView = Readonly<{
  /** When the token was made; null without one. */
  tokenMadeAt: number | null;
  /** The token, right after it was made. */
  newToken?: string;
  /** The token has just been ended. */
  ended?: true;
  /** The address that is told of changes, and the secret that signs the calls. */
  webhook: Readonly<{ url: string; secret: string }> | null;
}>;

export const programsCard = (words: Words, { tokenMadeAt, newToken, ended, webhook }: ProgramsView): Card =>
  card(words, words.text('programs.title'), 'neutral', [
    note(words.line('programs.what')),
    ...(newToken === undefined
      ? []
      : [
          text(words.line('programs.newToken', { token: code(newToken) })),
          note(words.line('programs.oldToken')),
        ]),
    ...(ended ? [text(words.line('programs.noTokenNow'))] : []),
    ...(newToken === undefined && tokenMadeAt !== null
      ? [
          text(
            words.line('programs.tokenMade', {
              when: words.moment(tokenMadeAt),
              command: code(words.of(newTokenLine)),
            }),
          ),
        ]
      : []),
    ...(tokenMadeAt === null && !ended
      ? [text(words.line('programs.noToken', { command: code(words.of(newTokenLine)) }))]
      : []),
    ...(webhook === null
      ? [text(words.line('programs.noWebhook'))]
      : [
          text(words.line('programs.webhook', { url: plain(webhook.url) })),
          text(words.line('programs.secret', { secret: code(webhook.secret) })),
        ]),
    buttons(openFormButton(words, 'coalition api')),
  ]);
