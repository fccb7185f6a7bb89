-- A move of an order's status that was begun, stored before it is asked for: should the receiver die over it, it is known to be ours.
alter table orders add column move jsonb;
