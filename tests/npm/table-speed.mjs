// How fast Azure's own client is: node table-speed.mjs <connection string> <operations> <concurrency>
// For each line on standard input it inserts so many rows and reads each once, and writes what that took:
// { insert: { seconds, cpuSeconds }, read: { seconds, cpuSeconds } }
import { createInterface } from 'node:readline';
import { TableClient } from '@azure/data-tables';

const [connection, operations, concurrency] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const table = TableClient.fromConnectionString(connection, 'speed', { allowInsecureConnection: true });
const at = new Date();

const rowOf = (round, number) => ({
  partitionKey: `round-${round}`,
  rowKey: String(number).padStart(6, '0'),
  Text: 'x'.repeat(200),
  Author: 'slack:U1',
  Votes: number,
  At: at,
});

const measure = async (operation) => {
  const [started, before] = [performance.now(), process.cpuUsage()];
  let next = 0;
  const work = async () => {
    while (next < operations) await operation(next++);
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - started) / 1e3, cpuSeconds: (user + system) / 1e6 };
};

await table.createTable();
for await (const round of createInterface({ input: process.stdin })) {
  const insert = await measure((number) => table.createEntity(rowOf(round, number)));
  const read = await measure(async (number) => {
    const { rowKey, Votes } = await table.getEntity(`round-${round}`, String(number).padStart(6, '0'));
    if (Number(rowKey) !== Votes) throw new Error(`Row ${rowKey} holds ${Votes}.`);
  });
  console.log(JSON.stringify({ insert, read }));
}
