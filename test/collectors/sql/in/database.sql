create table users (id integer primary key, created text, plan text);
insert into users (created, plan) values
  ('2026-03-08 23:59:59', 'free'), ('2026-03-08 01:00:00', 'free'), ('2026-03-08 07:00:00', 'team'), ('2026-03-10 07:00:00', null);
