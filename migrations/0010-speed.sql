-- What stands open at an instant is what is not closed before it: one range of one index, however much
-- was closed before. The number stands for "never"; queries write the expression exactly as it is here.
create index item_standing on item (
  coalition_id, group_id, (coalesce(done_at, dropped_at, 9007199254740991)), due_on, created_at
);

-- The latest items to choose from: of a group, or of all.
create index item_recent on item (coalition_id, state, number);
create index item_recent_in_group on item (coalition_id, group_id, state, number);
create index item_latest_in_group on item (coalition_id, group_id, number);

create index difficulty_by_group on difficulty (coalition_id, group_id, resolved_at, raised_at);
