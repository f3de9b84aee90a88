-- Sends requests that were signed before: a file with a line each, of timestamp, signature and form, between tabs.
local requests = {}
local next = 0

function init(args)
  for line in io.lines(args[1]) do
    local timestamp, signature, form = line:match("([^\t]*)\t([^\t]*)\t(.*)")
    local headers = {
      ["Content-Type"] = "application/x-www-form-urlencoded",
      ["X-Slack-Request-Timestamp"] = timestamp,
      ["X-Slack-Signature"] = signature,
    }
    requests[#requests + 1] = wrk.format("POST", "/slack/commands", headers, form)
  end
end

function request()
  next = next % #requests + 1
  return requests[next]
end

-- Microseconds, and one line of JSON at the end.
function done(summary, latency, _)
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%d,"microseconds":%d,"errors":%d,"mean":%.1f,"p50":%.1f,"p90":%.1f,"p99":%.1f,"p999":%.1f}\n',
    summary.requests, summary.duration, errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency.mean, latency:percentile(50), latency:percentile(90), latency:percentile(99), latency:percentile(99.9)))
end
