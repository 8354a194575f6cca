-- How a person wants to be spoken of, in a few words of his own; empty: nothing said.
alter table persons add column pronouns text not null default '';
-- Repeated for lists, as the picture is.
alter table memberships add column pronouns text not null default '';
