vcl 4.1;

# Varnish 7.1 (Debian 12: packages varnish and varnish-modules) in front of Broadsheet. docs/deploy-cdn.md explains it;
# scripts/test-varnish holds a running Varnish to it.

import std;
import xkey;

backend default {
    .host = "127.0.0.1";
    .port = "8080";
    .connect_timeout = 1s;
    .first_byte_timeout = 15s;
    .probe = {
        .url = "/readyz";
        .interval = 1s;
        .timeout = 1s;
        .window = 3;
        .threshold = 2;
        .initial = 2;
    }
}

# Who may purge: the machine that runs Broadsheet.
acl purgers {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.restarts == 0) {
        # Set below, never by clients.
        unset req.http.X-Wanted;
        if (req.http.X-Request-Id !~ "^[A-Za-z0-9._-]{1,128}$") {
            set req.http.X-Request-Id = "v" + req.xid;
        }
    }
    if (req.method == "PURGE") {
        # Varnish adds the address of its client to X-Forwarded-For: where there are two, another proxy stands between,
        # and the address is that proxy's.
        if (client.ip !~ purgers || req.http.X-Forwarded-For ~ ",") {
            return (synth(403, "Not for you"));
        }
        if (!req.http.Surrogate-Key) {
            return (synth(400, "Surrogate-Key is missing"));
        }
        return (synth(200, "Purged " + xkey.purge(req.http.Surrogate-Key)));
    }
    # Streams: their bytes are passed on as they come, by one thread each where passing takes two. pipe_timeout (60 s) ends those
    # that say nothing, and something is said every 15 seconds.
    if (req.method == "GET" && req.url ~ "^/v1/events(\?|$)") {
        return (pipe);
    }
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    # A key shows more than readers see, an edit token the reader's own comment.
    if (req.http.Authorization || req.http.Edit-Token) {
        return (pass);
    }
    # Broadsheet knows no cookies, so those of the site around it change nothing.
    unset req.http.Cookie;
    # The order of parameters changes nothing, either.
    set req.url = std.querysort(req.url);

    # What a restart is for; see vcl_hit and vcl_synth.
    if (req.http.X-Wanted == "fresh") {
        set req.grace = 0s;
    } else {
        set req.grace = 365d;
    }
    return (hash);
}

sub vcl_hit {
    # Fresh; or stale, but asking anew has just failed or is bound to; or stale for less than stale-while-revalidate, and
    # a new one is being fetched meanwhile.
    if (obj.ttl >= 0s
        || req.http.X-Wanted == "any"
        || !std.healthy(req.backend_hint)
        || obj.ttl + std.duration(obj.http.X-Stale-While-Revalidate, 0s) > 0s) {
        return (deliver);
    }
    # Kept for stale-if-error alone: this request waits for a new one.
    set req.http.X-Wanted = "fresh";
    return (restart);
}

sub vcl_backend_response {
    # Broadsheet is in trouble. Where there is a stale answer, that is given instead: at once, for this fetch is one
    # beside it, or by vcl_synth.
    if (beresp.status >= 500 && (bereq.is_bgfetch || bereq.http.X-Wanted == "fresh")) {
        return (abandon);
    }
    # For how long, CDN-Cache-Control says: Cache-Control is for browsers, which nobody tells of changes (RFC 9213).
    set beresp.grace = 0s;
    if (beresp.http.CDN-Cache-Control ~ "max-age=[0-9]+") {
        set beresp.ttl = std.duration(regsub(beresp.http.CDN-Cache-Control, ".*max-age=([0-9]+).*", "\1s"), 0s);
        if (beresp.http.CDN-Cache-Control ~ "stale-while-revalidate=[0-9]+") {
            set beresp.grace = std.duration(
                regsub(beresp.http.CDN-Cache-Control, ".*stale-while-revalidate=([0-9]+).*", "\1s"), 0s);
        }
    }
    # Kept is what says so, and nothing else: not what says nothing, nor what a key was needed for.
    if (bereq.uncacheable
        || beresp.status >= 500
        || beresp.http.Cache-Control !~ "(?i)(^|[ ,])public([ ,]|$)"
        || beresp.http.Cache-Control ~ "(?i)no-store|no-cache|private"
        || beresp.http.CDN-Cache-Control ~ "(?i)no-store|no-cache|private"
        || beresp.http.Set-Cookie
        || beresp.http.Vary ~ "\*"
        || beresp.ttl <= 0s) {
        # The next requests for it do not wait for each other.
        set beresp.ttl = 10s;
        set beresp.grace = 0s;
        set beresp.keep = 0s;
        set beresp.uncacheable = true;
        return (deliver);
    }
    # The longer of the two graces is how long a stale answer is kept; vcl_hit says when it is given.
    set beresp.http.X-Stale-While-Revalidate = beresp.grace + "s";
    if (beresp.http.CDN-Cache-Control ~ "stale-if-error=[0-9]+") {
        set beresp.grace = std.duration(
            regsub(beresp.http.CDN-Cache-Control, ".*stale-if-error=([0-9]+).*", "\1s"), beresp.grace);
    }
    # For some time more it serves to ask with If-None-Match, so that an unchanged body need not be sent again.
    set beresp.keep = 10m;
    # By these it is purged, and all of them by "everything".
    set beresp.http.xkey = beresp.http.Surrogate-Key + " everything";
    # One reader's limits are not the next one's.
    unset beresp.http.RateLimit;
    unset beresp.http.RateLimit-Policy;
    return (deliver);
}

sub vcl_backend_error {
    if (bereq.is_bgfetch || bereq.http.X-Wanted == "fresh") {
        return (abandon);
    }
    set beresp.http.Content-Type = "application/problem+json";
    set beresp.http.Cache-Control = "no-store";
    set beresp.http.Access-Control-Allow-Origin = "*";
    set beresp.http.Retry-After = "5";
    set beresp.body = """{"type":"urn:broadsheet:problem:unavailable","title":"Not available just now","status":"""
        + beresp.status + {","detail":"The newsroom cannot be reached. Try again in a moment.""} + "}";
    set beresp.ttl = 0s;
    set beresp.uncacheable = true;
    return (deliver);
}

sub vcl_deliver {
    # How it was answered: HIT, MISS, PASS, or STALE for a hit past its time.
    if (req.http.X-Wanted == "any" || obj.hits > 0 && obj.ttl < 0s) {
        set resp.http.X-Cache = "STALE";
    } else if (obj.hits > 0) {
        set resp.http.X-Cache = "HIT";
    } else if (obj.uncacheable) {
        set resp.http.X-Cache = "PASS";
    } else {
        set resp.http.X-Cache = "MISS";
    }
    if (obj.hits > 0) {
        # The id of this request, not of the one that the answer was made for.
        set resp.http.X-Request-Id = req.http.X-Request-Id;
    }
    unset resp.http.CDN-Cache-Control;
    unset resp.http.Surrogate-Key;
    unset resp.http.xkey;
    unset resp.http.X-Stale-While-Revalidate;
    unset resp.http.X-Varnish;
    unset resp.http.Via;
    return (deliver);
}

sub vcl_synth {
    # Asking anew has failed: what is kept for stale-if-error is given.
    if (resp.status == 503 && req.http.X-Wanted == "fresh") {
        set req.http.X-Wanted = "any";
        return (restart);
    }
    set resp.http.Content-Type = "text/plain; charset=utf-8";
    set resp.body = resp.reason;
    return (deliver);
}
