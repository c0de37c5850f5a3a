-- What a case knows stands in its current decision, whole; the case keeps of it what lists show and what is searched by. It stood in
-- both, and was a third of what a case weighed.
alter table app.cases
  add column language text,
  add column risks json,
  add column abusive boolean,
  add column assurance text check (assurance in ('unknown', 'suggested', 'linked', 'verified'));

update app.cases set
  language = facts -> 'need' ->> 'language',
  risks = facts -> 'need' -> 'risks',
  abusive = (facts -> 'conduct' ->> 'abusive')::boolean,
  assurance = facts -> 'relationship' ->> 'assurance';

alter table app.cases
  alter column language set not null,
  alter column risks set not null,
  alter column abusive set not null,
  alter column assurance set not null,
  drop column facts;
