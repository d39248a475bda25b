import type { Coalition } from '../../domain/coalition.ts';
import { addMonths, dayIn, startOfDay } from '../../domain/dates/calendar.ts';
import type { Period } from '../../domain/dates/period.ts';
import type { PartnerMirror } from '../../domain/digest.ts';
import { helpKinds, isAgreed, type Partner } from '../../domain/partner.ts';
import type { PartnerLetter } from '../../domain/partner-letter.ts';
import type { Span } from '../../store/engine/span.ts';
import type { Repositories } from '../../store/repositories.ts';

/** Rows of each kind; the card says how many more there are. */
const rowsKept = 50;

/** What the strategic committee sees of the partnerships of a quarter. */
export const gatherMirror = async (
  repositories: Repositories,
  { id, timeZone }: Coalition,
  period: Period,
  span: Span,
): Promise<PartnerMirror> => {
  const partners = (await repositories.partners.list(id)).filter(({ createdAt }) => createdAt < span.to);
  const names = new Map(partners.map((partner) => [partner.id, partner.name] as const));
  const some = <Row>(rows: readonly Row[]) => ({ rows: rows.slice(0, rowsKept), total: rows.length });

  const counts = (await repositories.partnerCounts.within(id, span)).flatMap(({ partnerId, ...figures }) => {
    const partner = names.get(partnerId);
    return partner === undefined ? [] : [{ partner, ...figures }];
  });

  // A partner that gave nothing in this quarter and the one before it is one in name only.
  const twoQuarters = { from: startOfDay(timeZone, addMonths(period.firstDay, -3)), to: span.to };
  const gave = new Set(
    (await repositories.partnerCounts.within(id, twoQuarters))
      .filter(({ given }) => given > 0)
      .map(({ partnerId }) => partnerId),
  );
  const inName = partners.filter(
    (partner) =>
      partner.state !== 'ended' &&
      (!isAgreed(partner) || (partner.createdAt < twoQuarters.from && !gave.has(partner.id))),
  );

  const asked = await repositories.difficulties.openByKind(id, span.to);
  const needs: { kind: (typeof helpKinds)[number]; n: number }[] = [];
  for (const kind of helpKinds) {
    const n = asked.get(kind) ?? 0;
    if (n > 0 && (await repositories.offers.ofKind(id, kind, span.to, 1)).length === 0)
      needs.push({ kind, n });
  }

  const letters = await repositories.partnerLetters.sentBefore(id, span.to);
  const unheard = partners.flatMap((partner) => {
    const since = silentSince(partner, letters.get(partner.id) ?? [], span.to);
    return since === null ? [] : [{ partner: partner.name, since: dayIn(timeZone, since) }];
  });

  return {
    counts: some(counts.toSorted((a, b) => b.promised - a.promised || a.partner.localeCompare(b.partner))),
    needs,
    inName: some(inName.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b))),
    unheard: some(
      unheard.toSorted((a, b) => a.since.localeCompare(b.since) || a.partner.localeCompare(b.partner)),
    ),
    oneSide: some(await repositories.partnerCounts.toldByOneSide(id, span)),
  };
};

/** A partner is silent when it leaves this many letters in a row without an answer. */
const silentAfter = 2;

/**
 * Since when a current partner has not answered; `null` while it answers.
 * @param letters those that were sent before `to`, the latest first
 */
const silentSince = (
  { state, joinedAt, createdAt }: Partner,
  letters: readonly PartnerLetter[],
  to: number,
): number | null => {
  const isAnswered = ({ answeredAt }: PartnerLetter) => answeredAt !== null && answeredAt < to;
  if (state !== 'joined' || letters.length < silentAfter) return null;
  if (letters.slice(0, silentAfter).some(isAnswered)) return null;
  return letters.find(isAnswered)?.answeredAt ?? joinedAt ?? createdAt;
};
