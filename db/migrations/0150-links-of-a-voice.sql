-- Whether the link of a voice still opens is asked for each voice that is under way.
create index voice_links_voice on voice_links (voice_id);
