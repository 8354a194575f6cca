-- What who declined has said about it; empty: nothing.
alter table invitations add column decline_reason text not null default '';

-- Which invitation waits for the confirmation.
alter table email_confirmations add column invitation_id text not null default '';
update email_confirmations set invitation_id = coalesce((
    select i.id from invitations i
    where i.account_id = email_confirmations.account_id and i.membership_id = email_confirmations.membership_id
    order by i.created_at desc, i.id desc limit 1), '');
create index email_confirmations_by_invitation on email_confirmations (account_id, invitation_id);

-- How many mails an address got in a day is counted, whatever became of each invitation.
create index mails_by_address on mails (account_id, to_key, created_at);
