// Python beside the page, so that the page stays quick while it thinks.
// In: {id, text}. Out: {about} when it is ready or {failed}; {id, answer} or {id, error}.
import { loadPyodide } from "../try/pyodide.mjs";

const FOLDER = new URL("../try/", import.meta.url);

async function fetched(name) {
  const response = await fetch(new URL(name, FOLDER));
  if (!response.ok) throw new Error(`${name}: ${response.status} ${response.statusText}`);
  return response.arrayBuffer();
}

async function start() {
  const [python, wheel, modules] = await Promise.all([
    loadPyodide({ indexURL: FOLDER.href }),
    fetched("arabic_norm.whl"),
    fetched("modules.zip"),
  ]);
  python.unpackArchive(wheel, "wheel");
  const folder = python.runPython("import sysconfig; sysconfig.get_path('purelib')");
  python.unpackArchive(modules, "zip", { extractDir: folder });
  return python.pyimport("answers");
}

const starting = start();
starting.then(
  (answers) => postMessage({ about: answers.about() }),
  (error) => postMessage({ failed: String(error.message || error) }),
);

onmessage = async ({ data: { id, text } }) => {
  try {
    const answers = await starting;
    postMessage({ id, answer: answers.answer(text) });
  } catch (error) {
    postMessage({ id, error: String(error.message || error) });
  }
};
