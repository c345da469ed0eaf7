-- Mail that the caller asked not to send, because a partner sends its own.
alter table messages
  drop constraint messages_status_known,
  add constraint messages_status_known check (status in ('pending', 'sent', 'failed', 'suppressed'));
