-- An item may have several owners, in the order in which they were named; an organisation that answers
-- for it; how far it is; and it may be dropped. A line of progress may say how far the item came.

create table item_owner (
  item_id text not null references item (id),
  person_id text not null references person (id),
  coalition_id text not null references coalition (id),
  position integer not null,
  primary key (item_id, person_id)
);
create index item_owner_by_person on item_owner (coalition_id, person_id);

insert into item_owner (item_id, person_id, coalition_id, position)
select id, owner_id, coalition_id, 0 from item where owner_id is not null;

alter table item drop column owner_id;
alter table item add column organisation text;
alter table item add column percent integer;
alter table item add column dropped_at bigint;
alter table item add column dropped_by text references person (id);
alter table item add column dropped_why text;

alter table progress add column percent integer;
