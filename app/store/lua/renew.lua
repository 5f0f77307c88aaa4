-- Write a stream anew, so that no byte of what was trimmed is left: Redis only marks a trimmed record where others
-- share its node, and would keep its words in memory and in every file.
--
-- KEYS  1 the stream  2 scratch (never exists)
-- ARGV  1 the most records
-- Output  how many records it has, -1 where they are too many and nothing was done
--
-- The old stream stands until the new one takes its name: a script that breaks off changes nothing.
if redis.call('XLEN', KEYS[1]) > tonumber(ARGV[1]) then
  return -1
end
local records = redis.call('XRANGE', KEYS[1], '-', '+')
redis.call('DEL', KEYS[2])
for _, record in ipairs(records) do
  redis.call('XADD', KEYS[2], record[1], unpack(record[2]))
end
-- Its last record is never trimmed, so the stream goes on where it was.
if #records > 0 then
  redis.call('RENAME', KEYS[2], KEYS[1])
end
return #records
