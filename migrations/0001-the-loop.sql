-- Everything belongs to a coalition. Ids are text, instants UTC epoch milliseconds, days local dates
-- as text, truths 0 or 1, structures JSON as text. A comment of the form /* sqlite: … */ is SQL that
-- only SQLite runs.

create table coalition (
  id text primary key,
  name text not null,
  mission text not null,
  time_zone text not null,
  work_week text not null,
  language text not null,
  digits text not null,
  poll_threshold integer not null,
  next_number bigint not null,
  created_at bigint not null
);

create table workspace (
  platform text not null,
  id text not null,
  coalition_id text not null references coalition (id),
  primary key (platform, id)
);

create table person (
  id text primary key,
  coalition_id text not null references coalition (id),
  name text not null,
  language text,
  created_at bigint not null
);
create index person_by_coalition on person (coalition_id, name);

create table account (
  platform text not null,
  workspace text not null,
  id text not null,
  coalition_id text not null references coalition (id),
  person_id text not null references person (id),
  primary key (platform, workspace, id)
);
create index account_by_person on account (person_id);

create table role (
  coalition_id text not null references coalition (id),
  person_id text not null references person (id),
  role text not null,
  primary key (coalition_id, role, person_id)
);

create table working_group (
  id text primary key,
  coalition_id text not null references coalition (id),
  name text not null,
  name_key text not null,
  goal text not null,
  convener_id text not null references person (id),
  created_at bigint not null,
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
  owner_id text references person (id),
  due_on text,
  state text not null,
  created_by text not null references person (id),
  created_at bigint not null,
  done_at bigint,
  done_by text references person (id),
  unique (coalition_id, number)
);
create index item_open on item (coalition_id, group_id, state, due_on);
create index item_created on item (coalition_id, group_id, created_at);
create index item_done on item (coalition_id, group_id, done_at);

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

create table progress (
  id text primary key,
  coalition_id text not null references coalition (id),
  group_id text not null references working_group (id),
  item_id text references item (id),
  person_id text not null references person (id),
  body text not null,
  at bigint not null
);
create index progress_by_group on progress (coalition_id, group_id, at);
create index progress_by_item on progress (item_id, at);

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
  unique (coalition_id, number)
);
create index difficulty_open on difficulty (coalition_id, resolved_at, raised_at);

create table event (
  id text primary key,
  coalition_id text not null references coalition (id),
  number bigint not null,
  group_id text not null references working_group (id),
  title text not null,
  starts_at bigint not null,
  ends_at bigint not null,
  said_in text,
  cancelled_at bigint,
  created_by text not null references person (id),
  created_at bigint not null,
  unique (coalition_id, number)
);
create index event_by_end on event (coalition_id, group_id, ends_at);

-- A poll is about an event that has ended, or was asked by hand: then it has no event, a number of
-- its own, and the choices that were given, if any. It keeps, once sealed, how many answered; the
-- counts and the shuffled comments only when enough did.
create table poll (
  id text primary key,
  coalition_id text not null references coalition (id),
  number bigint not null,
  group_id text not null references working_group (id),
  event_id text unique references event (id),
  asked_by text references person (id),
  said_in text,
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

-- No person, no time, no order of arrival; emptied when its poll is sealed. `answer` counts the
-- possible answers from 0: of a score, one less than the score.
create table ballot (
  poll_id text not null references poll (id),
  pseudonym text not null,
  answer integer not null,
  comment text,
  primary key (poll_id, pseudonym)
) /* sqlite: without rowid */;

-- What was decided to be said for a period, once.
create table ledger (
  coalition_id text not null references coalition (id),
  kind text not null,
  period text not null,
  decided_at bigint not null,
  primary key (coalition_id, kind, period)
);

-- What falls due, and when. The clock asks this table; nothing is armed in memory.
create table deadline (
  kind text not null,
  subject_id text not null,
  coalition_id text not null references coalition (id),
  due_at bigint not null,
  primary key (kind, subject_id)
);
create index deadline_due on deadline (due_at);

-- What is to be said that nobody asked for at that moment.
create table outbox (
  id text primary key,
  coalition_id text not null references coalition (id),
  key text not null unique,
  kind text not null,
  lane text not null,
  destination text not null,
  card text not null,
  subject text,
  state text not null,
  attempts integer not null,
  due_at bigint not null,
  claimed_until bigint,
  message text,
  problem text
);
create index outbox_due on outbox (state, due_at);
create index outbox_lane on outbox (lane, state, id);

-- Where the cards of a subject stand, so that they can be redrawn.
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

-- Deliveries already answered, and what was answered; swept after a day.
create table delivery (
  id text primary key,
  at bigint not null,
  reply text not null
);
create index delivery_by_age on delivery (at);
