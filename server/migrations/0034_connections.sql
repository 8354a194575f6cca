-- People of other accounts. What ties two of them is one row in each account, with the same id.
create table connections (
    account_id      text    not null,
    id              text    not null,
    membership_id   text    not null,
    peer_account_id text    not null,
    peer_id         text    not null,
    peer_key        text    not null,    -- name and company, folded: search and sort
    state           text    not null check (state in ('none', 'pending', 'accepted', 'declined', 'ended')),
    is_requester    integer not null,    -- who asked last
    note            text    not null,
    scopes          text    not null,
    is_shared       integer not null,    -- with the colleagues of who asked
    blocks          integer not null,    -- this side blocks the other
    is_blocked      integer not null,    -- the other side blocks this one
    expires_at      bigint,
    requested_at    bigint  not null,
    decided_at      bigint,
    version         bigint  not null,
    created_at      bigint  not null,
    updated_at      bigint  not null,
    primary key (account_id, id),
    foreign key (account_id, membership_id) references memberships (account_id, id)
) {strict};
create unique index connections_one_a_pair on connections (account_id, membership_id, peer_account_id, peer_id);
create index connections_by_name on connections (account_id, membership_id, peer_key, id);
create index connections_shared on connections (account_id, peer_key, id)
    where is_shared = 1 and is_requester = 1 and state = 'accepted';
create index connections_of_account on connections (account_id, peer_key, id);
create index connections_of_peer on connections (peer_account_id, peer_id);
create index connections_ending on connections (expires_at) where state = 'accepted' and expires_at is not null;

-- Words by which people of other accounts find a member who shows himself.
create table directory_words (
    word          text not null,
    account_id    text not null,
    membership_id text not null,
    kind          text not null check (kind in ('name', 'company', 'email')),
    primary key (account_id, membership_id, kind, word)
) {strict, without rowid};
create index directory_words_by_word on directory_words (word collate "C", account_id, membership_id);

-- Who is asked to connect is named by his membership alone.
create index memberships_by_id on memberships (id);
