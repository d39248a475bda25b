import { describe, expect, it } from 'vitest';
import {
  mayAnswerFor,
  mayBegin,
  mayChangePartner,
  mayReadBody,
  mayReadConfidence,
  mayReadSummaries,
  sitsOn,
  speaksFor,
} from '../../src/app/caller/permissions.ts';
import type { PlaceAccess, SpeakerFacts } from '../../src/chat/incoming.ts';
import { scenes } from '../fixtures/records.ts';

const nobody: Parameters<typeof sitsOn>[0] = { roles: [], groupIds: [], convenedIds: [], partnerIds: [] };
const water = { id: 'water', kind: 'group' } as const;
const executive = { id: 'x', kind: 'executive' } as const;
const strategic = { id: 's', kind: 'strategic' } as const;
const from = { open: false, outsider: false, here: null };

describe('who sits where', () => {
  it('the executive is its role and all conveners', () => {
    expect(sitsOn({ ...nobody, roles: ['executive'] }, executive)).toBe(true);
    expect(sitsOn({ ...nobody, convenedIds: ['water'] }, executive)).toBe(true);
    expect(sitsOn({ ...nobody, convenedIds: ['water'] }, strategic)).toBe(false);
    expect(sitsOn({ ...nobody, roles: ['strategic'] }, strategic)).toBe(true);
    expect(sitsOn({ ...nobody, groupIds: ['water'] }, water)).toBe(true);
    expect(sitsOn(nobody, water)).toBe(false);
  });

  it('a guest reads only in the place they are in, whatever the coalition and their roles say', () => {
    const guest = { open: true, outsider: true, here: null };
    const member = { ...nobody, roles: ['executive'] as const, groupIds: ['water'] };
    expect(mayReadBody(member, guest, water)).toBe(false);
    expect(mayReadSummaries(member, guest)).toBe(false);
    const inWater = { ...guest, here: { committee: null, groupId: 'water' } };
    expect(mayReadBody(nobody, inWater, water)).toBe(true);
    expect(mayReadSummaries(nobody, inWater)).toBe(false);
    expect(mayReadBody(nobody, inWater, { id: 'schools', kind: 'group' })).toBe(false);
  });

  it('a closed coalition shows a group to its members, its places, the committees and coordinators', () => {
    expect(mayReadBody(nobody, from, water)).toBe(false);
    expect(mayReadBody(nobody, { ...from, open: true }, water)).toBe(true);
    expect(mayReadBody({ ...nobody, groupIds: ['water'] }, from, water)).toBe(true);
    expect(mayReadBody({ ...nobody, convenedIds: ['schools'] }, from, water)).toBe(true);
    expect(mayReadBody({ ...nobody, roles: ['strategic'] }, from, water)).toBe(true);
    expect(mayReadBody({ ...nobody, roles: ['coordinator'] }, from, water)).toBe(true);
    expect(mayReadBody(nobody, { ...from, here: { committee: 'executive', groupId: 'x' } }, water)).toBe(
      true,
    );
    expect(mayReadBody(nobody, { ...from, open: true }, executive)).toBe(false);
  });

  it('a partner is spoken for by its delegates', () => {
    const [rotary, school] = [{ id: 'rotary' }, { id: 'school' }];
    const delegate = { ...nobody, partnerIds: ['rotary'] };
    const coordinator = { ...nobody, roles: ['coordinator'] as const };
    const executive = { ...nobody, roles: ['executive'] as const };
    const strategic = { ...nobody, roles: ['strategic'] as const };
    const convener = { ...nobody, convenedIds: ['water'] };
    const member = { ...nobody, groupIds: ['water'] };
    expect([speaksFor(delegate, rotary), speaksFor(delegate, school)]).toEqual([true, false]);
    const open = { ...from, open: true };
    const rules = (who: typeof nobody, where: Parameters<typeof mayReadConfidence>[1] = open) => [
      mayChangePartner(who, null),
      mayChangePartner(who, rotary),
      mayAnswerFor(who, rotary),
      mayReadConfidence(who, where, rotary),
      mayReadConfidence(who, where, school),
    ];
    const [yes, no] = [true, false];
    expect({
      delegate: rules(delegate),
      'delegate of another organisation': rules(delegate, { ...open, outsider: true }),
      coordinator: rules(coordinator),
      executive: rules(executive),
      strategic: rules(strategic),
      convener: rules(convener),
      member: rules(member),
      'member in a committee’s place': rules(member, {
        ...open,
        here: { committee: 'executive', groupId: 'x' },
      }),
      'coordinator who is a guest there': rules(coordinator, { ...open, outsider: true }),
    }).toEqual({
      // Adds, changes, answers for it, reads its confidence, reads that of another partner.
      delegate: [no, yes, yes, yes, no],
      'delegate of another organisation': [no, yes, yes, yes, no],
      coordinator: [yes, yes, yes, yes, yes],
      executive: [yes, yes, no, yes, yes],
      strategic: [no, no, no, yes, yes],
      convener: [yes, yes, no, yes, yes],
      member: [no, no, no, no, no],
      'member in a committee’s place': [no, no, no, yes, yes],
      'coordinator who is a guest there': [yes, yes, yes, no, no],
    });
  });

  it('whoever manages the workspace begins, never a guest', () => {
    expect(mayBegin({})).toBe('yes');
    expect(mayBegin({ managesWorkspace: true })).toBe('yes');
    expect(mayBegin({ managesWorkspace: false })).toBe('not-manager');
    expect(mayBegin({ managesWorkspace: true, outsider: 'guest' })).toBe('outsider');
  });
});

scenes('permissions', (open) => {
  it('who does not manage the workspace begins no coalition, and a guest neither', async () => {
    const speakers: Record<string, SpeakerFacts> = {
      sam: { managesWorkspace: false },
      nour: { outsider: 'guest' },
      ana: { managesWorkspace: true },
    };
    const { chat, records } = await open({ empty: true, speakers });
    const line = '/coalition setup Coast zone:beirut';
    expect((await chat.say('sam', 'general', line)).text).toContain(
      'Whoever manages this server or workspace',
    );
    expect((await chat.say('nour', 'general', line)).text).toContain('You are a guest in this workspace');
    expect((await records()).coalition).toEqual([]);
    expect((await chat.say('ana', 'general', line)).text).toContain('Coordinators: Ana Costa');
  });

  it('who does not manage the workspace joins it to no other coalition', async () => {
    const { chat } = await open({
      empty: true,
      in: { platform: 'slack', workspace: 'T1' },
      speakers: { sam: { managesWorkspace: false } },
    });
    expect((await chat.say('sam', 'general', '/coalition link code:ABCD-EFGH')).text).toContain(
      'Whoever manages this server or workspace',
    );
  });

  it('groups are open to everybody until a coordinator says otherwise', async () => {
    const { chat } = await open();
    await chat.say('sam', 'water', '/action add Book the hall');
    const lines = [
      '/action list Water',
      '/progress list Water',
      '/group info Water',
      '/poll results group:Water',
      '/action edit #1 title:Read',
      '/digest preview group:Water',
      '/event list Water',
    ];
    for (const line of lines)
      expect((await chat.say('yusuf', 'general', line)).text, line).not.toContain('is read by its members');
    await chat.say('ana', 'general', '/coalition setup Clean Coast zone:beirut open:no');
    expect((await chat.say('ana', 'general', '/coalition info')).text).toContain(
      'Groups’ records are read by: their members and the committees',
    );
    for (const line of lines) {
      expect((await chat.say('yusuf', 'general', line)).text, line).toContain('is read by its members');
      for (const [who, where] of [
        ['sam', 'general'],
        ['omar', 'general'],
        ['ana', 'private'],
        ['yusuf', 'executive'],
        ['yusuf', 'water'],
      ] as const)
        expect((await chat.say(who, where, line)).text, `${who} ${line}`).not.toContain(
          'is read by its members',
        );
    }
    expect((await chat.suggest('yusuf', 'general', '/action done Rea')).suggestions).toEqual([]);
    expect((await chat.suggest('sam', 'general', '/action done Rea')).suggestions).toHaveLength(1);
    expect((await chat.say('yusuf', 'general', '/group join Water')).text).toContain('joined Water');
    expect((await chat.say('yusuf', 'general', '/action list Water')).text).toContain('Water: action items');
  });

  it('summaries are read by the committees, conveners and coordinators, and in the committees’ places', async () => {
    const { chat } = await open();
    await chat.pass('2026-12-02T12:00:00Z');
    for (const line of ['/digest preview', '/digest show', '/digest preview quarterly']) {
      for (const where of ['general', 'water', 'private'])
        expect((await chat.say('sam', where, line)).text, line).toContain('read by the committees');
      expect((await chat.say('sam', 'executive', line)).text, line).not.toContain('read by the committees');
      for (const who of ['ana', 'layla'])
        expect((await chat.say(who, 'private', line)).text, line).not.toContain('read by the committees');
    }
  });

  it('a guest reads, writes and finds only in the place they are in', async () => {
    const { chat } = await open({ speakers: { yusuf: { outsider: 'other-organisation' } } });
    await chat.say('sam', 'water', '/action add Book the hall');
    // In an Arabic place, people who have chosen no language are answered in Arabic.
    const refused = /is read by its members|متاح لأعضائ/;
    for (const line of [
      '/action list Water',
      '/action done #1',
      '/group join Water',
      '/action add X group:Water',
    ])
      for (const where of ['general', 'private', 'schools'])
        expect((await chat.say('yusuf', where, line)).text, `${where} ${line}`).toMatch(refused);
    expect((await chat.say('yusuf', 'water', '/action list')).text).toContain('Book the hall');
    expect((await chat.say('yusuf', 'general', '/group list')).text).not.toContain('Water');
    expect((await chat.say('yusuf', 'water', '/group list')).text).toContain('Water');
    const offered = async (line: string) =>
      ((await chat.suggest('yusuf', 'general', line)).suggestions ?? []).map(({ label }) => label);
    expect(await offered('/action list W')).not.toContain('Water');
    expect(await offered('/action list group:W')).toEqual([]);
    expect(await offered('/event list W')).toEqual([]);
  });

  it('says at once where it cannot see or write', async () => {
    const access: Record<string, PlaceAccess> = {
      executive: { see: true, write: false },
      water: { see: false, write: false },
    };
    const { chat, records } = await open({ empty: true, access });
    const line = '/coalition setup Coast zone:beirut executive:#executive';
    expect((await chat.say('ana', 'general', line)).text).toContain(
      'I can see #executive, but I may not write there',
    );
    expect((await records()).coalition).toEqual([]);
    access.executive = { see: true, write: true };
    expect((await chat.say('ana', 'general', line)).text).toContain('#executive');
    await chat.say('ana', 'general', '/group create Water goal:"Every spring"');
    expect((await chat.say('ana', 'water', '/group bind Water')).text).toContain('I can’t see #water');
    expect((await chat.say('ana', 'general', '/group bind Water place:#water')).text).toContain(
      'can’t see #water',
    );
    delete access.water;
    expect((await chat.say('ana', 'water', '/group bind Water')).text).toContain('Works in: #water');
  });
});
