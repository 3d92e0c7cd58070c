-- wrk's part of scripts/bench: asks for random lines of a file of targets and says at the end how it went.
-- Arguments: the file, a seed, what to send (get, view or comment), and a name that no other run has.
local targets = {}
local count = 0

function setup(thread)
    counter = (counter or 0) + 1
    thread:set("number", counter)
end

local function get()
    return targets[math.random(#targets)]
end

-- A view without a body, by a visitor like no other: the agent ends in a number of its own.
local function view()
    count = count + 1
    return targets[math.random(#targets)] .. count .. "\r\n\r\n"
end

-- A comment like no other. The number has always as many digits, and so the body is always as long.
local function comment()
    count = count + 1
    return targets[math.random(#targets)] .. string.format("%09d\"}", count)
end

local senders = { get = get, view = view, comment = comment }

-- What is sent to a target, up to where the number goes.
local function beginning(kind, target, name)
    if kind == "get" then return wrk.format("GET", target) end
    local head = "POST " .. target .. " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    if kind == "view" then
        local agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 reader/"
        return head .. "Content-Length: 0\r\nUser-Agent: " .. agent .. name .. "-"
    end
    local text = "What a reader has to say about this, in as many words as most take: two lines, or one and a half."
    local body = "{\"text\":\"" .. text .. " " .. name .. "-"
    return head .. "Content-Type: application/json\r\nContent-Length: " .. (#body + #"000000000\"}") .. "\r\n\r\n" .. body
end

function init(args)
    local kind = args[3]
    for line in io.lines(args[1]) do
        targets[#targets + 1] = beginning(kind, line, args[4] .. "-" .. number)
    end
    request = senders[kind]
    math.randomseed(tonumber(args[2]) * 100 + number)
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format(
        '@@{"requests":%d,"us":%d,"bytes":%d,"errors":%d,"p50":%.0f,"p99":%.0f,"max":%.0f}\n',
        summary.requests, summary.duration, summary.bytes,
        errors.status + errors.connect + errors.read + errors.write + errors.timeout,
        latency:percentile(50), latency:percentile(99), latency.max
    ))
end
