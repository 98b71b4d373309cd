-- Who may come in, and what the door remembers: none of it is an act. Moments are milliseconds since 1970, 0 for never.
-- Secrets are kept as digests.
create table account (
	id      text primary key,
	address text not null,    -- as given; '' for none
	mailbox text not null,    -- as compared
	name    text not null,
	lang    text not null,
	person  text not null,    -- of the register; '' for nobody
	admin   boolean not null,
	demo    boolean not null,
	created bigint not null,
	entered bigint not null,
	closed  bigint not null
);
create unique index account_person on account (person) where person <> '' and closed = 0;
create index account_mailbox on account (mailbox) where mailbox <> '';

create table session (
	digest  text primary key,
	id      text not null,
	account text not null,
	agent   text not null,
	hint    text not null,
	created bigint not null,
	seen    bigint not null,
	proved  bigint not null
);
create index session_account on session (account);

create table ticket (
	digest  text primary key,
	purpose text not null,
	account text not null,
	data    text not null,
	inviter text not null,
	created bigint not null,
	until   bigint not null,
	used    bigint not null
);
create index ticket_account on ticket (account, created);

create table identity (
	issuer  text not null,
	subject text not null,
	account text not null,
	siret   text not null,
	created bigint not null,
	primary key (issuer, subject)
);

create table passkey (
	id      text primary key,
	account text not null,
	name    text not null,
	public  text not null,
	created bigint not null,
	used    bigint not null
);
create index passkey_account on passkey (account);

-- Letters waiting to leave. What a letter says is forgotten once it left; its name stays, so that it is not written twice.
create table letter (
	id        text primary key,
	recipient text not null,
	lang      text not null,
	subject   text not null,
	body      text not null,
	until     bigint not null,
	leave     text not null,   -- address of the one-click unsubscription
	created   bigint not null,
	due       bigint not null, -- when to try; 0 once it left or was given up
	tries     integer not null,
	why       text not null,   -- why it did not leave the last time
	sent      bigint not null
);
create index letter_due on letter (due) where due > 0;
