-- When the summaries are due; what they said; how a group stands by its convener's word; and what its
-- convener said about its section.

alter table coalition add column digest_day text not null default '1';
alter table coalition add column digest_time text not null default '09:00';
alter table coalition add column fiscal_year_start integer not null default 1;

-- The summary as it was decided, and the instant its figures are of.
alter table ledger add column as_of bigint not null default 0;
alter table ledger add column body text;

alter table working_group add column status text;
alter table working_group add column status_reason text;
alter table working_group add column status_at bigint;

create table digest_section (
  coalition_id text not null references coalition (id),
  group_id text not null references working_group (id),
  period text not null,
  note text,
  confirmed_at bigint,
  primary key (group_id, period)
);
