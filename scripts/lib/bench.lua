-- wrk's part of scripts/bench: asks for random lines of a file of targets and says at the end how it went.
local targets = {}

function setup(thread)
    counter = (counter or 0) + 1
    thread:set("number", counter)
end

function init(args)
    for line in io.lines(args[1]) do
        targets[#targets + 1] = wrk.format("GET", line)
    end
    math.randomseed(tonumber(args[2]) * 100 + number)
end

function request()
    return targets[math.random(#targets)]
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format(
        '@@{"requests":%d,"us":%d,"bytes":%d,"errors":%d,"p50":%.0f,"p99":%.0f}\n',
        summary.requests, summary.duration, summary.bytes,
        errors.status + errors.connect + errors.read + errors.write + errors.timeout,
        latency:percentile(50), latency:percentile(99)
    ))
end
