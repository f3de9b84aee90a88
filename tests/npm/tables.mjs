// A table through Azure's own client: node tables.mjs <connection string> <table>
// Reads JSON lines, arrays of a verb and what it takes, and writes its answer for each, or { status, code } of a refusal.
// Values of rows are { type, value }, as the client's EdmTypes has them, both ways.
import { createInterface } from 'node:readline';
import { TableClient } from '@azure/data-tables';

const [connection, name] = process.argv.slice(2);
const table = TableClient.fromConnectionString(connection, name, { allowInsecureConnection: true });
const asTyped = { disableTypeConversion: true };

const collect = async (rows) => {
  const all = [];
  for await (const row of rows) all.push(row);
  return all;
};

const verbs = {
  insert: async (row) => (await table.createEntity(row)).etag,
  upsert: async (row) => (await table.upsertEntity(row, 'Replace')).etag,
  replace: async (row, etag) => (await table.updateEntity(row, 'Replace', { etag })).etag,
  delete: async (partitionKey, rowKey, etag) => (await table.deleteEntity(partitionKey, rowKey, { etag })) && null,
  get: async (partitionKey, rowKey) => table.getEntity(partitionKey, rowKey, asTyped),
  query: async (filter) => collect(table.listEntities({ ...asTyped, queryOptions: { filter } })),
  // Actions as the client has them: ["create", row], ["update", row, "Replace", { etag }], ["delete", row].
  submit: async (actions) => (await table.submitTransaction(actions)).subResponses.map((response) => response.etag ?? null),
};

await table.createTable();
for await (const line of createInterface({ input: process.stdin })) {
  const [verb, ...what] = JSON.parse(line);
  try {
    console.log(JSON.stringify(await verbs[verb](...what)));
  } catch (error) {
    if (error.statusCode === undefined) throw error;
    console.log(JSON.stringify({ status: error.statusCode, code: error.code ?? error.details?.odataError?.code }));
  }
}
