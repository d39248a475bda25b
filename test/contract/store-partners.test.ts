import { expect, it } from 'vitest';
import { nothingKnown, type Partner } from '../../src/domain/partner.ts';
import type { Repositories } from '../../src/store/repositories.ts';
import { usualSettings } from '../fixtures/coalition.ts';
import { eachStore } from '../fixtures/store.ts';

const at = Date.parse('2026-11-04T09:00:00Z');
const day = 24 * 60 * 60 * 1000;

const found = async (repositories: Repositories, workspace: string) => {
  const { id } = await repositories.coalitions.create(
    { platform: 'sandbox', workspace },
    usualSettings(workspace),
    at,
  );
  const person = (name: string) =>
    repositories.people.create(id, { platform: 'sandbox', workspace, id: name, name }, at);
  const [ana, tom] = [await person('ana'), await person('tom')];
  const partner = (name: string): Promise<Partner> =>
    repositories.partners.add(id, {
      name,
      ...nothingKnown,
      state: 'named',
      joinedAt: null,
      endedAt: null,
      createdBy: ana.id,
      createdAt: at,
    });
  return { id, ana, tom, partner };
};

eachStore('the partners in the store', (openTestStore) => {
  it('finds a partner by each spelling of each of its names, in its own coalition', async () => {
    const store = await openTestStore();
    const { here, there, rotary } = await store.write(async (all) => {
      const [one, other] = [await found(all, 'here'), await found(all, 'there')];
      const added = await one.partner('Harbour Rotary');
      // Its earlier names go on finding it.
      await all.partners.change(one.id, added.id, { ...added, name: 'روتاري المرفأ' });
      await all.partners.change(one.id, added.id, { ...added, name: 'the harbour-rotary' });
      return { here: one.id, there: other.id, rotary: added };
    });
    const { partners } = store.read;
    for (const name of ['the HARBOUR rotary', 'الروتاري مرفا', 'Harbour Rotary.'])
      expect((await partners.byName(here, name))?.id, name).toBe(rotary.id);
    expect(await partners.byName(there, 'Harbour Rotary')).toBeNull();
    expect(await partners.byId(there, rotary.id)).toBeNull();
    expect(await partners.names(there)).toEqual([]);
    expect(await partners.list(there)).toEqual([]);
  });

  it('makes two partners one in everything that is counted, and keeps the later of two answers', async () => {
    const store = await openTestStore();
    const { id, ana, tom, kept, gone, other, offer } = await store.write(async (all) => {
      const one = await found(all, 'here');
      const [keep, go, third] = [
        await one.partner('Harbour Rotary'),
        await one.partner('روتاري المرفأ'),
        await one.partner('River School'),
      ];
      const { partners, involved, offers, signedAnswers } = all;
      await partners.setDelegates(one.id, keep.id, [one.ana.id], at);
      await partners.setDelegates(one.id, go.id, [one.ana.id, one.tom.id], at + 1);
      await involved.set(one.id, 'item:1', 'organisation', [keep.id], at);
      await involved.set(one.id, 'item:1', 'with', [go.id, third.id], at);
      await involved.set(one.id, 'item:2', 'organisation', [go.id], at);
      expect(await involved.add(one.id, 'item:2', 'organisation', keep.id, at)).toBe(true);
      expect(await involved.add(one.id, 'item:2', 'organisation', keep.id, at)).toBe(false);
      const answer = (partnerId: string, subject: string, personId: string, when: number) =>
        signedAnswers.give(one.id, {
          subject,
          kind: 'confirm',
          voter: { of: 'partner', id: partnerId },
          answer: null,
          reason: null,
          personId,
          at: when,
        });
      expect(await answer(keep.id, 'item:1', one.ana.id, at)).toBeNull();
      expect((await answer(keep.id, 'item:1', one.tom.id, at + 5))?.personId).toBe(one.ana.id);
      await answer(go.id, 'item:1', one.ana.id, at + 9);
      await answer(keep.id, 'item:2', one.tom.id, at + 9);
      await answer(go.id, 'item:2', one.ana.id, at + 5);
      const made = await offers.make(one.id, {
        number: 1,
        partnerId: go.id,
        what: 'a hall',
        kind: 'place',
        untilOn: '2026-11-05',
        endsAt: at + day,
        createdBy: one.ana.id,
        createdAt: at,
      });
      await partners.merge(one.id, keep.id, go.id);
      return { ...one, kept: keep, gone: go, other: third, offer: made };
    });
    const { partners, involved, signedAnswers, offers } = store.read;
    expect(new Set((await partners.list(id)).map((one) => one.name))).toEqual(
      new Set(['Harbour Rotary', 'River School']),
    );
    expect((await partners.byId(id, gone.id))?.id).toBe(kept.id);
    expect((await partners.byName(id, 'روتاري المرفأ'))?.id).toBe(kept.id);
    expect((await partners.delegates(id, [kept.id, gone.id])).get(kept.id)).toEqual([ana.id, tom.id]);
    expect(await partners.spokenForBy(id, tom.id)).toEqual([kept.id]);
    const rows = await involved.of(id, ['item:1', 'item:2']);
    expect(rows.map((row) => `${row.subject} ${row.as} ${row.name}`).sort()).toEqual([
      'item:1 organisation Harbour Rotary',
      'item:1 with Harbour Rotary',
      'item:1 with River School',
      'item:2 organisation Harbour Rotary',
    ]);
    const answers = await signedAnswers.of(id, ['item:1', 'item:2'], 'confirm');
    expect(answers.map(({ voter, personId }) => [voter.id, personId])).toEqual([
      [kept.id, ana.id],
      [kept.id, tom.id],
    ]);
    expect(await offers.ofPartner(id, kept.id, at)).toEqual([{ ...offer, partnerId: kept.id }]);
    expect(await offers.ofKind(id, 'place', at, 9)).toHaveLength(1);
    expect(await offers.ofKind(id, 'place', at + day, 9)).toEqual([]);
    expect(await offers.ofKind(id, 'money', at, 9)).toEqual([]);
    await store.write(async (all) => {
      await all.partners.merge(id, other.id, kept.id);
      expect((await all.partners.byId(id, gone.id))?.id).toBe(other.id);
      expect(await all.offers.withdraw(id, offer.id, tom.id, at + 1)).toBe(true);
      expect(await all.offers.withdraw(id, offer.id, ana.id, at + 2)).toBe(false);
      expect(await all.offers.ofPartner(id, other.id, at + 2)).toEqual([]);
    });
  });

  it('gives the signed answers of two people who turn out to be one to that one', async () => {
    const store = await openTestStore();
    await store.write(async (all) => {
      const { id, ana, tom } = await found(all, 'here');
      const vote = (personId: string, answer: 'agree' | 'object', when: number) =>
        all.signedAnswers.give(id, {
          subject: 'decision:1',
          kind: 'vote',
          voter: { of: 'person', id: personId },
          answer,
          reason: null,
          personId,
          at: when,
        });
      await vote(ana.id, 'agree', at);
      await vote(tom.id, 'object', at + 1);
      await all.personRecords.merge(id, ana.id, tom.id);
      const left = await all.signedAnswers.of(id, ['decision:1'], 'vote');
      expect(left.map(({ voter, answer, personId }) => [voter.id, answer, personId])).toEqual([
        [ana.id, 'object', ana.id],
      ]);
    });
  });
});
