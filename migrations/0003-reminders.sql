-- Whether a person wants to be reminded; through which day a coalition's reminders are told; and the
-- index that finds what is due in a coalition without looking at anything else.

alter table person add column reminders integer not null default 1;

alter table coalition add column reminded_through text;

create index item_due on item (coalition_id, state, due_on, id);
