-- Sends the request of the environment over and over: with one session after the
-- other, and where the body says {number} with a new number of nine digits.
-- wrk counts answers of 400 and above as errors.

local method, path = os.getenv("BENCH_METHOD"), os.getenv("BENCH_PATH")
local body, cookies = os.getenv("BENCH_BODY"), os.getenv("BENCH_COOKIES")
local number = tonumber(os.getenv("BENCH_FIRST_NUMBER"))
local placeholder = "000000000"

local heads, tails, next_one = {}, {}, 0

local function add(cookie)
    local headers = {}
    if cookie then headers["Cookie"] = cookie end
    if body then headers["Content-Type"] = "application/json" end
    local whole = wrk.format(method, path, headers, body and body:gsub("{number}", placeholder))
    local from, to = whole:find(placeholder, 1, true)
    heads[#heads + 1] = from and whole:sub(1, from - 1) or whole
    tails[#heads] = from and whole:sub(to + 1)
end

-- Everything is formatted beforehand: the load generator must not be what is slow.
function init()
    if not cookies then return add(nil) end
    for line in io.lines(cookies) do add(line) end
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
