import type { Kysely } from 'kysely';

export type Db = Kysely<Tables>;

import type { Generated } from 'kysely';

/**
 * The rows of the database (see `migrations/`), named exactly as the columns are. Nothing outside `store` uses
 * them.
 */
export interface Tables {
  coalition: {
    id: string;
    name: string;
    mission: string;
    time_zone: string;
    work_week: string;
    language: string;
    digits: string;
    poll_threshold: number;
    open: number;
    next_number: number;
    retention_months: number | null;
    created_at: number;
    digest_day: string;
    digest_time: string;
    fiscal_year_start: number;
    webhook: string | null;
    reminded_through: string | null;
  };
  workspace: {
    platform: string;
    id: string;
    coalition_id: string;
    lost_at: Generated<number | null>;
    executive_role: Generated<string | null>;
    strategic_role: Generated<string | null>;
  };
  person: {
    id: string;
    coalition_id: string;
    name: string;
    language: string | null;
    seen_language: Generated<string | null>;
    created_at: number;
    reminders: Generated<number>;
    welcomed: Generated<number>;
    weekly: Generated<number>;
    name_key: Generated<string | null>;
  };
  former_name: { coalition_id: string; person_id: string; name: string };
  account: {
    platform: string;
    workspace: string;
    id: string;
    coalition_id: string;
    person_id: string;
    preferred: Generated<number>;
    closed_at: Generated<number | null>;
  };
  role: { coalition_id: string; person_id: string; role: string; server: Generated<string | null> };
  working_group: {
    id: string;
    coalition_id: string;
    kind: Generated<string>;
    name: string;
    name_key: string;
    goal: string;
    convener_id: string | null;
    created_at: number;
    status: string | null;
    status_reason: string | null;
    status_at: number | null;
    status_by: string | null;
  };
  member: { group_id: string; person_id: string; coalition_id: string; joined_at: number };
  place: {
    platform: string;
    workspace: string;
    id: string;
    coalition_id: string;
    name: string;
    language: string | null;
    committee: string | null;
    group_id: string | null;
  };
  item: {
    id: string;
    coalition_id: string;
    number: number;
    group_id: string;
    title: string;
    due_on: string | null;
    state: string;
    created_by: string;
    created_at: number;
    done_at: number | null;
    done_by: string | null;
    organisation: string | null;
    percent: number | null;
    dropped_at: number | null;
    dropped_by: string | null;
    dropped_why: string | null;
    source: string | null;
    answers: string | null;
    answer_declined_at: number | null;
  };
  item_owner: { item_id: string; person_id: string; coalition_id: string; position: number };
  partner: {
    id: string;
    coalition_id: string;
    name: string;
    kind: string | null;
    state: string;
    wants: string | null;
    gets: string | null;
    rhythm: string | null;
    limits: string | null;
    decides: string | null;
    contact: string | null;
    learned: string | null;
    ends_on: string | null;
    joined_at: number | null;
    ended_at: number | null;
    created_by: string;
    created_at: number;
    merged_into: Generated<string | null>;
  };
  partner_name: { coalition_id: string; name_key: string; partner_id: string; name: string };
  delegate: { partner_id: string; person_id: string; coalition_id: string; since: number };
  offer: {
    id: string;
    coalition_id: string;
    number: number;
    partner_id: string;
    what: string;
    kind: string;
    until_on: string | null;
    ends_at: number | null;
    created_by: string;
    created_at: number;
    withdrawn_by: Generated<string | null>;
  };
  involved: { coalition_id: string; subject: string; partner_id: string; role: string; at: number };
  partner_letter: {
    coalition_id: string;
    partner_id: string;
    day: string;
    review: number;
    sent_at: number;
    answered_at: Generated<number | null>;
    answered_by: Generated<string | null>;
    answer: Generated<string | null>;
  };
  signed_answer: {
    coalition_id: string;
    subject: string;
    kind: string;
    voter: string;
    answer: string | null;
    reason: string | null;
    person_id: string;
    at: number;
  };
  history: {
    id: string;
    coalition_id: string;
    subject: string;
    at: number;
    person_id: string;
    change: string;
    before: string | null;
    after: string | null;
  };
  change_notice: {
    id: string;
    coalition_id: string;
    change_id: string;
    person_id: string | null;
    group_id: string | null;
    said_in: string | null;
    at: number;
  };
  progress: {
    id: string;
    coalition_id: string;
    group_id: string;
    item_id: string | null;
    person_id: string;
    body: string;
    at: number;
    percent: number | null;
  };
  difficulty: {
    id: string;
    coalition_id: string;
    number: number;
    group_id: string;
    item_id: string | null;
    body: string;
    help: string;
    help_from: string;
    raised_by: string;
    raised_at: number;
    resolved_at: number | null;
    resolved_by: string | null;
    resolution: string | null;
    given_up: number;
    asked_of: string | null;
    asked_told_at: number | null;
    passed_on_why: string | null;
    kind: string | null;
  };
  event: {
    id: string;
    coalition_id: string;
    number: number;
    group_id: string;
    title: string;
    venue: string | null;
    starts_at: number;
    ends_at: number;
    origin: string | null;
    cancelled_at: number | null;
    created_by: string;
    created_at: number;
  };
  calendar_feed: {
    id: string;
    coalition_id: string;
    person_id: string;
    secret_hash: string;
    at: number;
  };
  import_draft: {
    id: string;
    coalition_id: string;
    person_id: string;
    body: string;
    at: number;
    added_at: number | null;
  };
  attendance: {
    event_id: string;
    person_id: string;
    coalition_id: string;
    answer: string;
    listed_in: string | null;
    at: number;
  };
  poll: {
    id: string;
    coalition_id: string;
    number: number;
    group_id: string;
    event_id: string | null;
    asked_by: string | null;
    origin: string | null;
    question: string;
    choices: string | null;
    threshold: number;
    opened_at: number;
    closes_at: number;
    sealed_at: number | null;
    answers: number | null;
    members: number | null;
    counts: string | null;
    comments: string | null;
  };
  search_text: {
    coalition_id: string;
    id: string;
    kind: string;
    group_id: string | null;
    partner_id: string | null;
    words: string;
  };
  ballot: {
    poll_id: string;
    pseudonym: string;
    answer: number;
    comment: string | null;
    taps: Generated<string>;
  };
  barred: { poll_id: string; pseudonym: string };
  ledger: {
    coalition_id: string;
    kind: string;
    period: string;
    decided_at: number;
    as_of: number;
    body: string | null;
  };
  digest_section: {
    coalition_id: string;
    group_id: string;
    period: string;
    note: string | null;
    note_by: string | null;
    confirmed_at: number | null;
  };
  deadline: { kind: string; subject_id: string; coalition_id: string; due_at: number };
  outbox: {
    id: string;
    coalition_id: string;
    key: string;
    kind: string;
    platform: string;
    lane: string;
    destination: string;
    card: string;
    subject: string | null;
    state: string;
    attempts: number;
    planned_at: number;
    due_at: number;
    expires_at: number | null;
    claimed_until: number | null;
    fence: number;
    doubt_since: number | null;
    cursor: string | null;
    message: string | null;
    problem: string | null;
  };
  shown: {
    platform: string;
    workspace: string;
    place: string;
    message: string;
    coalition_id: string;
    subject: string;
  };
  talk: {
    item_id: string;
    platform: string;
    workspace: string;
    coalition_id: string;
    place: string | null;
    link: string | null;
    opening_since: number | null;
  };
  delivery: { id: string; at: number; reply: string };
  link: {
    id: string;
    kind: string;
    coalition_id: string;
    person_id: string;
    code_hash: string | null;
    asked_platform: string | null;
    asked_workspace: string | null;
    asked_account: string | null;
    asked_name: string | null;
    expires_at: number;
  };
  wrong_code: { id: string; account: string; at: number };
  api_token: { coalition_id: string; hash: string; created_at: number };
  lease: { name: string; holder: string; until: number };
  setting: { name: string; value: string };
  slack_installation: { workspace: string; sealed: string; at: number };
}
