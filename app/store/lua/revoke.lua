-- Write a Revocation without reading the Standing, and deny in the same step every waiting text it reaches.
--
-- KEYS  1 scratch (never exists)  2 the Consumer's hash  3 its queue  4 its held texts  5 its open claims
--       6 outbox  7 look  8 the event's key  9 the Business's policy
-- ARGV  1 scope ("*", a Program, or "kind:" and a kind)  2 the packed Revocation  3 the packed entry  4 the Consumer's id
--       5 prefix of text keys (of this Business, so of this slot)  6 the packed Decision of a denied text
--       7 now (ms)  8 seconds the event is remembered (0: no event)
-- Output  {"closed", ""}, {"done", "seq:denied texts:open claims"}, or {"seen", what is kept of the event: the same, or another's result}
-- A store without the Business's policy is empty, or being made anew: what is written into it now would be lost.
if redis.call('HEXISTS', KEYS[9], 'v') == 0 then
  return { 'closed', '' }
end

local seen = redis.call('GET', KEYS[8])
if seen then
  return { 'seen', seen }
end

-- With memory full Redis refuses a script unless its first write frees memory: a DEL always may run, and what
-- follows it may too. A STOP has to be written even then.
redis.call('DEL', KEYS[1])

local denied = {}
local function deny(waiting)
  for _, member in ipairs(redis.call('ZRANGE', waiting, 0, -1)) do
    local text = string.sub(member, 1, string.find(member, ':', 1, true) - 1)
    local key = ARGV[5] .. text
    local program = redis.call('HGET', key, 'p')
    local kind = 'kind:' .. (redis.call('HGET', key, 'k') or '')
    -- Only our own answers to keywords have no Program: a STOP never refuses the answer it is owed.
    if program ~= '' and (ARGV[1] == '*' or ARGV[1] == program or ARGV[1] == kind) then
      redis.call('ZREM', waiting, member)
      redis.call('HSET', key, 'st', 'denied', 'd', ARGV[6], 'at', ARGV[7])
      denied[#denied + 1] = text
    end
  end
end
deny(KEYS[3])
deny(KEYS[4])

local field = 'r:' .. ARGV[1]
local seq = redis.call('HINCRBY', KEYS[2], 'v', 1)
redis.call('HSET', KEYS[2], field, seq .. ':' .. ARGV[2])
if redis.call('EXISTS', KEYS[4]) == 0 then
  redis.call('ZREM', KEYS[7], ARGV[4])
end
local claims = redis.call('HKEYS', KEYS[5])
local stopped, flying = table.concat(denied, ' '), table.concat(claims, ' ')
redis.call('XADD', KEYS[6], '*', 'c', ARGV[4], 'e', ARGV[3], 'q', seq, 'd', stopped, 'f', flying)
local result = seq .. ':' .. stopped .. ':' .. flying
if tonumber(ARGV[8]) > 0 then
  redis.call('SET', KEYS[8], result, 'EX', ARGV[8])
end
return { 'done', result }
