import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Form } from '../../src/chat/form.ts';
import { buttonsOf, type Chat, openChat, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

/* A form of settings shows the current values; sending it unchanged changes nothing. */

const valuesOf = (form: Form | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (form?.fields ?? []).flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
  );

/** Each setting that a line changes, with what its form then shows. */
const settings = fc.record({
  zone: fc.constantFrom('Asia/Beirut', 'Europe/Paris', 'Africa/Cairo'),
  language: fc.constantFrom('en', 'ar'),
  digits: fc.constantFrom('latn', 'arab'),
  open: fc.constantFrom('yes', 'no'),
  threshold: fc.integer({ min: 3, max: 10 }).map(String),
  week: fc.constantFrom('sun-thu', 'mon-fri'),
  executive: fc.constantFrom('executive', 'general'),
  strategic: fc.constantFrom('strategic', 'schools'),
  day: fc.constantFrom('1', '15', '28', 'first working day', 'last working day'),
  time: fc.constantFrom('09:00', '17:30'),
  year: fc.constantFrom('January', 'April', 'October'),
  reminders: fc.constantFrom('on', 'off'),
  weekly: fc.constantFrom('on', 'off'),
  status: fc.constantFrom('on-track', 'at-risk', 'blocked', 'automatic'),
  place: fc.constantFrom('en', 'ar'),
});

eachStore('the forms of settings', (openTestStore) => {
  const shown = async (chat: Chat, who: string, where: string, line: string) => {
    const seen = await chat.say(who, where, line);
    expect(seen.kind, line).toBe('form');
    for (const { kind, value, options } of seen.form?.fields ?? [])
      if (kind === 'choice' && value !== undefined)
        expect(
          options?.map((option) => option.value),
          line,
        ).toContain(value);
    return seen.form;
  };

  it('show what stands, and change nothing when they are sent as they are', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    for (const who of ['ana', 'layla']) await chat.say(who, 'private', '/halqa language en');
    await fc.assert(
      fc.asyncProperty(settings, async (given) => {
        // The rate limit does not matter here.
        chat.clock.moveTo(chat.clock.now() + 5 * 60_000);
        const { zone, language, digits, open, threshold, week, executive, strategic } = given;
        const setup = { zone, language, digits, open, threshold, week };
        for (const [name, value] of Object.entries(setup))
          await chat.say('ana', 'general', `/coalition setup ${name}:${value}`);
        await chat.say('ana', 'general', `/coalition setup executive:#${executive} strategic:#${strategic}`);
        await chat.say(
          'ana',
          'general',
          `/coalition schedule ${given.day} time:${given.time} year:${given.year}`,
        );
        await chat.say('layla', 'water', `/halqa reminders ${given.reminders}`);
        await chat.say('layla', 'water', `/halqa weekly ${given.weekly}`);
        await chat.say('layla', 'water', `/group status ${given.status} The permit`);
        await chat.say('layla', 'water', `/group bind Water language:${given.place}`);
        const scheduled = await chat.say('ana', 'general', '/coalition schedule');
        const change = buttonsOf(scheduled.card).find(({ token }) => token.startsWith('open:'));
        const forms: readonly (readonly [string, string, Form | undefined, object])[] = [
          [
            'ana',
            'general',
            await shown(chat, 'ana', 'general', '/coalition setup'),
            { ...setup, executive: `<#${executive}>`, strategic: `<#${strategic}>` },
          ],
          [
            'ana',
            'general',
            (await chat.press('ana', scheduled, change?.label ?? '')).form,
            { day: expect.stringContaining(given.day), time: given.time, year: given.year },
          ],
          ['ana', 'general', await shown(chat, 'ana', 'general', '/coalition language'), { language }],
          ['layla', 'water', await shown(chat, 'layla', 'water', '/halqa language'), { language: 'en' }],
          [
            'layla',
            'water',
            await shown(chat, 'layla', 'water', '/halqa reminders'),
            { reminders: given.reminders },
          ],
          ['layla', 'water', await shown(chat, 'layla', 'water', '/halqa weekly'), { weekly: given.weekly }],
          ['layla', 'water', await shown(chat, 'layla', 'water', '/group status'), { status: given.status }],
          [
            'layla',
            'water',
            await shown(chat, 'layla', 'water', '/group bind'),
            { group: 'Water', language: given.place },
          ],
        ];
        const standing = async () => {
          const coalition = await chat.store.read.coalitions.of({
            platform: 'sandbox',
            workspace: 'sandbox',
          });
          const id = coalition?.id ?? '';
          const places = await chat.store.read.places.list(id);
          return {
            coalition,
            places: places.toSorted((one, other) => one.id.localeCompare(other.id)),
            groups: (await chat.store.read.groups.list(id)).map(({ said, name }) => [name, said?.status]),
          };
        };
        const before = await standing();
        for (const [who, where, form, expected] of forms) {
          expect(valuesOf(form)).toMatchObject(expected);
          const sent = await chat.submit(who, where, form, valuesOf(form));
          expect(sent.kind, `${form?.title}: ${JSON.stringify(sent.errors)} ${sent.text}`).toMatch(
            /^(?:private|public)$/,
          );
          expect(sent.text).not.toContain('That didn’t work');
        }
        expect(await standing()).toEqual(before);
      }),
      { numRuns: 5 },
    );
  });

  it('let a setting be changed where a committee’s place, as it stands, can’t be written in now', async () => {
    const access = { executive: { see: true, write: true } };
    const chat = openChat({ store: await openTestStore(), access });
    await setUp(chat);
    access.executive = { see: true, write: false };
    const form = await shown(chat, 'ana', 'general', '/coalition setup');
    const saved = await chat.submit('ana', 'general', form, { ...valuesOf(form), threshold: '7' });
    expect(saved.text).toContain('7 answers');
    const moved = await chat.say('ana', 'general', '/coalition setup strategic:#executive');
    expect(moved.text).toContain('write');
  });
});
