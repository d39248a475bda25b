-- How long a coalition keeps its records (null: for ever); which of a person's accounts is written to in
-- private; the codes that tie two workspaces or two accounts together, and the tries that missed.

alter table coalition add column retention_months integer;

alter table account add column preferred integer not null default 0;

-- The code itself is never kept, only its hash, and not even that once it was used.
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

create table wrong_code (
  id text primary key,
  account text not null,
  at bigint not null
);
create index wrong_code_by_account on wrong_code (account, at);
