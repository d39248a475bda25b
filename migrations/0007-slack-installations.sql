-- Where Halqa is installed on Slack, each with its token, sealed with a key that is not in the database.

create table slack_installation (
  workspace text primary key,
  sealed text not null,
  at bigint not null
);
