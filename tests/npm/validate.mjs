// Validates documents against a JSON schema: node validate.mjs <file of the schema>
// Reads JSON lines, one document each, and writes a line for each: "valid", or what is wrong.
// Schemas that it refers to lie beside it, under the last part of their address: nothing is fetched.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import Ajv from 'ajv';
import AjvDraft04 from 'ajv-draft-04';

const file = process.argv[2];
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const schema = read(file);
const isWrittenIn = (draft) => schema.$schema?.includes(draft);

const ajv = new (isWrittenIn('draft-04') ? AjvDraft04 : Ajv)({
  allErrors: true,
  strictTypes: false,
  formats: { uri: (text) => URL.canParse(text), 'uri-reference': (text) => URL.canParse(text, 'https://example.com') },
  // What schemas add to the standard. Slack's: a remark, and "regex", which is the standard's "pattern". Of cards: remarks, too.
  keywords: [{ keyword: '_note' }, { keyword: ['version', 'features', 'example'] }, { keyword: 'regex', type: 'string', macro: (pattern) => ({ pattern }) }],
  loadSchema: async (address) => read(join(dirname(file), basename(address))),
});
if (isWrittenIn('draft-06')) {
  ajv.addMetaSchema(createRequire(import.meta.url)('ajv/dist/refs/json-schema-draft-06.json'));
  // The schema of Adaptive Cards says its address as draft 04 did. Nothing in it refers to that.
  delete schema.id;
}
const validate = await ajv.compileAsync(schema);

for (const line of readFileSync(0, 'utf8').split('\n').filter((text) => text.length > 0))
  console.log(validate(JSON.parse(line)) ? 'valid' : ajv.errorsText(validate.errors));
