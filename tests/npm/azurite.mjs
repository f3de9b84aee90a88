// Azurite's table service, which ends when standard input does: node azurite.mjs <its options>
// So it does not outlive whoever started it, however that ends. Writes the port that it listens on.
import { Server } from 'node:net';
import handlers from 'azurite/dist/src/table/handlers/TableHandler.js';

// Azure counts a row as it is stored, in UTF-16; Azurite counts its JSON, in which a character can take six bytes.
handlers.default.prototype.checkEntityLimit = () => {};

const { listen } = Server.prototype;
Server.prototype.listen = function (...where) {
  // Of Azurite 3.37.0, which reads its own option --tableKeepAliveTimeout under a misspelt name: it would be 5 seconds, and
  // a client that pauses longer would now and then send a request into a connection that is being closed.
  this.keepAliveTimeout = 60_000;
  // It makes text of each piece of a body by itself, and so breaks characters that lie across two (readRequestIntoText in
  // serializer.js); of a transaction's it puts the bytes together first.
  this.prependListener('request', (request) => request.url.includes('$batch') || request.setEncoding('utf8'));
  // Azurite says which port it was asked for, which is 0 for any that is free.
  this.once('listening', () => console.log(`Listening on ${this.address().port}`));
  return listen.apply(this, where);
};

process.stdin.resume().on('end', () => {
  // The signal after which it saves; it ignores SIGTERM. Nobody listens to it yet while Azurite starts.
  if (!process.emit('SIGINT')) process.exit();
  // A request that was under way is never answered, and Azurite waits for it.
  setTimeout(() => process.exit(), 5_000).unref();
});

await import('azurite/dist/src/table/main.js');
