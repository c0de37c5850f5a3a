-- Words that were edited or taken back are followed once a statement: four triggers for each row made a changed message cost thirty times what
-- a new one does, and networks send changes in batches as well. What is done is the same, and in the same moment.
drop trigger message_words_follow on app.messages;
drop trigger message_topics_follow on app.messages;
drop trigger message_kept_answers on app.messages;
drop trigger message_answer_lessons on app.messages;
drop function app.follow_message_words();
drop function app.follow_message_topics();
drop function app.forget_kept_answers();
drop function app.forget_answer_lessons();

create function app.follow_changed_words() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
    declare
      changed uuid[];
      heard uuid[];
    begin
      select array_agg(n.id), array_agg(n.id) filter (where n.direction = 'in') into changed, heard
        from now_said n join was_said w on w.id = n.id
        where w.body is distinct from n.body or w.subject is distinct from n.subject;
      if changed is null then return null; end if;

      -- A word that its author took back is not found any more; what stands there now is read like something new.
      delete from app.message_words w where w.message_id = any (changed);
      insert into app.unread_messages (workspace_id, message_ids)
        select n.workspace_id, array_agg(n.id) from now_said n
        where n.id = any (changed) and (n.body <> '' or n.subject <> '') group by n.workspace_id;

      -- Answers that were kept of them go, and so does the question that they were.
      delete from app.kept_answers k using app.kept_answer_sources s where s.message_id = any (changed) and k.id = s.kept_answer_id;
      delete from app.answer_lessons l using app.answer_lessons m where m.message_id = any (changed) and l.reply_id = m.reply_id;

      if heard is null then return null; end if;
      -- The group that they were in is named anew from what is left.
      delete from app.message_topics t where t.message_id = any (heard);
      update app.discovered_groups g set name = ''
        where g.named_by is null and g.name <> '' and g.id in (
          select m.group_id from app.group_messages m where m.message_id = any (heard)
          union all
          select o.merged_into from app.group_messages m join app.discovered_groups o on o.id = m.group_id where m.message_id = any (heard));
      update app.group_messages m set stale = true where m.message_id = any (heard);
      insert into app.unread_topics (workspace_id, message_ids)
        select n.workspace_id, array_agg(n.id) from now_said n where n.id = any (heard) group by n.workspace_id;
      return null;
    end
  $$;
create trigger messages_changed_words after update on app.messages
  referencing old table as was_said new table as now_said for each statement execute function app.follow_changed_words();
