-- Seen by whoever has access to the thing that the file is part of; written by its keeper.
call locks.by_access('files_attachment', 'thing', 'select, insert, delete');
call locks.by_access('files_piece', 'thing', 'select, insert, delete');

-- Only what is still part of a draft can be thrown away: its access says so, and says otherwise once it was decided on.
create policy thrown_away on files_attachment as restrictive for delete using (
  exists (select 1 from foundation_access a where a.thing = files_attachment.thing and a.kind = 'document.draft'));
create policy thrown_away on files_piece as restrictive for delete using (
  exists (select 1 from foundation_access a where a.thing = files_piece.thing and a.kind = 'document.draft'));
