// Reads a query of Log Analytics as Azure does: node kusto.mjs
// Reads JSON from standard input, {"tables": {"<name>": "(<column>:<type>, ...)"}, "query": "..."}, and writes a line for each mistake.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runInThisContext } from 'node:vm';

// They are scripts of a browser, which leave their names behind.
const folder = dirname(createRequire(import.meta.url).resolve('@kusto/language-service-next/package.json'));
for (const file of ['bridge.min.js', 'Kusto.Language.Bridge.min.js'])
  runInThisContext(readFileSync(join(folder, file), 'utf8'), { filename: file });
const { GlobalState, KustoCode, Symbols } = globalThis.Kusto.Language;

const { tables, query } = JSON.parse(readFileSync(0, 'utf8'));
const database = new Symbols.DatabaseSymbol.ctor('logs', Object.entries(tables).map(([name, schema]) => new Symbols.TableSymbol.$ctor7(name, schema, null)));
const mistakes = KustoCode.ParseAndAnalyze(query, GlobalState.Default.WithDatabase(database)).GetDiagnostics();
for (let i = 0; i < mistakes.Count; i++)
  console.log(`${mistakes.getItem(i).Message} (${query.substring(mistakes.getItem(i).Start, mistakes.getItem(i).End)})`);
