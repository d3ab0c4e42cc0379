-- What a verification proved is remembered: the next one lists only what is new, what changed here, and some of the old.

ALTER TABLE verified_window ADD COLUMN held bigint NOT NULL DEFAULT 0, ADD COLUMN digest numeric NOT NULL DEFAULT 0;
COMMENT ON TABLE verified_window IS
    'Windows of creation (from the start, before the end) of which the source listed the very ids that the copy holds.';
COMMENT ON COLUMN verified_window.held IS 'Live rows of the window when that was proven.';
COMMENT ON COLUMN verified_window.digest IS 'Of their ids: another one means that rows came or went here since.';
DELETE FROM verified_window;
