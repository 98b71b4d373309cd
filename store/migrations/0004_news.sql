-- What people are told by mail, and the secret addresses of their calendars. A subscription is made when its account is
-- first looked at; it then hears of the acts that follow.
create table subscription (
	account text primary key,
	pace    text not null,
	told    bigint not null, -- the last act told
	due     bigint not null, -- when news are due; 0 for a new one
	secret  text not null    -- ends the subscription, and nothing else
);

create table feed (
	account text primary key,
	digest  text not null unique -- of the secret in the address of the calendar
);
