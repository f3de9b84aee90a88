// Takes messages as Slack does, and answers each after as long as its first argument says: node slack-stub.mjs <milliseconds>
// Writes the port that it listens on. For each line on standard input it tells what came since the last:
// { messages, channels, atOnce }. It ends when standard input does.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

const delay = Number(process.argv[2]);
// Slack answers with the message as it is shown, which is about as long as what it was sent.
const answer = (channel) => `{"ok":true,"channel":"${channel}","ts":"1700000000.000100","message":{"type":"message","user":"U1","ts":"1700000000.000100","bot_id":"B1","app_id":"A1","text":"Lesson of the day","blocks":[${Array(8).fill(`{"type":"section","block_id":"b1","text":{"type":"mrkdwn","text":"${'x'.repeat(200)}","verbatim":false}}`)}]}}`;

let [messages, channels, waiting, atOnce] = [0, new Set(), 0, 0];

const server = createServer((request, response) => {
  let body = '';
  atOnce = Math.max(atOnce, ++waiting);
  request.setEncoding('utf8').on('data', (text) => (body += text)).on('end', () => {
    const channel = /(?:"channel":"|(?:^|&)channel=)(\w+)/.exec(body)?.[1];
    messages++;
    channels.add(channel);
    setTimeout(() => {
      waiting--;
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(answer(channel));
    }, delay);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', 1024, async () => {
  console.log(server.address().port);
  for await (const _ of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify({ messages, channels: channels.size, atOnce }));
    [messages, channels, atOnce] = [0, new Set(), 0];
  }
  process.exit();
});
