import type { Language, Named, PlaceRef, Platform } from '../../chat/ids.ts';
import type { CommitteeKind } from '../../domain/coalition.ts';
import { prepared } from '../engine/prepared.ts';
import type { InGroup } from '../engine/span.ts';
import type { Db, Tables } from '../tables.ts';

/** A place the coalition has given a purpose: a committee reads there, a group works there. */
export type Place = Named<PlaceRef> &
  Readonly<{ language: Language | null; committee: CommitteeKind | null; groupId: string | null }>;

const toPlace = (row: Tables['place']): Place => ({
  platform: row.platform as Platform,
  workspace: row.workspace,
  id: row.id,
  name: row.name,
  language: row.language as Language | null,
  committee: row.committee as CommitteeKind | null,
  groupId: row.group_id,
});

/** A partial update; `undefined` leaves the field unchanged. */
export type PlaceChange = Partial<Pick<Place, 'language' | 'committee' | 'groupId'>>;

export const placeQueries = (db: Db) => {
  const all = (coalitionId: string) =>
    db.selectFrom('place').selectAll().where('coalition_id', '=', coalitionId);

  const one = prepared(db, ({ coalitionId, platform, workspace, id }: PlaceRef & { coalitionId: string }) =>
    all(coalitionId).where('platform', '=', platform).where('workspace', '=', workspace).where('id', '=', id),
  );
  const ofGroup = prepared(db, ({ coalitionId, groupId }: InGroup) =>
    all(coalitionId).where('group_id', '=', groupId),
  );

  return {
    async byRef(coalitionId: string, { platform, workspace, id }: PlaceRef): Promise<Place | null> {
      const [row] = await one({ coalitionId, platform, workspace, id });
      return row ? toPlace(row) : null;
    },

    async list(coalitionId: string): Promise<readonly Place[]> {
      return (await all(coalitionId).orderBy('name').execute()).map(toPlace);
    },

    async ofGroup(coalitionId: string, groupId: string): Promise<readonly Place[]> {
      return (await ofGroup({ coalitionId, groupId })).map(toPlace);
    },

    async ofCommittee(coalitionId: string, committee: CommitteeKind): Promise<readonly Place[]> {
      return (await all(coalitionId).where('committee', '=', committee).execute()).map(toPlace);
    },

    /** Gives a place a purpose or a language. */
    async set(coalitionId: string, ref: Named<PlaceRef>, change: PlaceChange): Promise<void> {
      const columns = {
        name: ref.name,
        ...(change.language === undefined ? {} : { language: change.language }),
        ...(change.committee === undefined ? {} : { committee: change.committee }),
        ...(change.groupId === undefined ? {} : { group_id: change.groupId }),
      };
      await db
        .insertInto('place')
        .values({
          platform: ref.platform,
          workspace: ref.workspace,
          id: ref.id,
          coalition_id: coalitionId,
          language: null,
          committee: null,
          group_id: null,
          ...columns,
        })
        .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'id']).doUpdateSet(columns))
        .execute();
    },

    /** Removes a committee from its place in a workspace, both as where it reads and as where it works. */
    async clearCommittee(
      coalitionId: string,
      committee: CommitteeKind,
      groupId: string,
      { platform, workspace }: Pick<PlaceRef, 'platform' | 'workspace'>,
    ): Promise<void> {
      await db
        .updateTable('place')
        .set((row) => ({
          committee: null,
          group_id: row.case().when('group_id', '=', groupId).then(null).else(row.ref('group_id')).end(),
        }))
        .where('coalition_id', '=', coalitionId)
        .where('committee', '=', committee)
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .execute();
    },
  };
};
