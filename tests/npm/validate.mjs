// Validates documents against a JSON schema: node validate.mjs <file of the schema>
// Reads JSON lines, one document each, and writes a line for each: "valid", or what is wrong.
// Schemas that it refers to lie beside it, under the last part of their address: nothing is fetched.
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Ajv from 'ajv';

const file = process.argv[2];
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

const ajv = new Ajv({
  allErrors: true,
  strictTypes: false,
  formats: { uri: (text) => URL.canParse(text) },
  // What Slack's schemas add to the standard: a remark, and "regex", which is the standard's "pattern".
  keywords: [{ keyword: '_note' }, { keyword: 'regex', type: 'string', macro: (pattern) => ({ pattern }) }],
  loadSchema: async (address) => read(join(dirname(file), basename(address))),
});
const validate = await ajv.compileAsync(read(file));

for (const line of readFileSync(0, 'utf8').split('\n').filter((text) => text.length > 0))
  console.log(validate(JSON.parse(line)) ? 'valid' : ajv.errorsText(validate.errors));
