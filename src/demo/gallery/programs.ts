import { programsCard } from '../../cards/coalition/programs-card.ts';
import { webhookEndedCard } from '../../cards/notify/webhook-card.ts';
import type { Draw } from './draw.ts';
import { dayMs, now } from './people.ts';

const url = 'https://hooks.example.org/halqa?room=7';
const webhook = { url, secret: `whsec_${'a1B2'.repeat(11)}` };

export const programCards = (draw: Draw): void => {
  draw('programsCard', 'nothing connected', (words) =>
    programsCard(words, { tokenMadeAt: null, webhook: null }),
  );
  draw('programsCard', 'a new token', (words) =>
    programsCard(words, { tokenMadeAt: now, newToken: `halqa_${'x'.repeat(43)}`, webhook: null }),
  );
  draw('programsCard', 'connected', (words) =>
    programsCard(words, { tokenMadeAt: now - 40 * dayMs, webhook }),
  );
  draw('programsCard', 'token ended', (words) =>
    programsCard(words, { tokenMadeAt: null, ended: true, webhook }),
  );
  for (const why of ['gone', 'silent'] as const)
    draw('webhookEndedCard', why, (words) => webhookEndedCard(words, { url, why }));
};
