import { randomInt } from 'node:crypto';
import type { AccountRef } from '../../chat/ids.ts';
import { plainLetters } from '../../domain/plain-letters.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Link, LinkKind } from '../../store/coalition/links.ts';
import type { Repositories } from '../../store/repositories.ts';
import { wrongCodeMs } from '../../store/table-registry.ts';
import type { BallotBox } from '../polls/ballot-box.ts';

/** Without letters and digits that look alike. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const codeLength = 8;

/** How long a code is valid. */
const codeWorksMs = 10 * 60 * 1000;

/** How long the other side may take to confirm. */
export const confirmWithinMs = 24 * 60 * 60 * 1000;

/** After this many wrong codes an account has to wait. */
const wrongCodesMax = 5;

/** Accepts small letters, Arabic digits, and a missing dash. */
const readCode = (typed: string): string =>
  plainLetters(typed)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');

/** A new code, in place of an older one of this person. It is shown once and stored as a hash keyed with the secret. */
export const offerCode = async (
  repositories: Repositories,
  by: Readonly<{ kind: LinkKind; coalitionId: string; personId: string; now: number }>,
  { codeHash }: Pick<BallotBox, 'codeHash'>,
): Promise<Readonly<{ code: string; until: number }>> => {
  const drawn = Array.from({ length: codeLength }, () => letters[randomInt(letters.length)]).join('');
  const until = by.now + codeWorksMs;
  await repositories.links.offer({
    kind: by.kind,
    coalitionId: by.coalitionId,
    personId: by.personId,
    codeHash: codeHash(drawn),
    expiresAt: until,
  });
  return { code: `${drawn.slice(0, 4)}-${drawn.slice(4)}`, until };
};

/**
 * The owner of a code. A wrong guess is counted, so the caller must commit the transaction: it returns the
 * refusal as a reply instead of throwing. @throws Refusal `too-many-codes`
 */
export const findCode = async (
  repositories: Repositories,
  kind: LinkKind,
  account: AccountRef,
  typed: string,
  now: number,
  { codeHash }: Pick<BallotBox, 'codeHash'>,
): Promise<Link | null> => {
  if ((await repositories.links.missesSince(account, now - wrongCodeMs)) >= wrongCodesMax)
    throw new Refusal({ code: 'too-many-codes' });
  const link = await repositories.links.byCode(kind, codeHash(readCode(typed)), now);
  if (link === null) await repositories.links.recordMiss(account, now);
  return link;
};
