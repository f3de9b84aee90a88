// Verifies signed requests as @slack/bolt does: node slack-signatures.mjs
// Reads JSON lines { secret, timestamp, signature, body, now }: the two headers or null, the body in base64, the time in
// seconds. Writes a line for each: "valid", or why Bolt refuses it.
import { readFileSync } from 'node:fs';
// Not by way of the package's front door: that loads the HTTP client too, which asks for a newer Node than some machines have.
import { verifySlackRequest } from '@slack/bolt/dist/receivers/verify-request.js';

// What its HTTP receiver does with a request before it calls verifySlackRequest (HTTPModuleFunctions.js).
const headerOf = (value, name) => {
  if (value === null) throw new Error(`header ${name} is missing`);
  return value;
};

const verify = ({ secret, timestamp, signature, body, now }) =>
  verifySlackRequest({
    signingSecret: secret,
    body: Buffer.from(body, 'base64').toString(),
    headers: {
      'x-slack-signature': headerOf(signature, 'x-slack-signature'),
      'x-slack-request-timestamp': Number(headerOf(timestamp, 'x-slack-request-timestamp')),
    },
    nowMilliseconds: now * 1000,
  });

for (const line of readFileSync(0, 'utf8').split('\n').filter((text) => text.length > 0)) {
  try {
    verify(JSON.parse(line));
    console.log('valid');
  } catch (error) {
    console.log(error.message);
  }
}
