-- An account that its platform closed; a name as it is looked for, which the program fills in for those
-- that stand here already; and who may not answer a poll any more, because an answer may have been given
-- before an account was taken out of a person: a pseudonym like that of a ballot, gone with the ballots.

alter table account add column closed_at bigint;

alter table person add column name_key text;

create table barred (
  poll_id text not null references poll (id),
  pseudonym text not null,
  primary key (poll_id, pseudonym)
) /* sqlite: without rowid */;
