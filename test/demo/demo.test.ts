import { expect, test } from 'vitest';
import { privatePlace, workspaceOf } from '../../src/adapters/sandbox/names.ts';
import { script } from '../../src/demo/player.ts';
import { demoStart, firstQuarter, sinceStart } from '../../src/demo/script.ts';
import { openSandbox, scriptedBot } from '../adapters/sandbox/fixture.ts';

const day = 86_400_000;

test('the demo begins on a first Sunday, and ends in the middle of a month, never in the future', () => {
  const last = Math.max(...script.map(({ at }) => sinceStart(at)));
  for (let today = Date.UTC(2026, 0, 1); today < Date.UTC(2028, 2, 1); today += day) {
    const start = demoStart(today);
    expect(new Date(start).getUTCDay()).toBe(0);
    expect(new Date(start).getUTCDate()).toBeLessThanOrEqual(7);
    expect(start + last).toBeLessThanOrEqual(today);
    // Three whole months lie in it, and the month now: one whole quarter of the year it is given.
    const months = 12 * new Date(start + last).getUTCFullYear() + new Date(start + last).getUTCMonth();
    expect(months - 12 * new Date(start).getUTCFullYear() - new Date(start).getUTCMonth()).toBe(4);
    expect(firstQuarter(start)).toBe(((new Date(start).getUTCMonth() + 1) % 12) + 1);
    expect(today - start).toBeLessThan(185 * day);
    const end = new Date(start + last).getUTCDate();
    expect(end).toBeGreaterThan(9);
    expect(end).toBeLessThan(22);
  }
});

test.each(['en', 'ar'] as const)(
  'every person, place and number it names is there by then (%s)',
  (language) => {
    const { people, places } = workspaceOf('demo', language);
    const ids = people.map(({ id }) => id);
    const known = new Set(places.map(({ id }) => id));
    for (const step of script) {
      if ('press' in step) {
        expect([...places.map(({ id }) => id), privatePlace]).toContain(step.in);
        expect(ids).toContain(step.as[language]);
        continue;
      }
      expect(places.map(({ id }) => id)).toContain(step.in);
      if ('rate' in step) {
        for (const person of Object.keys(step.rate)) expect(ids).toContain(person);
        for (const person of Object.keys(step.comments ?? {}))
          expect(Object.keys(step.rate)).toContain(person);
        continue;
      }
      const text = typeof step.say === 'string' ? step.say : step.say[language];
      expect(ids).toContain(typeof step.as === 'string' ? step.as : step.as[language]);
      for (const [, person] of text.matchAll(/@\{([\w-]+)\}/g)) expect(ids).toContain(person);
      for (const [, name] of text.matchAll(/#\{([\w-]+)\}/g)) expect(known).toContain(name);
      if (step.label !== undefined) known.add(step.label);
    }
  },
);

test('it is played through the bot’s own door, by the sandbox’s own clock', async () => {
  const { heard, handle } = scriptedBot(() => ({
    kind: 'public',
    card: { language: 'en', title: `#${heard.length}`, tone: 'good', blocks: [] },
  }));
  const { call } = await openSandbox(handle, { seed: 'demo' });
  expect(heard.length).toBeGreaterThan(200);
  const times = heard.map(({ at }) => at);
  expect(times).toEqual(times.toSorted((one, other) => one - other));
  for (const incoming of heard) {
    if (incoming.kind === 'command' && incoming.said.as === 'text')
      expect(incoming.said.text).not.toContain('{');
  }
  const { body } = await call('/api/state');
  expect(body.people).toHaveLength(12);
  expect(body.places).toHaveLength(9);
});
