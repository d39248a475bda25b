import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import {
  openId,
  readCustomId,
  sendId,
  stepId,
  workspaceSuffix,
} from '../../../src/adapters/discord/custom-id.ts';
import { pagesOf, toModal } from '../../../src/adapters/discord/form.ts';
import { fingerprint, registration } from '../../../src/adapters/discord/installation/register.ts';
import type { Card } from '../../../src/chat/card.ts';
import { type Field, type Form, formTokenOf } from '../../../src/chat/form.ts';
import type { Incoming, Reply } from '../../../src/chat/incoming.ts';
import { openScripted } from '../../fixtures/discord/bot.ts';
import { checkCommands, checkModal } from '../../fixtures/discord/check.ts';
import { componentsOf, textOf } from '../../fixtures/discord/people.ts';

const card = (title: string): Card => ({ language: 'en', title, tone: 'good', blocks: [] });
const field = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  label: name,
  kind: 'line',
  required: false,
  ...more,
});
const formOf = (fields: readonly Field[], token = 'ask:action.add'): Form => ({
  token,
  language: 'en',
  title: 'A form',
  submit: 'Send',
  fields,
});

describe('registration', () => {
  const menus = [{ name: 'Make this an action item', path: 'action add', argument: 'title' }];

  it('is what Discord takes', () => {
    const body = registration(commands, menus);
    expect(checkCommands(body)).toEqual([]);
    expect(body.map(({ name }) => name)).toEqual([...commands.map(({ name }) => name), menus[0]?.name]);
  });

  it('requires nothing, picks people and places, offers choices, and completes the rest', () => {
    const [action] = registration(commands, menus);
    const add = componentsOfCommand(action).find(({ name }) => name === 'add');
    const options: Record<string, Record<string, unknown>> = Object.fromEntries(
      componentsOfCommand(add).map((option) => [option.name, option]),
    );
    expect(Object.values(options).filter((option) => option.required === true)).toEqual([]);
    expect(options.title).toMatchObject({ type: 3 });
    expect(options.due).toMatchObject({ type: 3, autocomplete: true });
    const setup = componentsOfCommand(
      registration(commands, menus).find(({ name }) => name === 'coalition'),
    )[0];
    const asked = Object.fromEntries(componentsOfCommand(setup).map((option) => [option.name, option]));
    expect(asked.executive).toMatchObject({ type: 7, channel_types: [0, 5, 11, 12, 10] });
    expect(asked.week?.choices).toContainEqual({
      value: 'sun-thu',
      name: 'Sunday to Thursday · من الأحد إلى الخميس',
    });
  });

  it('is sent when it changed, and only then', async () => {
    expect(fingerprint(registration(commands, menus))).toBe(fingerprint(registration(commands, menus)));
    expect(fingerprint(registration(commands, []))).not.toBe(fingerprint(registration(commands, menus)));
  });
});

const componentsOfCommand = (thing: unknown): readonly Record<string, unknown>[] => {
  const options: unknown = typeof thing === 'object' && thing !== null ? Reflect.get(thing, 'options') : [];
  return Array.isArray(options) ? options : [];
};

describe('a modal', () => {
  it('is what Discord takes, for any form', () => {
    const long = 'ما الذي سيُنجز '.repeat(20);
    const options = Array.from({ length: 40 }, (_, index) => ({
      value: `v${index}`,
      label: `${long}${index}`,
    }));
    const form: Form = {
      token: formTokenOf('coalition setup'),
      language: 'en',
      title: long,
      submit: 'Send',
      fields: [
        field('a', { label: long, hint: long, value: 'x'.repeat(5000), max: 10, required: true }),
        field('b', { kind: 'paragraph', value: '' }),
        field('c', { kind: 'choice', options, value: 'v3' }),
        field('d', { kind: 'person', value: '<@123>' }),
        field('e', { kind: 'person', value: 'Ana' }),
        field('f', { kind: 'place', value: '<#123>', required: true }),
        field('g', { kind: 'choice' }),
        field('h', { kind: 'people', value: '<@1>, <@2>', required: true }),
        field('i', { kind: 'people', value: 'Ana, Omar' }),
      ],
    };
    for (const page of [1, 2]) expect(checkModal(toModal(form, page))).toEqual([]);
    expect(pagesOf(form)[0]?.map(({ name }) => name)).toEqual(['a', 'f', 'h', 'b', 'c']);
  });

  it('shows what was written or chosen before', () => {
    const options = [
      { value: 'mon-fri', label: 'Monday to Friday' },
      { value: 'sun-thu', label: 'Sunday to Thursday' },
    ];
    const { components } = toModal(
      formOf([
        field('title', { value: 'Book' }),
        field('owner', { kind: 'person', value: '<@77>' }),
        field('owners', { kind: 'people', value: '<@77> <@!78>، <@77>' }),
        field('week', { kind: 'choice', options, value: 'Sunday to Thursday' }),
      ]),
    );
    expect(components).toMatchObject([
      { component: { type: 4, value: 'Book' } },
      { component: { type: 5, default_values: [{ id: '77', type: 'user' }] } },
      {
        component: {
          type: 5,
          min_values: 0,
          max_values: 20,
          default_values: [
            { id: '77', type: 'user' },
            { id: '78', type: 'user' },
          ],
        },
      },
      { component: { type: 3, options: [{ value: 'mon-fri' }, { value: 'sun-thu', default: true }] } },
    ]);
  });
});

describe('a field of several people', () => {
  it.each(['Ana, Omar', '<@77>, Omar', 'none', Array.from({ length: 21 }, (_, n) => `<@${n}>`).join(' ')])(
    'keeps what no picker can hold as text: %s',
    (value) => {
      const { components } = toModal(formOf([field('owners', { kind: 'people', value })]));
      expect(components).toMatchObject([{ component: { type: 4, value } }]);
    },
  );

  it('comes back as mentions with their names, and goes on over pages', async () => {
    const asked = ['owners', 'a', 'b', 'c', 'd', 'e'].map((name) =>
      field(name, name === 'owners' ? { kind: 'people' } : {}),
    );
    const room = await openScripted((incoming): Reply => {
      if (incoming.kind === 'form') return { kind: 'private', card: card('Done') };
      const typed = incoming.kind === 'command' && incoming.said.as === 'values' ? incoming.said.values : {};
      const value = typed.owner;
      return {
        kind: 'form',
        form: formOf(
          asked.map((one) =>
            one.name === 'owners' ? { ...one, name: 'owner', ...(value ? { value } : {}) } : one,
          ),
        ),
      };
    });
    const { people, ana, omar, layla, water, heard } = room;
    const first = await people.command(ana, water, 'action add');
    await people.submit(first, { owner: [omar, layla] });
    const draft = people.seen(ana, water).at(-1);
    if (draft === undefined) throw new Error('there is no draft');
    const second = await people.press(ana, draft, 'Continue');
    await people.submit(second, {});
    const last = heard.at(-1);
    expect(last).toMatchObject({ kind: 'form', values: { owner: `<@${omar.id}>, <@${layla.id}>` } });
    expect(last?.named.people.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['عمر منصور', 'Layla Haddad']),
    );
  });
});

describe('a custom id', () => {
  it.each([
    stepId(1, 2, 'ar', 'ask:coalition.setup'),
    openId(2, 'en', 'ask:coalition.setup'),
    sendId('ar', 'ask:coalition.setup'),
    'done:0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b',
  ])('%s is read as it was written', (id) => {
    const read = readCustomId(id);
    expect(read.token).toBe(id.startsWith('~') ? 'ask:coalition.setup' : id);
    expect(readCustomId(`${id}${workspaceSuffix('1100000000004194304')}`)).toEqual({
      ...read,
      workspace: '1100000000004194304',
    });
  });
});

/** Nine fields of /coalition setup, answered by a bot that shows what it was sent. */
const openSetup = (answer?: (incoming: Incoming) => Reply) => {
  const args = [
    'name',
    'zone',
    'mission',
    'executive',
    'strategic',
    'week',
    'language',
    'digits',
    'threshold',
  ];
  return openScripted((incoming) => {
    if (incoming.kind === 'form') return answer?.(incoming) ?? { kind: 'private', card: card('Ready') };
    if (incoming.kind !== 'command' || incoming.said.as !== 'values') return { kind: 'nothing' };
    const { values } = incoming.said;
    const fields = args.map((name) =>
      field(name, {
        required: name === 'name' || name === 'zone',
        ...(name === 'executive' || name === 'strategic' ? { kind: 'place' as const } : {}),
        ...(values[name] === undefined ? {} : { value: values[name] }),
      }),
    );
    return { kind: 'form', form: { ...formOf(fields), token: formTokenOf('coalition setup') } };
  });
};

describe('a form that one modal cannot hold', () => {
  it('goes on in a second step, and nothing is lost', async () => {
    const { people, ana, general, executive, heard } = await openSetup();
    const opened = await people.command(ana, general, 'coalition setup', { name: 'Clean *Coast*' });
    expect(opened.modal?.title).toBe('A form (1/2)');
    const mission = 'Every beach\n- swimmable by 2030 <@1> https://example.org/a_b';
    const first = await people.submit(opened, { zone: 'Asia/Beirut', mission, executive });
    const [draft] = first.messages;
    if (!draft) throw new Error('no draft');
    expect(draft.only).toBe(ana.id);
    expect(textOf(draft)).toContain('Part 1 of 2 is saved here');
    expect(heard).toHaveLength(1);

    const second = await people.press(ana, draft, 'Continue');
    expect(second.modal?.title).toBe('A form (2/2)');
    const sent = await people.submit(second, { week: 'sun-thu', threshold: '4' });
    expect(heard.at(-1)).toMatchObject({
      kind: 'form',
      token: 'ask:coalition.setup',
      values: {
        name: 'Clean *Coast*',
        zone: 'Asia/Beirut',
        mission,
        executive: `<#${executive.id}>`,
        week: 'sun-thu',
        threshold: '4',
      },
      named: { places: [{ id: executive.id, name: 'executive' }] },
    });
    expect(textOf(sent.on)).toBe('Ready');
    expect(people.seen(ana, general)).toHaveLength(1);
  });

  it('may be sent after the first step, where nothing required is left', async () => {
    const { people, ana, general, heard } = await openSetup();
    const opened = await people.command(ana, general, 'coalition setup');
    const first = await people.submit(opened, { name: 'Coast', zone: 'Asia/Beirut' });
    const [draft] = first.messages;
    if (!draft) throw new Error('no draft');
    const sent = await people.press(ana, draft, 'Send as it is');
    expect(heard.at(-1)).toMatchObject({ kind: 'form', values: { name: 'Coast', zone: 'Asia/Beirut' } });
    expect(textOf(sent.on)).toBe('Ready');
    expect(componentsOf(draft.components).filter(({ type }) => type === 2)).toEqual([]);
  });

  it('gives way to an answer that everybody sees', async () => {
    const { people, ana, sam, general } = await openSetup(() => ({
      kind: 'public',
      card: card('Ready for all'),
    }));
    const opened = await people.command(ana, general, 'coalition setup');
    const [draft] = (await people.submit(opened, { name: 'Coast', zone: 'Asia/Beirut' })).messages;
    if (!draft) throw new Error('no draft');
    const sent = await people.press(ana, draft, 'Send as it is');
    await people.until(sent, 'the draft to go', () => sent.removed.length === 1);
    expect(people.seen(sam, general).map(textOf)).toEqual(['Ready for all']);
    expect(people.seen(ana, general)).toHaveLength(1);
  });
});

describe('a form with something wrong in it', () => {
  it('says what, keeps what was written, and opens again with it', async () => {
    let tries = 0;
    const { people, ana, water, heard } = await openScripted((incoming) => {
      if (incoming.kind === 'form') {
        tries += 1;
        return tries === 1
          ? {
              kind: 'errors',
              language: 'en',
              errors: { due: '“someday” is not a day I can read. For example: next friday' },
            }
          : { kind: 'private', card: card('Added') };
      }
      const values = incoming.kind === 'command' && incoming.said.as === 'values' ? incoming.said.values : {};
      return {
        kind: 'form',
        form: formOf(
          ['title', 'due'].map((name) =>
            field(name, { required: name === 'title', ...(values[name] ? { value: values[name] } : {}) }),
          ),
        ),
      };
    });
    const opened = await people.command(ana, water, 'action add');
    const wrong = await people.submit(opened, { title: 'Book_the_hall', due: 'someday' });
    const [draft] = wrong.messages;
    if (!draft) throw new Error('no draft');
    expect(draft.only).toBe(ana.id);
    expect(textOf(draft)).toContain('This was not sent.');
    expect(textOf(draft)).toContain('Due: “someday” is not a day I can read.');

    const again = await people.press(ana, draft, 'Open the form again');
    expect(again.modal?.components).toMatchObject([
      { component: { value: 'Book_the_hall' } },
      { component: { value: 'someday' } },
    ]);
    const sent = await people.submit(again, { due: 'friday' });
    expect(heard.at(-1)).toMatchObject({ kind: 'form', values: { title: 'Book_the_hall', due: 'friday' } });
    expect(textOf(sent.on)).toBe('Added');
  });

  it.each([
    ['one long text', { title: 'a*'.repeat(1_900), due: 'someday' }],
    ['two', { title: 'نصّ_طويل '.repeat(390), due: '~'.repeat(3_900) }],
    ['the people that were picked', { title: 'x.'.repeat(1_990), due: '<@77>, <@78>' }],
  ])('keeps as much as a message may hold, and says that something is missing: %s', async (_, typed) => {
    const { people, ana, water, fake } = await openScripted((incoming) => {
      if (incoming.kind === 'form')
        return { kind: 'errors', language: 'en', errors: { due: 'That is no day.' } };
      const values = incoming.kind === 'command' && incoming.said.as === 'values' ? incoming.said.values : {};
      return {
        kind: 'form',
        form: formOf(
          ['title', 'due'].map((name) =>
            field(name, { required: name === 'title', ...(values[name] ? { value: values[name] } : {}) }),
          ),
        ),
      };
    });
    const opened = await people.command(ana, water, 'action add');
    const wrong = await people.submit(opened, typed);
    const [draft] = wrong.messages;
    if (!draft) throw new Error('no draft');
    expect(textOf(draft)).toContain('This was not sent.');
    expect(textOf(draft)).toContain('the end of what is long is missing');
    const again = await people.press(ana, draft, 'Open the form again');
    const shown = (again.modal?.components ?? []) as readonly { component: { value: string } }[];
    for (const [index, value] of Object.values(typed).entries()) {
      const kept = shown[index]?.component.value ?? '';
      if (kept !== value) expect(kept).toMatch(/…$/);
      expect(value.startsWith(kept.replace(/…$/, ''))).toBe(true);
      expect(kept.length).toBeGreaterThan(Math.min(value.length, 900) - 1);
    }
    expect(fake.problems).toEqual([]);
  });
});
