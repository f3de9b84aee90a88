// How fast Slack's own client posts: node slack-speed.mjs <address of the API> <file of bodies, a line each> <concurrency>
// For each line on standard input, a number, it posts so many messages, and writes what that took:
// { seconds, cpuSeconds, peakHeap, peakWorkingSet }, the latter two in bytes.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { WebClient } from '@slack/web-api';

const [slackApiUrl, file, concurrency] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const bodies = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
const client = new WebClient('xoxb-speed', { slackApiUrl, maxRequestConcurrency: concurrency, retryConfig: { retries: 0 } });

for await (const count of createInterface({ input: process.stdin })) {
  let [next, peakHeap] = [0, 0];
  const sampling = setInterval(() => (peakHeap = Math.max(peakHeap, process.memoryUsage().heapUsed)), 20);
  const [started, before] = [performance.now(), process.cpuUsage()];
  const work = async () => {
    while (next < Number(count)) {
      const { ok } = await client.chat.postMessage(bodies[next++ % bodies.length]);
      if (!ok) throw new Error('A message was not taken.');
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  const { user, system } = process.cpuUsage(before);
  clearInterval(sampling);
  console.log(JSON.stringify({ seconds: (performance.now() - started) / 1e3, cpuSeconds: (user + system) / 1e6, peakHeap, peakWorkingSet: process.resourceUsage().maxRSS * 1024 }));
}
