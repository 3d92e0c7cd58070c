-- wrk's part of scripts/bench: asks for random lines of a file of requests and says at the end how it went.
-- A line is a target and, behind tabs, headers. Arguments: the file, a seed, what to send (get, view or comment), and a
-- name that no other run has.
local requests = {}
local count = 0

function setup(thread)
    counter = (counter or 0) + 1
    thread:set("number", counter)
end

local function get()
    return requests[math.random(#requests)]
end

-- A view without a body, by a visitor like no other: the agent ends in a number of its own.
local function view()
    count = count + 1
    return requests[math.random(#requests)] .. count .. "\r\n\r\n"
end

-- A comment like no other. The number has always as many digits, and so the body is always as long.
local function comment()
    count = count + 1
    return requests[math.random(#requests)] .. string.format("%09d\"}", count)
end

local senders = { get = get, view = view, comment = comment }

-- What is sent for a line of the file, up to where the number goes.
local function beginning(kind, line, name)
    local target, headers = line:match("^([^\t]*)(.*)$")
    local head = (kind == "get" and "GET " or "POST ") .. target .. " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    for header in headers:gmatch("[^\t]+") do head = head .. header .. "\r\n" end
    if kind == "get" then return head .. "\r\n" end
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
        requests[#requests + 1] = beginning(kind, line, args[4] .. "-" .. number)
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
