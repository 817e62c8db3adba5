-- Sign-in belongs to no agency: no row security, but only the columns and commands that are used.
grant select, insert, update on accounts_user to chiltern_app, chiltern_worker;
grant select, insert, update, delete on accounts_session to chiltern_app;
grant select, insert, update on accounts_link, accounts_seat to chiltern_app, chiltern_worker;
grant select, insert, update, delete on account_emailaddress to chiltern_app, chiltern_worker;
grant select, insert, update, delete on mfa_authenticator to chiltern_app, chiltern_worker;
grant select, insert, update, delete on axes_accessattempt, axes_accessattemptexpiration, axes_accessfailurelog, axes_accesslog to chiltern_app;
grant usage, select on sequence account_emailaddress_id_seq, mfa_authenticator_id_seq, axes_accessattempt_id_seq,
  axes_accessfailurelog_id_seq, axes_accesslog_id_seq to chiltern_app, chiltern_worker;
grant select on django_content_type to chiltern_app, chiltern_worker;

-- Jobs: app defers, the worker works. Arguments hold ids only.
grant select, insert, update, delete on procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers, procrastinate_workers to chiltern_worker;
grant select, insert on procrastinate_jobs, procrastinate_events to chiltern_app;
grant usage, select on all sequences in schema public to chiltern_worker;
grant usage, select on sequence procrastinate_jobs_id_seq, procrastinate_events_id_seq to chiltern_app;

-- The posts that stand for these seats: asked by the sign-in, before anybody has entered one.
set role chiltern_ctx_owner;
create or replace function ctx.standings(seats uuid[]) returns table (post uuid, agency uuid, role text, since timestamptz)
  language sql volatile security definer set search_path = ctx, public, pg_catalog as $$
  select p.id, p.agency, p.role, p.starts_at from foundation_poststanding p
   where p.account = any (seats) and p.starts_at <= ctx.now() and (p.ends_at is null or p.ends_at > ctx.now())
   order by p.starts_at, p.id $$;
revoke all on function ctx.standings(uuid[]) from public;
grant execute on function ctx.standings(uuid[]) to chiltern_signin;
reset role;
