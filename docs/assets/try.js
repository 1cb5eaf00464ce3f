// The page to try the library on: try.md holds its frame, try_worker.js runs Python.
(() => {
  const HERE = document.currentScript.src;
  /** So many characters at most: Python in a browser takes a second or two for them. */
  const MOST = 20000;
  /** So many changes are listed; all of them are marked. */
  const MOST_ROWS = 300;
  const PAUSE = 250; // milliseconds without a key
  const EXAMPLES = {
    "a news page":
      "قال د. سامي في حديث ل »صوت المدينة »إن المكتبـــة الجديدة ستُفتح غدا ,وأضاف : \"أبوابها " +
      "مفتوحة للجميع\". هل تكفي المقاعد ؟سنرى.\n\nوكانت المدرسه المجاوره قد أغلقت سنة ١٩٩٨ .",
    "with vowel signs":
      "إ\u0650ن\u0651\u064e الم\u064eد\u0652ر\u064eس\u064eة\u064e الج\u064eد\u0650يد\u064eة\u064e أ\u064fن\u0652ش\u0650ئ\u064eت\u0652 في آخ\u0650ر\u0650 العام\u0650 ١٤٤٥هـ.",
    "from a PDF file":
      "مكب بحرت (AOU) ةحوتفملا ةيبرعلا ةعماجلا\n2002 سيسأتلا ةنس",
    "in a wrong encoding":
      "\xd8\xa7\xd9\u201e\xd9\u2026\xd9\u0192\xd8\xaa\xd8\xa8\xd8\xa9 \xd9\u2026\xd9\x81\xd8\xaa\xd9" +
      "\u02c6\xd8\xad\xd8\xa9 \xd8\xb7\xd9\u02c6\xd8\xa7\xd9\u201e \xd8\xa3\xd9\u0160\xd8\xa7\xd9" +
      "\u2026 \xd8\xa7\xd9\u201e\xd8\xa3\xd8\xb3\xd8\xa8\xd9\u02c6\xd8\xb9\xd8\u0152 \xd9\u02c6\xd8" +
      "\xa7\xd9\u201e\xd8\xaf\xd8\xae\xd9\u02c6\xd9\u201e \xd8\xa5\xd9\u201e\xd9\u0160\xd9\u2021\xd8" +
      "\xa7 \xd9\u2026\xd8\xac\xd8\xa7\xd9\u2020\xd9\u0160.",
    "from another keyboard": "المدینة التی زرناها کبیرة، وﻓﻴﻬﺎ ﻻ ﺷﻚ ١٢ مکتبة.",
  };

  const byId = (name) => document.getElementById(`try-${name}`);
  const frame = document.getElementById("try");
  const source = byId("source");

  function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function say(text, isProblem = false) {
    byId("status").textContent = text;
    byId("status").classList.toggle("try-problem", isProblem);
  }

  let notice = ""; // goes with the next answer

  // The text in the address ---------------------------------------------------------------------
  // Packed, since Arabic in an address takes six signs a letter: deflated UTF-8 in base64.
  async function through(stream, bytes) {
    const piped = new Blob([bytes]).stream().pipeThrough(stream);
    return new Uint8Array(await new Response(piped).arrayBuffer());
  }

  async function packed(text) {
    const bytes = await through(
      new CompressionStream("deflate-raw"),
      new TextEncoder().encode(text),
    );
    const signs = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
    return btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  }

  async function unpacked(code) {
    const signs = atob(code.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(signs, (sign) => sign.charCodeAt(0));
    const text = await through(new DecompressionStream("deflate-raw"), bytes);
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(text);
  }

  async function readAddress() {
    const [, code] = location.hash.match(/^#text=(.*)$/) || [];
    if (code === undefined) return;
    try {
      source.value = await unpacked(code);
      ask();
    } catch {
      source.value = "";
      notice = "The text of this link cannot be read: some of it may be missing.";
      ask();
    }
  }

  async function share() {
    history.replaceState(null, "", `#text=${await packed(source.value)}`);
    try {
      await navigator.clipboard.writeText(location.href);
      say("Copied. The link holds the text itself; whoever opens it sees this page.");
    } catch {
      say("The address of this page now holds the text: copy it from there.");
    }
  }

  // What Python answers -------------------------------------------------------------------------
  const worker = { port: null, isReady: false, isBusy: false, asked: 0, waiting: false };

  function ask() {
    worker.waiting = true;
    if (!worker.isReady || worker.isBusy) return;
    worker.waiting = false;
    const { text, left } = part(source.value);
    worker.isBusy = true;
    worker.left = left;
    worker.asked += 1;
    frame.setAttribute("aria-busy", "true");
    worker.port.postMessage({ id: worker.asked, text });
  }

  /** What is looked at of a long text: whole lines, whole words. */
  function part(text) {
    const characters = Array.from(text.slice(0, 2 * MOST + 1));
    if (characters.length <= MOST) return { text, left: 0 };
    const cut = characters.slice(0, MOST).join("");
    const end = Math.max(cut.lastIndexOf("\n"), cut.lastIndexOf(" ")) + 1 || cut.length;
    return { text: cut.slice(0, end), left: text.length - end };
  }

  function onMessage({ data }) {
    if (data.about) {
      worker.isReady = true;
      byId("about").textContent = `It runs ${data.about}.`;
      ask();
    } else if (data.failed) {
      fail(data.failed);
    } else {
      worker.isBusy = false;
      if (data.error) say(`This text could not be read: ${data.error}`, true);
      else show(JSON.parse(data.answer));
      frame.setAttribute("aria-busy", "false");
      frame.dataset.seconds ??= (performance.now() / 1000).toFixed(2); // until the first answer
      if (worker.waiting) ask();
    }
  }

  function fail(reason) {
    frame.setAttribute("aria-busy", "false");
    say(`Python could not be loaded (${reason}). Load the page again; or install the library.`, true);
  }

  // Showing it ----------------------------------------------------------------------------------
  const KINDS = { "visual order": "lines in visual order, as PDF files give them" };

  function show({ damage, rescued, display, index, sentences }) {
    const looks = damage.map((kind) => KINDS[kind] || kind).join(" and ");
    const parts = notice ? [notice] : [];
    notice = "";
    if (damage.length) {
      const mended = rescued.changes > 0;
      parts.push(`This looks like ${looks}: RESCUE ${mended ? "mended it first" : "could not mend it"}.`);
    }
    const made = [counted(display.changes, "repair"), counted(index.changes, "folding")];
    const isEmpty = !source.value.trim();
    parts.push(
      isEmpty
        ? "Paste a text, or take an example."
        : `${made.join(", ")}, ${counted(sentences.length, "sentence")}.`,
    );
    if (worker.left) {
      const shown = MOST.toLocaleString("en");
      parts.push(`The text is long: the first ${shown} characters are shown (the library takes any).`);
    }
    say(parts.join(" "));
    pane("rescued", isEmpty ? null : rescued);
    pane("display", isEmpty ? null : display);
    pane("index", isEmpty ? null : index);
    list(sentences);
  }

  function counted(number, name) {
    return `${number.toLocaleString("en")} ${name}${number === 1 ? "" : "s"}`;
  }

  /** A section: its text with each change marked, the line that explains a mark, the list. */
  function pane(name, made) {
    const section = byId(name);
    section.hidden = !made;
    section.querySelectorAll(".try-made").forEach((old) => old.remove());
    if (!made) return;
    const told = new DOMParser().parseFromString(made.html, "text/html");
    const text = element("div", { className: "try-text", dir: "auto", lang: "ar" });
    text.append(...told.querySelector(".result").childNodes);
    const why = element("p", { className: "try-why", lang: "en" });
    const shown = element("div", { className: "try-made" }, text, why, bar(made.text));
    if (made.changes) shown.append(changes(told, made));
    section.append(shown);
    walk(text, why);
  }

  function bar(text) {
    const button = element("button", { type: "button", textContent: "Copy the text" });
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text);
        button.textContent = "Copied";
      } catch {
        button.textContent = "The browser does not allow it";
      }
      setTimeout(() => (button.textContent = "Copy the text"), 2000);
    });
    return element("div", { className: "try-bar" }, button);
  }

  function changes(told, made) {
    const details = element("details", {}, element("summary", { textContent: counted(made.changes, "change") }));
    const head = element("tr");
    for (const title of ["place", "step", "before", "after", "characters"]) {
      head.append(element("th", { scope: "col", textContent: title }));
    }
    const rows = Array.from(told.querySelectorAll("table tr")).slice(0, MOST_ROWS);
    for (const row of rows) {
      const step = row.cells[1];
      step.replaceChildren(element("a", { href: `rules/${step.textContent}.html`, textContent: step.textContent }));
    }
    const table = element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows));
    details.append(element("div", { className: "try-table" }, table));
    if (made.changes > rows.length) {
      details.append(element("p", { textContent: `These are the first ${rows.length}.` }));
    }
    return details;
  }

  /** One stop of the tab key for all marks of a text; the arrows lead from mark to mark. */
  function walk(text, why) {
    const marks = Array.from(text.querySelectorAll("mark"));
    const hint = marks.length ? "Point at a mark, or tap it." : "Nothing to change.";
    why.textContent = hint;
    let current = null;
    const explain = (mark) => {
      current?.classList.remove("try-current");
      current = mark;
      mark.classList.add("try-current");
      why.textContent = mark.dataset.changes;
    };
    marks.forEach((mark, at) => {
      mark.tabIndex = at ? -1 : 0;
      mark.setAttribute("aria-description", mark.dataset.changes);
      mark.addEventListener("pointerenter", () => explain(mark));
      mark.addEventListener("click", () => mark.focus());
      mark.addEventListener("focus", () => explain(mark));
      mark.addEventListener("keydown", (event) => {
        const isRightToLeft = getComputedStyle(text).direction === "rtl";
        const ahead = { ArrowLeft: isRightToLeft ? 1 : -1, ArrowRight: isRightToLeft ? -1 : 1 };
        const next = { ...ahead, ArrowDown: 1, ArrowUp: -1 }[event.key];
        const target = next === undefined ? null : marks[at + next];
        if (!target) return;
        event.preventDefault();
        mark.tabIndex = -1;
        target.tabIndex = 0;
        target.focus();
      });
    });
  }

  function list(sentences) {
    const section = byId("sentences");
    section.hidden = !sentences.length;
    section.querySelectorAll(".try-made").forEach((old) => old.remove());
    const items = sentences.map(([text, start, end]) =>
      element(
        "li",
        {},
        element("bdi", { dir: "auto", lang: "ar", textContent: text }),
        element("span", { className: "try-span", dir: "ltr", textContent: `${start}–${end}` }),
      ),
    );
    const text = byId("display").querySelector(".try-text");
    const direction = text ? getComputedStyle(text).direction : "";
    section.append(element("ol", { className: "try-made", dir: direction }, ...items));
  }

  // Start ---------------------------------------------------------------------------------------
  for (const [name, text] of Object.entries(EXAMPLES)) {
    const button = element("button", { type: "button", textContent: name });
    button.addEventListener("click", () => {
      source.value = text;
      ask();
    });
    byId("examples").append(button);
  }
  let pause = 0;
  source.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(ask, PAUSE);
  });
  byId("share").addEventListener("click", share);
  addEventListener("hashchange", readAddress);

  if (location.protocol === "file:") {
    fail("a page opened from a disk may load nothing: serve the site over HTTP");
  } else if (typeof WebAssembly !== "object") {
    fail("this browser has no WebAssembly");
  } else {
    say("Python is being loaded, 15 MB the first time …");
    try {
      worker.port = new Worker(new URL("try_worker.js", HERE), { type: "module" });
      worker.port.addEventListener("message", onMessage);
      worker.port.addEventListener("error", () => fail("its worker did not start"));
    } catch (error) {
      fail(error.message);
    }
  }
  source.value ||= EXAMPLES["a news page"];
  readAddress();
})();
