import type { Mentionable, Named, PlaceRef } from '../../chat/ids.ts';
import type { Hand } from './texts.ts';

/** A Wednesday morning in the middle of a month. */
export const now = Date.parse('2026-11-18T09:00:00Z');
export const today = '2026-11-18';
export const hourMs = 60 * 60 * 1000;
export const dayMs = 24 * hourMs;

/** Ids as the store makes them. */
export const idOf = (n: number): string => `019a6b2c-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Where the people of the exhibits have accounts. */
export const exhibitWorkspaces = { slack: 'T024BE7LD', discord: '197038439483310086' } as const;

/** Someone with an account on every platform. */
export const person = (hand: Hand): Mentionable => ({
  name: hand.write('person'),
  accounts: [
    { platform: 'sandbox', workspace: 'sandbox', id: 'layla' },
    { platform: 'slack', workspace: exhibitWorkspaces.slack, id: 'U061F7AUR' },
    { platform: 'discord', workspace: exhibitWorkspaces.discord, id: '80351110224678912' },
  ],
});

export const place = (hand: Hand, id = 'water'): Named<PlaceRef> => ({
  platform: 'sandbox',
  workspace: 'sandbox',
  id,
  name: hand.write('place'),
});
