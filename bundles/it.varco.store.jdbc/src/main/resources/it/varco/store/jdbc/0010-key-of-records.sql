-- A name for the key of the records, which statements name for Derby.
{derby} ALTER TABLE plugin_record DROP PRIMARY KEY;
{derby} ALTER TABLE plugin_record ADD CONSTRAINT plugin_record_key PRIMARY KEY (owner, record_key);
