import fc from 'fast-check';
import { receive } from '../../../src/adapters/slack/receive.ts';
import { render } from '../../../src/adapters/slack/render.ts';
import type { Block, Card, Inline } from '../../../src/chat/card.ts';
import { CardTooLarge } from '../../../src/chat/limits.ts';
import { problemsOfBlocks } from '../../fixtures/slack/block-kit.ts';

/*
 * Arbitrary bodies through `receive`, and arbitrary cards through `render`. Called with a few thousand runs
 * by the tests, and with many more by the long run.
 */

export type FuzzOptions = Readonly<{ runs: number; seed: number }>;

const id = fc.oneof(
  fc.constantFrom('U1', 'W2', 'C1', 'D1', 'T1', 'E1', 'V1', '1700000000.000100', 'halqa_ask', 'done:1'),
  fc.string({ maxLength: 12 }),
);

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000\u202e\u2066',
    '<!channel> <@U1|a> <#C1|b> <https://x.org|x> &lt;&amp;',
    '<<<>>>|||',
    ':+1::skin-tone-2::foo:',
    '\ud800 half',
    'https://x.org/_a_(b)|c',
    'مرحبا #1 <@U1>',
    '> quoted\n\n\n> again',
  ),
  fc.integer({ min: 1, max: 9000 }).map((size) => '\u0600<*'.repeat(size)),
);

const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  hostile,
  id,
  fc.constantFrom(null, undefined, Number.NaN, -1, true, [], {}),
);

/** Objects with the fields of Slack, each of them right, wrong or missing. */
const maybe = <Shape extends Readonly<Record<string, fc.Arbitrary<unknown>>>>(shape: Shape) =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record(
        Object.fromEntries(
          Object.entries(shape).map(([name, right]) => [
            name,
            fc.oneof({ weight: 6, arbitrary: right }, { weight: 1, arbitrary: anything }),
          ]),
        ),
        { requiredKeys: [] },
      ),
    },
    { weight: 1, arbitrary: anything },
  );

const user = maybe({ id, name: hostile, team_id: id });
const element = maybe({
  type: fc.constantFrom('plain_text_input', 'users_select', 'static_select', 'conversations_select'),
  value: hostile,
  selected_user: id,
  selected_users: fc.array(id, { maxLength: 40 }),
  selected_conversation: id,
  selected_option: maybe({ value: hostile }),
});
const view = maybe({
  id,
  type: fc.constantFrom('modal', 'home'),
  callback_id: id,
  app_installed_team_id: id,
  private_metadata: fc.oneof(
    hostile,
    fc.json(),
    fc.constant('{"place":"C1","answerAt":"http://127.0.0.1:1/"}'),
  ),
  blocks: fc.array(maybe({ type: fc.constant('input'), block_id: id, element }), { maxLength: 4 }),
  state: maybe({ values: fc.dictionary(id, fc.dictionary(id, element, { maxKeys: 2 }), { maxKeys: 4 }) }),
});
const action = maybe({
  type: fc.constantFrom('button', 'static_select', 'users_select', 'conversations_select'),
  action_id: id,
  value: hostile,
  selected_option: maybe({ value: hostile }),
});
const message = maybe({
  ts: id,
  thread_ts: id,
  text: hostile,
  team: id,
  bot_id: id,
  bot_profile: maybe({ team_id: id }),
});
const event = maybe({
  type: fc.constantFrom('app_uninstalled', 'tokens_revoked', 'user_change', 'app_home_opened', 'message'),
  user: fc.oneof(id, maybe({ id, deleted: fc.boolean(), name: hostile })),
  channel: id,
  channel_type: fc.constantFrom('im', 'channel'),
  text: hostile,
  tokens: maybe({ bot: fc.array(id, { maxLength: 2 }) }),
});

const body: fc.Arbitrary<unknown> = maybe({
  type: fc.constantFrom(
    'block_actions',
    'view_submission',
    'message_action',
    'event_callback',
    'url_verification',
    'view_closed',
  ),
  command: fc.constantFrom('/action', '/halqa-action', '/', ''),
  text: hostile,
  user_id: id,
  user_name: hostile,
  channel_id: id,
  channel_name: fc.constantFrom('water', 'privategroup', 'directmessage', ''),
  team_id: id,
  trigger_id: id,
  response_url: fc.constant('http://127.0.0.1:1/'),
  callback_id: fc.constantFrom('make_action_item', 'other'),
  team: maybe({ id, domain: fc.constantFrom('clean-coast', 'x y', '') }),
  enterprise: maybe({ id }),
  user,
  view,
  channel: maybe({ id, name: hostile }),
  container: maybe({ message_ts: id, channel_id: id, thread_ts: id, is_ephemeral: fc.boolean() }),
  actions: fc.array(action, { maxLength: 3 }),
  message,
  event,
  event_id: id,
  event_time: fc.oneof(fc.integer(), fc.double()),
  authorizations: fc.array(maybe({ team_id: id }), { maxLength: 2 }),
});

const longest = 40_000;

/** Everything that is read has texts as ids and texts, lists as lists, and no excessive length. */
const checkDelivery = (given: unknown): void => {
  const delivery = receive(given);
  if (!('person' in delivery) || delivery.kind === 'account') return;
  const names = [delivery.person, delivery.place, ...delivery.people, ...delivery.places];
  for (const named of names) {
    if (typeof named.id !== 'string') throw new Error(`an id is ${typeof named.id}`);
    if (named.name !== undefined && typeof named.name !== 'string') throw new Error('a name is no text');
  }
  if (typeof delivery.id !== 'string' || typeof delivery.direct !== 'boolean')
    throw new Error('a field is wrong');
  if (delivery.kind === 'command') {
    const texts = delivery.said.as === 'text' ? [delivery.said.text] : Object.values(delivery.said.values);
    for (const text of texts)
      if (text.length > longest) throw new Error(`${text.length} characters of a command`);
  }
  if (delivery.kind === 'form')
    for (const value of Object.values(delivery.values))
      if (typeof value !== 'string') throw new Error('a value is no text');
};

const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ kind: fc.constant('plain' as const), text: hostile }),
  fc.record({ kind: fc.constant('bold' as const), text: hostile }),
  fc.record({ kind: fc.constant('code' as const), text: hostile }),
  fc.record({
    kind: fc.constant('time' as const),
    at: fc.integer({ min: 0, max: 4e12 }),
    text: fc.constant('Fri'),
  }),
  fc.record({
    kind: fc.constant('link' as const),
    label: hostile,
    url: fc.oneof(hostile, fc.webUrl({ withQueryParameters: true, withFragments: true })),
  }),
  fc.record({
    kind: fc.constant('mention' as const),
    name: hostile,
    accounts: fc.constantFrom([], [{ platform: 'slack' as const, workspace: 'T1', id: 'U1' }]),
  }),
);
const line = fc.array(inline, { maxLength: 5 });
const label = fc.string({ unit: 'grapheme', maxLength: 90 });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom('text' as const, 'note' as const), body: line }),
  fc.record({ kind: fc.constant('rule' as const) }),
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label, value: line }), { maxLength: 12 }),
  }),
  fc.record({
    kind: fc.constant('list' as const),
    entries: fc.array(fc.record({ body: line }), { maxLength: 70 }),
    hidden: fc.nat(50),
    rest: fc.constant('and {n} more'),
  }),
  fc.record({
    kind: fc.constant('buttons' as const),
    buttons: fc.array(
      fc.record({ token: fc.constantFrom('done:1', 'rate:p:5'), label, look: fc.constant('plain' as const) }),
      { maxLength: 8 },
    ),
  }),
);
const card: fc.Arbitrary<Card> = fc.record({
  language: fc.constantFrom('en' as const, 'ar' as const),
  title: hostile,
  tone: fc.constant('neutral' as const),
  blocks: fc.array(block, { maxLength: 8 }),
});

const checkCard = (given: Card): void => {
  let problems: readonly string[] = [];
  try {
    const { text, blocks } = render(given, { workspace: 'T1' });
    problems = [...problemsOfBlocks(blocks), ...(text.length > 4000 ? ['its text'] : [])];
  } catch (error) {
    if (!(error instanceof CardTooLarge)) throw error;
  }
  if (problems.length > 0) throw new Error(problems.slice(0, 3).join('; '));
};

/** @throws with the smallest counterexample, and the seed that reproduces it */
export const fuzzSlack = ({ runs, seed }: FuzzOptions): void => {
  fc.assert(fc.property(body, checkDelivery), { numRuns: runs, seed });
  fc.assert(fc.property(card, checkCard), { numRuns: Math.ceil(runs / 10), seed });
};
