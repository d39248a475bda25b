import { expect, it } from 'vitest';
import { render as forDiscord } from '../../src/adapters/discord/render.ts';
import { render as forSlack } from '../../src/adapters/slack/render.ts';
import { gallery } from '../../src/demo/gallery/gallery.ts';
import { exhibitWorkspaces } from '../../src/demo/gallery/people.ts';

/* What people do every day is at most two taps from the card in front of them: a button, and the form that it opens. */

const faces = {
  slack: (card: (typeof gallery)[number]['card']) =>
    forSlack(card, { workspace: exhibitWorkspaces.slack, pictures: [] }),
  discord: (card: (typeof gallery)[number]['card']) =>
    forDiscord(card, { workspace: exhibitWorkspaces.discord }),
  sandbox: (card: (typeof gallery)[number]['card']) => card,
};

/** The verbs of the buttons that must be on a card of the gallery. */
const frequent: Readonly<Record<string, readonly string[]>> = {
  'itemCard, open': ['done', 'log', 'change', 'hand-over'],
  'itemCard, open, nobody, no date': ['done', 'log', 'change', 'take'],
  'reminderCard, one that is late': ['pick-due', 'new-date', 'log'],
  'eventCard, ahead, nobody has answered': ['attend', 'change-event', 'cancel'],
  'reminderCard, late, today and soon': ['pick-due', 'new-date', 'log'],
  'pollCard, 3 of 100 have answered': ['rate'],
  'difficultyCard, open': ['take-up', 'resolve'],
};

for (const [name, verbs] of Object.entries(frequent))
  it.each(Object.entries(faces))(`${name}, on %s`, (_face, draw) => {
    const shown = gallery.filter((one) => one.name.startsWith(`${name} (believable)`));
    expect(shown.length).toBeGreaterThan(1);
    for (const { card, name: whole } of shown) {
      const drawn = JSON.stringify(draw(card));
      for (const verb of verbs) expect(drawn.includes(`"${verb}:`), `${whole}: ${verb}`).toBe(true);
    }
  });
