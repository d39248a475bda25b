import type { DigestView } from '../../cards/digests/digest-pieces.ts';
import type { Coalition } from '../../domain/coalition.ts';
import type { GroupDigest, MonthlyDigest, PartOf } from '../../domain/digest.ts';
import type { Repositories } from '../../store/repositories.ts';
import { gatherGroup, wholeRows } from './monthly.ts';

const isShort = ({ rows, total }: PartOf<unknown>): boolean => rows.length < total;

const fuller = <Row>(kept: PartOf<Row>, now: PartOf<Row>): PartOf<Row> => (isShort(kept) ? now : kept);

/**
 * A section of a summary with all its rows. A summary keeps the first of each kind; what it left out is read from
 * the record, as it is now.
 */
export const wholeSection = async (
  repositories: Repositories,
  coalition: Coalition,
  { period, since, asOf }: Pick<MonthlyDigest, 'period' | 'since' | 'asOf'>,
  section: GroupDigest,
): Promise<GroupDigest> => {
  const { done, opened, dropped, overdue, progress, dueNext } = section;
  if (![done, opened, dropped, overdue, progress, dueNext].some(isShort)) return section;
  const group = await repositories.groups.byId(coalition.id, section.groupId);
  if (group === null) return section;
  const now = await gatherGroup(repositories, coalition, group, period, { since, asOf }, wholeRows);
  return {
    ...section,
    done: fuller(done, now.done),
    opened: fuller(opened, now.opened),
    dropped: fuller(dropped, now.dropped),
    overdue: fuller(overdue, now.overdue),
    progress: fuller(progress, now.progress),
    dueNext: fuller(dueNext, now.dueNext),
  };
};

/** A monthly summary with all the rows of all its sections, for a page. The quarterly has no rows. */
export const wholeDigest = async (
  repositories: Repositories,
  coalition: Coalition,
  view: DigestView,
): Promise<DigestView> => {
  const { digest } = view;
  if (digest.kind !== 'monthly') return view;
  const groups: GroupDigest[] = [];
  for (const section of digest.groups)
    groups.push(await wholeSection(repositories, coalition, digest, section));
  const committee =
    digest.committee && (await wholeSection(repositories, coalition, digest, digest.committee));
  return { ...view, digest: { ...digest, committee, groups } };
};
