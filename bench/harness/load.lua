-- Sends the request that the file BENCH_REQUEST describes, over and over: with one
-- line of `turns` after the other, whose fields stand for {1}, {2} ..., and for
-- {number} with a new number of nine digits. wrk counts answers of 400 and above
-- as errors.

local said, headers = {}, {}
for line in io.lines(os.getenv("BENCH_REQUEST")) do
    local key, value = line:match("^(%w+) (.*)$")
    if key == "header" then
        local name, text = value:match("^(.-): (.*)$")
        headers[name] = text
    else
        said[key] = value
    end
end

local number, next_one = tonumber(said.number), tonumber(said.turn)
local placeholder = "000000000"
local heads, tails = {}, {}

local function add(fields)
    local function fill(text)
        return text and text:gsub("{(%d)}", function(at) return fields[tonumber(at)] end):gsub("{number}", placeholder)
    end
    local filled = {}
    for name, text in pairs(headers) do filled[name] = fill(text) end
    local whole = wrk.format(said.method, fill(said.path), filled, fill(said.body))
    local from, to = whole:find(placeholder, 1, true)
    heads[#heads + 1] = from and whole:sub(1, from - 1) or whole
    tails[#heads] = from and whole:sub(to + 1)
end

-- Everything is formatted beforehand: the load generator must not be what is slow.
function init()
    if not said.turns then return add({}) end
    for line in io.lines(said.turns) do
        local fields = {}
        for field in line:gmatch("[^\t]+") do fields[#fields + 1] = field end
        add(fields)
    end
end

function request()
    next_one = next_one % #heads + 1
    if not tails[next_one] then return heads[next_one] end
    number = number + 1
    return heads[next_one] .. string.format("%09d", number) .. tails[next_one]
end

function done(summary, latency)
    local errors = summary.errors
    local broken = errors.connect + errors.read + errors.write + errors.timeout
    local form = 'JSON {"requests": %d, "microseconds": %d, "refused": %d, "broken": %d, "p50": %d, "p99": %d}\n'
    io.write(form:format(summary.requests, summary.duration, errors.status, broken,
        latency:percentile(50), latency:percentile(99)))
end
