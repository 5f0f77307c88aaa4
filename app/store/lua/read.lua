-- Read Consumers as they stand, in one call: a pipeline of plain commands costs the client three times as much.
--
-- KEYS  four of each Consumer: its hash, its queue, its open claims, its held texts
-- ARGV  1 "1" where all waiting texts' places are wanted, "0" for the first two of the queue and the counts
-- Output  five values of each Consumer: the hash as names and values, the queue as members and scores, the open
--         claims' names, the number of queued texts, and the number of held texts or all of them as members and scores
local whole = ARGV[1] == '1'
local last = 1
if whole then
  last = -1
end
local out = {}
for at = 1, #KEYS, 4 do
  out[#out + 1] = redis.call('HGETALL', KEYS[at])
  local queue = redis.call('ZRANGE', KEYS[at + 1], 0, last, 'WITHSCORES')
  out[#out + 1] = queue
  out[#out + 1] = redis.call('HKEYS', KEYS[at + 2])
  if whole then
    out[#out + 1] = #queue / 2
    out[#out + 1] = redis.call('ZRANGE', KEYS[at + 3], 0, -1, 'WITHSCORES')
  else
    out[#out + 1] = redis.call('ZCARD', KEYS[at + 1])
    out[#out + 1] = redis.call('ZCARD', KEYS[at + 3])
  end
end
return out
