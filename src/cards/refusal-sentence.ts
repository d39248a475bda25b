import { shorten } from '../chat/text/clean.ts';
import type {
  CoalitionReason,
  NumberedKind,
  PartnerReason,
  Reason,
  RecordReason,
} from '../domain/refusal.ts';
import type { Words } from '../words/words.ts';
import { monthsBetween } from './digests/digest-pieces.ts';

/** Enough of the typed text to recognise it, so that the sentence stays short. */
const typed = (text: string): string => shorten(text, 80);

/** An example that consists of figures is one of our limits ("300", "0–100"). */
const limit = (words: Words, example: string): string =>
  /^\d+(–\d+)?$/.test(example) ? words.figures(example) : example;

/** The command that lists the numbers of a kind. */
const listOf: Readonly<Record<NumberedKind, string>> = {
  item: 'action list',
  difficulty: 'progress list',
  event: 'event list',
  poll: 'poll results',
  offer: 'partner show',
};

/** What to do about a place that Halqa can’t use differs between platforms. */
const accessKey = (platform: 'sandbox' | 'slack' | 'discord', sees: boolean) => {
  const keys = {
    discord: sees ? 'refusal.cannot-write-discord' : 'refusal.cannot-see-discord',
    slack: sees ? 'refusal.cannot-write' : 'refusal.cannot-see-slack',
    sandbox: sees ? 'refusal.cannot-write' : 'refusal.cannot-see',
  } as const satisfies Record<typeof platform, string>;
  return keys[platform];
};

const withInstead = (words: Words, sentence: string, path: string): string =>
  path === '' ? sentence : `${sentence} ${words.text('refusal.undo-instead', { path })}`;

/** The sentence for a reason. */
export const refusalSentence = (words: Words, reason: Reason): string => {
  switch (reason.code) {
    case 'unknown-command':
      return reason.nearest.length === 0
        ? words.text('refusal.unknown-command', { typed: typed(reason.typed) })
        : words.text('refusal.unknown-command-near', {
            typed: typed(reason.typed),
            nearest: reason.nearest.join(', '),
          });
    case 'unknown-subcommand':
      return words.text('refusal.unknown-subcommand', {
        typed: typed(reason.typed),
        command: reason.command,
      });
    case 'unexpected-text':
      return words.text('refusal.unexpected-text', { path: reason.path, text: typed(reason.text) });
    case 'text-or-argument':
      return words.text('refusal.text-or-argument', {
        typed: typed(reason.typed),
        asText: words.show(shorten(reason.asText, 300)),
        asArgument: words.show(shorten(reason.asArgument, 300)),
      });
    case 'near-argument':
      return words.text('refusal.near-argument', {
        typed: typed(reason.typed),
        nearest: words.inRow(reason.nearest.map((name) => `${name}:`)),
        asText: words.show(shorten(reason.asText, 300)),
      });
    case 'argument':
      return words.text(`problem.${reason.problem}`, {
        label: reason.label,
        value: typed(reason.value),
        example: limit(words, reason.example),
      });
    case 'too-many-lines':
      return words.text('refusal.too-many-lines', {
        lines: words.number(reason.lines),
        most: words.number(reason.most),
      });
    case 'nothing-pasted':
    case 'line-too-long':
    case 'words-too-long':
      return words.text(`refusal.${reason.code}`);
    default:
      return recordSentence(words, reason);
  }
};

const recordSentence = (words: Words, reason: RecordReason | PartnerReason | CoalitionReason): string => {
  switch (reason.code) {
    case 'half-first':
      return words.text('refusal.half-first', {
        ref: words.ref(reason.number),
        answers: words.number(reason.answers),
        members: words.number(reason.members),
      });
    case 'unknown-number':
      return words.text('refusal.unknown-number', {
        ref: words.ref(reason.number),
        list: listOf[reason.wanted],
      });
    case 'other-kind':
      return words.text('refusal.other-kind', {
        ref: words.ref(reason.number),
        is: words.text(`kind.${reason.is}`),
        wanted: words.text(`kind.${reason.wanted}`),
      });
    case 'already-done':
    case 'already-dropped':
    case 'already-resolved':
      return words.text(`refusal.${reason.code}`, {
        by: words.name(reason.by),
        ref: words.ref(reason.number),
        when: words.momentText(reason.at),
      });
    case 'several-difficulties':
      return words.text('refusal.several-difficulties', {
        ref: words.ref(reason.number),
        numbers: reason.difficulties.map(words.ref).join(', '),
      });
    case 'digest-out':
      return words.text('refusal.digest-out', { period: monthsBetween(words, reason.period, reason.until) });
    case 'digest-to-come':
      return words.text('refusal.digest-to-come', { typed: reason.typed, kind: reason.kind });
    case 'no-such-digest':
      return reason.periods.length === 0
        ? words.text('refusal.no-digest-yet')
        : words.text('refusal.no-such-digest', { typed: reason.typed, periods: words.inRow(reason.periods) });
    case 'already-taken':
      return words.text('refusal.already-taken', {
        ref: words.ref(reason.number),
        owners: words.inRow(reason.owners.map(words.name)),
      });
    case 'undo-not-yours':
      return withInstead(
        words,
        words.text('refusal.undo-not-yours', { by: words.name(reason.by) }),
        reason.instead,
      );
    case 'undo-late':
    case 'undo-changed':
      return withInstead(words, words.text(`refusal.${reason.code}`), reason.instead);
    case 'already-open':
    case 'not-open':
    case 'nothing-said':
    case 'nothing-new':
    case 'no-difficulty':
    case 'difficulty-open':
    case 'not-asked-of-executive':
    case 'not-asked-yet':
    case 'only-event-keeper':
    case 'event-begun':
    case 'event-over':
    case 'event-ends-first':
    case 'event-cancelled':
    case 'event-nothing-said':
    case 'event-nothing-new':
    case 'offer-over':
    case 'already-redacted':
    case 'undo-answered':
    case 'talk-opening':
      return words.text(`refusal.${reason.code}`, { ref: words.ref(reason.number) });
    case 'percent-of-what':
    case 'event-too-long':
    case 'poll-closed':
    case 'poll-too-long':
    case 'rate-first':
      return words.text(`refusal.${reason.code}`);
    default:
      return partnerSentence(words, reason);
  }
};

const partnerSentence = (words: Words, reason: PartnerReason | CoalitionReason): string => {
  switch (reason.code) {
    case 'told-it-yourself':
      return words.text('refusal.told-it-yourself', {
        ref: words.ref(reason.number),
        partner: reason.partner,
      });
    case 'confirmed-already':
      return words.text('refusal.confirmed-already', {
        ref: words.ref(reason.number),
        partner: reason.partner,
        when: words.momentText(reason.at),
      });
    case 'letter-answered':
      return words.text('refusal.letter-answered', {
        partner: reason.partner,
        person: words.name(reason.person),
        answer: words.text(`said.${reason.answer}`),
        when: words.momentText(reason.at),
      });
    case 'not-done-yet':
    case 'not-to-confirm':
      return words.text(`refusal.${reason.code}`, { ref: words.ref(reason.number) });
    case 'letter-over':
    case 'partner-redacted':
    case 'not-partner-keeper':
    case 'not-delegate':
    case 'no-delegate':
    case 'not-agreed':
    case 'partner-ended':
    case 'partner-nothing-said':
    case 'partner-nothing-new':
    case 'partner-name-taken':
    case 'same-partner':
      return words.text(`refusal.${reason.code}`, { partner: reason.partner });
    case 'only-partner-keepers':
    case 'no-partner-of-yours':
      return words.text(`refusal.${reason.code}`);
    default:
      return coalitionSentence(words, reason);
  }
};

const coalitionSentence = (words: Words, reason: CoalitionReason): string => {
  switch (reason.code) {
    case 'not-yours-to-read':
      return words.text('refusal.not-yours-to-read', { group: reason.group });
    case 'cannot-write':
      return words.text(accessKey(reason.platform, reason.sees), { place: reason.place });
    case 'no-threads':
      return words.text(reason.platform === 'discord' ? 'refusal.no-threads-discord' : 'refusal.no-threads');
    case 'person-gone':
    case 'person-is-bot':
      return words.text(`refusal.${reason.code}`, { person: words.name(reason.person) });
    case 'not-a-server-role':
      return words.text('refusal.not-a-server-role', { typed: reason.typed });
    case 'not-an-address':
      return words.text('refusal.not-an-address', {
        typed: reason.typed,
        example: 'https://example.org/halqa',
      });
    case 'too-fast':
      return words.text('refusal.too-fast', { seconds: reason.seconds });
    case 'only-convener':
      return words.text('refusal.only-convener', { group: reason.group });
    case 'no-group-here':
      return words.text('problem.no-group', { example: reason.path });
    case 'already-convener':
      return words.text('refusal.already-convener', { person: reason.person, group: reason.group });
    case 'sole-coordinator':
    case 'no-role':
      return words.text(`refusal.${reason.code}`, { person: reason.person });
    case 'has-role':
      return words.text('refusal.has-role', {
        person: reason.person,
        role: words.text(`role.${reason.role}`),
      });
    case 'group-exists':
      return words.text('refusal.group-exists', { name: reason.name });
    case 'place-taken':
      return words.text('refusal.place-taken', { place: reason.place, group: reason.group });
    case 'committee-place':
      return words.text('refusal.committee-place', {
        place: reason.place,
        committee: words.text(`role.${reason.committee}`),
      });
    case 'committee-is-named':
      return words.text('refusal.committee-is-named', {
        committee: words.text(`committee.${reason.committee}`),
      });
    case 'already-member':
    case 'not-member':
    case 'convener-stays':
      return words.text(`refusal.${reason.code}`, { group: reason.group });
    case 'only-executive':
      return words.text('refusal.only-executive');
    case 'still-convener':
      return words.text('refusal.still-convener', {
        groups: words.inRow(reason.groups),
      });
    case 'wrong-code':
    case 'too-many-codes':
    case 'own-code':
    case 'link-over':
    case 'other-coalition':
    case 'workspace-joined':
    case 'coalition-has-groups':
    case 'nothing-kept':
    case 'one-account':
    case 'voted-elsewhere':
    case 'last-coordinator':
    case 'erase-not-told':
    case 'no-server-roles':
    case 'no-coalition':
    case 'only-coordinator':
    case 'not-manager':
    case 'outsider':
    case 'summary-not-yours':
    case 'account-closed':
    case 'sandbox-alone':
    case 'programs-off':
    case 'no-groups':
    case 'language-of-what':
    case 'shared-place-needed':
    case 'gone':
    case 'busy':
    case 'unwritable':
    case 'away':
    case 'in-doubt':
      return words.text(`refusal.${reason.code}`);
  }
};
