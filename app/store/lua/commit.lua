-- Apply changes, each whole or not at all: first its guards, then its commands.
--
-- KEYS  every key that a guard or command names, by its place in KEYS
-- ARGV  number of changes, then for each change
--         number of guards, then for each: kind, key's place, field, wanted value, code
--           kind "absent": the string key does not exist   (its value is returned with the code)
--           kind "field":  the hash's field has the wanted value ("" where it is missing)
--           kind "value":  the string key has the wanted value
--           kind "empty":  the key does not exist, of any type
--         number of commands, then for each: number of words, name, key's place, the other words
-- Output  per change two values: "done" and the last command's reply as a string, or the failed guard's code
--         and the value it found. A change whose guard fails leaves no trace; the others go on.
--
-- It decides nothing: what to write was decided in Python, and the guards say on what.
local at = 1
local function take()
  local word = ARGV[at]
  at = at + 1
  return word
end

local function holds(kind, key, field, wanted)
  if kind == 'field' then
    local found = redis.call('HGET', key, field) or ''
    return found == wanted, found
  elseif kind == 'absent' then
    local found = redis.call('GET', key)
    return not found, found or ''
  elseif kind == 'value' then
    local found = redis.call('GET', key) or ''
    return found == wanted, found
  end
  return redis.call('EXISTS', key) == 0, ''
end

local out = {}
for _ = 1, tonumber(take()) do
  local failed, value = false, ''
  for _ = 1, tonumber(take()) do
    local kind, key, field, wanted, code = take(), KEYS[tonumber(take())], take(), take(), take()
    if not failed then
      local ok, found = holds(kind, key, field, wanted)
      if not ok then
        failed, value = code, found
      end
    end
  end
  for _ = 1, tonumber(take()) do
    local words = tonumber(take())
    if failed then
      at = at + words
    else
      local command = { ARGV[at], KEYS[tonumber(ARGV[at + 1])] }
      for word = 3, words do
        command[word] = ARGV[at + word - 1]
      end
      at = at + words
      local reply = redis.call(unpack(command))
      if type(reply) == 'table' then
        value = reply['ok'] or ''
      else
        value = reply and tostring(reply) or ''
      end
    end
  end
  out[#out + 1] = failed or 'done'
  out[#out + 1] = value
end
return out
