// node bytecode.mjs FOLDER: runs bytecode.py in the Pyodide that lies in the folder.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const folder = resolve(process.argv[2]);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
const python = await loadPyodide({ indexURL: `${folder}/` });
python.mountNodeFS("/page", folder);
python.runPython(readFileSync(new URL("bytecode.py", import.meta.url), "utf8"));
