-- Every row belongs to a coalition, except where the table says otherwise. Ids are text, instants are UTC
-- epoch milliseconds, days are local dates as text, booleans are 0 or 1, structures are JSON as text.
-- A comment of the form /* sqlite: … */ is SQL that only SQLite runs.

create table coalition (
  id text primary key,
  name text not null,
  mission text not null,
  time_zone text not null,
  work_week text not null,
  language text not null,
  digits text not null,
  poll_threshold integer not null,
  -- Whether everybody in its workspaces may read what its groups record.
  open integer not null default 1,
  next_number bigint not null,
  created_at bigint not null,
  -- The last day whose reminders were decided.
  reminded_through text,
  -- How many months records are kept; null keeps them for ever.
  retention_months integer,
  digest_day text not null default '1',
  digest_time text not null default '09:00',
  fiscal_year_start integer not null default 1,
  -- The address that is called about each change.
  webhook text
);

create table workspace (
  platform text not null,
  id text not null,
  coalition_id text not null references coalition (id),
  -- When Halqa was removed from it; null while it is there.
  lost_at bigint,
  -- The roles of this server whose holders sit on a committee.
  executive_role text,
  strategic_role text,
  primary key (platform, id)
);

create table person (
  id text primary key,
  coalition_id text not null references coalition (id),
  name text not null,
  -- The language that the person chose.
  language text,
  -- Until then, the language that they last wrote or read in.
  seen_language text,
  created_at bigint not null,
  reminders integer not null default 1,
  -- Whether the person gets a message about their week.
  weekly integer not null default 0,
  -- Whether their first word was answered with a welcome.
  welcomed integer not null default 0,
  -- The name in the letters by which people are looked up.
  name_key text
);
create index person_by_coalition on person (coalition_id, name);

-- Names that a person had before: stored cards and summaries may still hold them as text.
create table former_name (
  coalition_id text not null references coalition (id),
  person_id text not null references person (id),
  name text not null,
  primary key (person_id, name)
);

create table account (
  platform text not null,
  workspace text not null,
  id text not null,
  coalition_id text not null references coalition (id),
  person_id text not null references person (id),
  -- The preferred account of a person receives private messages.
  preferred integer not null default 0,
  -- When the platform closed the account.
  closed_at bigint,
  primary key (platform, workspace, id)
);
-- In the order in which a person's accounts are read.
create index account_by_person on account (person_id, preferred desc, platform);
create index account_by_id on account (coalition_id, platform, id);

create table role (
  coalition_id text not null references coalition (id),
  person_id text not null references person (id),
  role text not null,
  -- The server whose role seats the person ("discord:ID"); null for a role that somebody gave by name.
  server text,
  primary key (coalition_id, role, person_id)
);

-- A body that acts together: a working group, or a committee, which is a group of another kind. A committee
-- has no convener and no rows in member: its members hold its role, and conveners sit on the executive.
create table working_group (
  id text primary key,
  coalition_id text not null references coalition (id),
  kind text not null default 'group',
  name text not null,
  name_key text not null,
  goal text not null,
  convener_id text references person (id),
  created_at bigint not null,
  -- How the group is doing, where somebody set it by hand.
  status text,
  status_reason text,
  status_at bigint,
  status_by text references person (id),
  unique (coalition_id, name_key)
);

create table member (
  group_id text not null references working_group (id),
  person_id text not null references person (id),
  coalition_id text not null references coalition (id),
  joined_at bigint not null,
  primary key (group_id, person_id)
);
create index member_by_person on member (coalition_id, person_id);

create table place (
  platform text not null,
  workspace text not null,
  id text not null,
  coalition_id text not null references coalition (id),
  name text not null,
  language text,
  committee text,
  group_id text references working_group (id),
  primary key (platform, workspace, id)
);
create index place_by_group on place (coalition_id, group_id);
create index place_by_committee on place (coalition_id, committee);

create table item (
  id text primary key,
  coalition_id text not null references coalition (id),
  number bigint not null,
  group_id text not null references working_group (id),
  title text not null,
  due_on text,
  state text not null,
  created_by text not null references person (id),
  created_at bigint not null,
  done_at bigint,
  done_by text references person (id),
  organisation text,
  percent integer,
  dropped_at bigint,
  dropped_by text references person (id),
  dropped_why text,
  -- The message that the item was made from.
  source text,
  -- The id of the difficulty that it answers.
  answers text,
  -- When the asker said that it does not resolve the difficulty.
  answer_declined_at bigint,
  unique (coalition_id, number)
);
create index item_by_answers on item (answers) where answers is not null;
create index item_open on item (coalition_id, group_id, state, due_on, number);
create index item_created on item (coalition_id, group_id, created_at);
create index item_done on item (coalition_id, group_id, done_at, number) where done_at is not null;
create index item_dropped on item (coalition_id, group_id, dropped_at, number) where dropped_at is not null;
create index item_due on item (coalition_id, state, due_on, number);
create index item_finished on item (coalition_id, done_at, number) where done_at is not null;
-- An item that was open at an instant is one that was not closed before it: one range of one index, however
-- many are closed. The number stands for "never"; queries repeat the expression exactly.
create index item_standing on item (
  coalition_id, group_id, (coalesce(done_at, dropped_at, 9007199254740991)), due_on, number, created_at
);
-- The latest items: open or closed, in all groups or in one.
create index item_recent on item (coalition_id, state, number);
create index item_recent_in_group on item (coalition_id, group_id, state, number);
create index item_latest_in_group on item (coalition_id, group_id, number);
-- Whom a digest thanks: who finished something in a span.
create index item_by_doer on item (coalition_id, done_by, done_at) where done_by is not null;
-- For a person who is removed: the database looks for what refers to them, in all coalitions.
create index item_by_creator on item (created_by);
create index item_by_dropper on item (dropped_by) where dropped_by is not null;

-- An item has any number of owners, in the order in which they were named.
create table item_owner (
  item_id text not null references item (id),
  person_id text not null references person (id),
  coalition_id text not null references coalition (id),
  position integer not null,
  primary key (item_id, person_id)
);
create index item_owner_by_person on item_owner (coalition_id, person_id);

-- An organisation that works with the coalition. A partner that was made one with another keeps its row and says
-- into which; everything that is counted speaks of the other one.
create table partner (
  id text primary key,
  coalition_id text not null references coalition (id),
  name text not null,
  kind text,
  state text not null,
  -- What the coalition wants from it, and what it gets.
  wants text,
  gets text,
  rhythm text,
  -- Read by the committees, the coordinators and its own delegates alone.
  limits text,
  decides text,
  contact text,
  -- What was learned when it ended.
  learned text,
  -- The last day of the agreement.
  ends_on text,
  joined_at bigint,
  ended_at bigint,
  created_by text not null references person (id),
  created_at bigint not null,
  merged_into text references partner (id)
);
create index partner_by_coalition on partner (coalition_id);

-- Every name of a partner, by the letters under which it is found.
create table partner_name (
  coalition_id text not null references coalition (id),
  name_key text not null,
  partner_id text not null references partner (id),
  name text not null,
  primary key (coalition_id, name_key)
);
create index partner_name_by_partner on partner_name (partner_id);

-- Who speaks for a partner. A person may speak for several.
create table delegate (
  partner_id text not null references partner (id),
  person_id text not null references person (id),
  coalition_id text not null references coalition (id),
  since bigint not null,
  primary key (partner_id, person_id)
);
create index delegate_by_person on delegate (coalition_id, person_id);

-- What a partner offers. It stands until `ends_at`: the end of its last day, or when it was withdrawn.
create table offer (
  id text primary key,
  coalition_id text not null references coalition (id),
  number bigint not null,
  partner_id text not null references partner (id),
  what text not null,
  kind text not null,
  until_on text,
  ends_at bigint,
  created_by text not null references person (id),
  created_at bigint not null,
  withdrawn_by text references person (id),
  unique (coalition_id, number)
);
create index offer_by_partner on offer (partner_id);

-- Which partners a record involves, and as what. `subject` is "item:ID", "difficulty:ID", "event:ID".
create table involved (
  coalition_id text not null references coalition (id),
  subject text not null,
  partner_id text not null references partner (id),
  role text not null,
  at bigint not null,
  primary key (subject, partner_id, role)
);
create index involved_by_partner on involved (coalition_id, partner_id, role);

-- Answers that stand with a name, of all kinds: one for each voter, which is "partner:ID" however many delegates
-- answer for it, or "person:ID". `person_id` is who answered last.
create table signed_answer (
  coalition_id text not null references coalition (id),
  subject text not null,
  kind text not null,
  voter text not null,
  answer text,
  reason text,
  person_id text not null references person (id),
  at bigint not null,
  primary key (subject, kind, voter)
);
create index signed_answer_by_voter on signed_answer (coalition_id, voter, kind);
create index signed_answer_by_person on signed_answer (coalition_id, person_id);

-- The letters that went to the delegates of a partner, one for a day of its rhythm, and the one answer to each.
create table partner_letter (
  coalition_id text not null references coalition (id),
  partner_id text not null references partner (id),
  day text not null,
  -- 1 when it asked whether the partnership goes on.
  review integer not null,
  sent_at bigint not null,
  answered_at bigint,
  answered_by text references person (id),
  answer text,
  primary key (partner_id, day)
);
create index partner_letter_by_coalition on partner_letter (coalition_id);
create index partner_letter_by_person on partner_letter (answered_by);

-- A list that somebody pasted, as it was understood; swept after a day.
create table import_draft (
  id text primary key,
  coalition_id text not null references coalition (id),
  person_id text not null references person (id),
  body text not null,
  at bigint not null,
  -- When its items were added: once.
  added_at bigint
);
create index import_draft_by_age on import_draft (at);
create index import_draft_by_person on import_draft (coalition_id, person_id);

create table history (
  id text primary key,
  coalition_id text not null references coalition (id),
  subject text not null,
  at bigint not null,
  person_id text not null references person (id),
  change text not null,
  before text,
  after text
);
create index history_by_subject on history (coalition_id, subject, id);

-- A change of an item that is still to be told: to a person, or in the places of a group except the one where it
-- was said.
create table change_notice (
  id text primary key,
  coalition_id text not null references coalition (id),
  change_id text not null,
  person_id text references person (id),
  group_id text references working_group (id),
  said_in text,
  at bigint not null
);
create index change_notice_by_person on change_notice (coalition_id, person_id);
create index change_notice_by_group on change_notice (coalition_id, group_id);
create index change_notice_by_change on change_notice (coalition_id, change_id);

create table progress (
  id text primary key,
  coalition_id text not null references coalition (id),
  group_id text not null references working_group (id),
  item_id text references item (id),
  person_id text not null references person (id),
  body text not null,
  at bigint not null,
  -- How far the item was at this entry.
  percent integer
);
create index progress_latest on progress (coalition_id, at, id);
create index progress_by_group on progress (coalition_id, group_id, at, id);
-- Begins with the item, since both databases look there for what refers to an item that is removed.
create index progress_by_item on progress (item_id, coalition_id, at, id) where item_id is not null;
create index progress_by_person on progress (coalition_id, person_id, at, id);

create table difficulty (
  id text primary key,
  coalition_id text not null references coalition (id),
  number bigint not null,
  group_id text not null references working_group (id),
  item_id text references item (id),
  body text not null,
  help text not null,
  help_from text not null,
  raised_by text not null references person (id),
  raised_at bigint not null,
  resolved_at bigint,
  resolved_by text references person (id),
  resolution text,
  -- Closed because its item was dropped: nobody solved it.
  given_up integer not null default 0,
  -- The committee that is asked, and when its place was told of it.
  asked_of text,
  asked_told_at bigint,
  -- Why the executive committee passed it on.
  passed_on_why text,
  -- What kind of help it asks for: the same kinds as those of offers.
  kind text,
  unique (coalition_id, number)
);
create index difficulty_asked on difficulty (coalition_id, asked_of, asked_told_at) where asked_of is not null;
create index difficulty_by_item on difficulty (item_id) where item_id is not null;
create index difficulty_open on difficulty (coalition_id, resolved_at, raised_at, number, group_id);
create index difficulty_by_group on difficulty (coalition_id, group_id, resolved_at, raised_at, number);
-- What was asked in a span. Only queries that say "given_up = 0" in their text use it, so that it is in nobody else's way.
create index difficulty_raised on difficulty (coalition_id, raised_at) where given_up = 0;

create table event (
  id text primary key,
  coalition_id text not null references coalition (id),
  number bigint not null,
  group_id text not null references working_group (id),
  title text not null,
  -- Where people meet, in words.
  venue text,
  starts_at bigint not null,
  ends_at bigint not null,
  origin text,
  cancelled_at bigint,
  created_by text not null references person (id),
  created_at bigint not null,
  unique (coalition_id, number)
);
create index event_by_end on event (coalition_id, group_id, ends_at);
create index event_coming on event (coalition_id, ends_at);

-- Who comes to an event: `answer` is "yes", "maybe" or "no". `listed_in` is the workspace in whose own list of
-- events it was given; null when it was given here.
create table attendance (
  event_id text not null references event (id),
  person_id text not null references person (id),
  coalition_id text not null references coalition (id),
  answer text not null,
  listed_in text,
  at bigint not null,
  primary key (event_id, person_id)
);
create index attendance_by_person on attendance (coalition_id, person_id);

-- A poll is about an event that has ended, or was asked by hand; then it has no event, and the choices
-- that were given, if any. Once sealed it holds how many answered; the counts and the shuffled comments
-- only when enough did.
create table poll (
  id text primary key,
  coalition_id text not null references coalition (id),
  number bigint not null,
  group_id text not null references working_group (id),
  event_id text unique references event (id),
  asked_by text references person (id),
  origin text,
  question text not null,
  choices text,
  threshold integer not null,
  opened_at bigint not null,
  closes_at bigint not null,
  sealed_at bigint,
  answers integer,
  members integer,
  counts text,
  comments text,
  unique (coalition_id, number)
);
create index poll_by_group on poll (coalition_id, group_id, sealed_at);
create index poll_by_close on poll (coalition_id, closes_at, number);

-- What records are found by: their texts in plain letters. Ids sort by time, so the newest are found first.
-- A record is a group's or a partner's.
create table search_text (
  coalition_id text not null references coalition (id),
  id text not null,
  kind text not null,
  group_id text references working_group (id),
  partner_id text references partner (id),
  words text not null,
  primary key (coalition_id, id)
) /* sqlite: without rowid */;
-- Begins with the group, for a group that is removed.
create index search_text_by_group on search_text (group_id, coalition_id, id) where group_id is not null;

-- No person, no time, no order of arrival; emptied when its poll is sealed. `answer` counts the possible
-- answers from 0: the answer of a score is the score less one. `taps` holds keyed hashes of the deliveries
-- that the ballot was made from, so that a repeated delivery is recognised without a row elsewhere that
-- names a person and was written at the same moment.
create table ballot (
  poll_id text not null references poll (id),
  pseudonym text not null,
  answer integer not null,
  comment text,
  taps text not null default '',
  primary key (poll_id, pseudonym)
) /* sqlite: without rowid */;

-- Who may not answer a poll any more, because an answer may have been given before an account was removed
-- from a person. The pseudonym is like that of a ballot, and is deleted together with the ballots.
create table barred (
  poll_id text not null references poll (id),
  pseudonym text not null,
  primary key (poll_id, pseudonym)
) /* sqlite: without rowid */;

-- What a convener added to the section of a group in a digest.
create table digest_section (
  coalition_id text not null references coalition (id),
  group_id text not null references working_group (id),
  period text not null,
  note text,
  note_by text references person (id),
  confirmed_at bigint,
  primary key (group_id, period)
);

-- Each digest that was decided, once for each kind and period.
create table ledger (
  coalition_id text not null references coalition (id),
  kind text not null,
  period text not null,
  decided_at bigint not null,
  -- The instant that the figures describe.
  as_of bigint not null default 0,
  -- The digest as it was decided.
  body text,
  primary key (coalition_id, kind, period)
);

-- What falls due, and when. The schedule reads this table; no timer is armed in memory.
create table deadline (
  kind text not null,
  subject_id text not null,
  coalition_id text not null references coalition (id),
  due_at bigint not null,
  primary key (kind, subject_id)
);
create index deadline_due on deadline (due_at);

-- Announcements: messages that nobody asked for at that moment.
create table outbox (
  id text primary key,
  coalition_id text not null references coalition (id),
  key text not null unique,
  kind text not null,
  platform text not null,
  -- One per place: a lane is sent in the order of its ids.
  lane text not null,
  destination text not null,
  card text not null,
  subject text,
  state text not null,
  attempts integer not null,
  planned_at bigint not null,
  due_at bigint not null,
  expires_at bigint,
  -- By the database's clock.
  claimed_until bigint,
  fence integer not null,
  doubt_since bigint,
  cursor text,
  message text,
  problem text
);
create index outbox_due on outbox (platform, state, due_at);
create index outbox_lane on outbox (lane, state, id);
create index outbox_by_coalition on outbox (coalition_id, state);

-- Which messages show a subject, so that they can be redrawn.
create table shown (
  platform text not null,
  workspace text not null,
  place text not null,
  message text not null,
  coalition_id text not null references coalition (id),
  subject text not null,
  primary key (platform, workspace, place, message)
);
create index shown_by_subject on shown (coalition_id, subject);

-- The thread in which an item is talked about, one in each workspace. `link` is null until the platform has opened
-- the first one; `opening_since` is set while it opens one.
create table talk (
  item_id text not null references item (id),
  platform text not null,
  workspace text not null,
  coalition_id text not null references coalition (id),
  place text,
  link text,
  opening_since bigint,
  primary key (item_id, platform, workspace)
);
create index talk_by_place on talk (coalition_id, place);

-- Deliveries already answered, with the answer; swept after a day. Belongs to no coalition.
create table delivery (
  id text primary key,
  at bigint not null,
  reply text not null
);
create index delivery_by_age on delivery (at);

-- The codes that tie two workspaces, or two accounts of a person, together. The code itself is never stored,
-- only its hash, and that only until it is used.
create table link (
  id text primary key,
  kind text not null,
  coalition_id text not null references coalition (id),
  person_id text not null references person (id),
  code_hash text unique,
  asked_platform text,
  asked_workspace text,
  asked_account text,
  asked_name text,
  expires_at bigint not null
);
create index link_by_person on link (coalition_id, person_id);

-- The secret link of a person's calendar. The secret itself is never stored, only its hash.
create table calendar_feed (
  id text not null unique,
  coalition_id text not null references coalition (id),
  person_id text not null references person (id),
  secret_hash text not null,
  at bigint not null,
  primary key (person_id)
);

-- Wrong codes that were tried, by account. Belongs to no coalition.
create table wrong_code (
  id text primary key,
  account text not null,
  at bigint not null
);
create index wrong_code_by_account on wrong_code (account, at);

-- Where Halqa is installed on Slack, each with its token, sealed with a key that is not in the database.
-- Belongs to no coalition.
create table slack_installation (
  workspace text primary key,
  sealed text not null,
  at bigint not null
);

-- The token by which a program reads a coalition over HTTP. Only its hash is stored.
create table api_token (
  coalition_id text primary key references coalition (id),
  hash text not null unique,
  created_at bigint not null
);

-- What one process does at a time, and which one does it, until when by the database's clock. Belongs to no
-- coalition.
create table lease (
  name text primary key,
  holder text not null,
  until bigint not null
);

-- Facts about this installation, by name. Belongs to no coalition.
create table setting (
  name text primary key,
  value text not null
);
