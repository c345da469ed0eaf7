-- Ids of earlier contacts (UUIDv8, RFC 9562 §5.8). The seed is random, so that an id says nothing about the address.
update contacts c set updated_at = c.last_activity_at,
    id = overlay(overlay(md5(b.seed || c.email_key) placing '8' from 13) placing '8' from 17)::uuid
  from (
    select n.organization_id, n.user_id, n.email_key, gen_random_uuid()::text as seed from contacts n
      where n.id is null order by n.organization_id, n.user_id, n.email_key limit 2000) as b
  where c.organization_id = b.organization_id and c.user_id = b.user_id and c.email_key = b.email_key and c.id is null;
