// The review page: choosing findings and figures, filters, keys, decisions. Text reaches the page as text only.
(() => {
  "use strict";

  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const KEYS = ["fingerprint", "verdict", "rule", "path", "reason", "by", "date", "expires"];
  const REQUIRED = KEYS.slice(0, 4);
  const FILE = "crossfoot-decisions.jsonl";
  const STORED = "crossfoot.decisions";
  const words = new Map(data.rulings.map((ruling) => [ruling.verdict, ruling.word]));
  const items = [...document.querySelectorAll(".finding")];
  const byNumber = new Map(items.map((item) => [Number(item.dataset.number), item]));
  const queries = new Map(data.findings.map((finding) => [finding.number, finding]));
  const panel = byId("panel");
  let current = null; // the chosen item of the list
  let lit = []; // the figures that are lit

  // ---- storage: what a browser keeps between two visits, if it keeps anything

  let stores = true;
  const recall = (name, fallback) => {
    try {
      return JSON.parse(localStorage.getItem(name)) ?? fallback;
    } catch {
      return fallback;
    }
  };
  const keep = (name, value) => {
    try {
      localStorage.setItem(name, JSON.stringify(value));
    } catch {
      stores = false;
    }
  };

  // ---- decisions, by path and fingerprint

  const keyOf = (about) => `${about.path}\n${about.fingerprint}`;
  const decisions = new Map(data.decisions.map((decision) => [keyOf(decision), decision]));
  const own = new Map(recall(STORED, []).map((decision) => [keyOf(decision), decision]));
  let unsaved = 0;

  for (const [key, mine] of own) {
    const theirs = decisions.get(key);
    if (theirs && (theirs.date ?? "") > (mine.date ?? "")) {
      own.delete(key); // decided anew since, in the file that the page was made with
    } else if (mine.verdict) {
      decisions.set(key, mine);
    } else {
      decisions.delete(key);
    }
  }

  const today = () => {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  const put = (about, changes) => {
    const key = keyOf(about);
    const before = decisions.get(key) ?? { fingerprint: about.fingerprint, rule: about.rule, path: about.path };
    const after = { ...before, ...changes, date: today() };
    const by = byId("by").value.trim();
    if (by) after.by = by;
    if (after.verdict) {
      decisions.set(key, after);
    } else {
      decisions.delete(key);
    }
    own.set(key, after);
    unsaved += 1;
    keep(STORED, [...own.values()]);
  };

  const rule = (item, verdict) => {
    const about = queries.get(Number(item?.dataset.number));
    if (!about) return;
    const before = decisions.get(keyOf(about));
    const note = item.querySelector("textarea").value.trim();
    const until = item.querySelector("input[type=date]").value;
    const same = before?.verdict === verdict;
    put(about, { verdict: same ? "" : verdict, reason: note, expires: until });
    showAll();
    say(same || !verdict ? "Decision taken back." : `Marked: ${words.get(verdict)}.`);
  };

  const annotate = (item) => {
    const about = queries.get(Number(item.dataset.number));
    if (!decisions.has(keyOf(about))) return; // a note is kept with its verdict
    put(about, {
      reason: item.querySelector("textarea").value.trim(),
      expires: item.querySelector("input[type=date]").value,
    });
    showAll();
  };

  const show = (number, about) => {
    const item = byNumber.get(number);
    const decision = decisions.get(keyOf(about));
    for (const button of item.querySelectorAll("[data-ruling]")) {
      button.setAttribute("aria-pressed", String(button.dataset.ruling === decision?.verdict));
    }
    const chip = item.querySelector(".ruling");
    chip.hidden = !decision;
    chip.textContent = decision ? words.get(decision.verdict) : "";
    item.dataset.decision = decision?.verdict ?? "";
    const noted = decision && [decision.reason, decision.by, decision.date].filter(Boolean).join(", ");
    item.querySelector(".noted").textContent = noted ? `${words.get(decision.verdict)}: ${noted}` : ""; // on paper
    if (decision && !item.contains(document.activeElement)) {
      item.querySelector("textarea").value = decision.reason ?? "";
      item.querySelector("input[type=date]").value = decision.expires ?? "";
    }
  };

  const showRecord = () => {
    const here = [...queries.values()].filter((about) => decisions.has(keyOf(about))).length;
    const many = decisions.size === 1 ? "1 decision" : `${decisions.size} decisions`;
    byId("progress").textContent = queries.size ? `${here} of ${queries.size} decided` : "";
    byId("record-state").textContent = decisions.size
      ? `${many}${unsaved ? ", not all exported yet" : ""}.`
      : "None yet.";
  };

  const showAll = () => {
    for (const [number, about] of queries) show(number, about);
    showRecord();
  };

  // ---- the file: one decision a line, sorted, as the program writes it

  const compare = (a, b) => {
    const left = [...a];
    const right = [...b];
    for (let at = 0; at < left.length && at < right.length; at += 1) {
      const difference = left[at].codePointAt(0) - right[at].codePointAt(0);
      if (difference) return difference;
    }
    return left.length - right.length;
  };

  const lineOf = (decision) => {
    const kept = KEYS.filter((key) => REQUIRED.includes(key) || decision[key]);
    return `{${kept.map((key) => `"${key}": ${JSON.stringify(decision[key])}`).join(", ")}}\n`;
  };

  const fileText = () =>
    [...decisions.values()]
      .sort((a, b) => compare(a.path, b.path) || compare(a.fingerprint, b.fingerprint))
      .map(lineOf)
      .join("");

  const exportFile = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([fileText()], { type: "application/x-ndjson" }));
    link.download = FILE;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    unsaved = 0;
    showRecord();
    say(`${decisions.size} ${decisions.size === 1 ? "decision" : "decisions"} exported to ${FILE}.`);
  };

  const isDate = (text) => {
    const day = new Date(`${text}T00:00:00Z`);
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  };

  const problemOf = (tree) => {
    if (typeof tree !== "object" || tree === null || Array.isArray(tree)) return "is not a JSON object";
    const missing = REQUIRED.find((key) => typeof tree[key] !== "string");
    if (missing) return `has no '${missing}'`;
    const unknown = Object.keys(tree).find((key) => !KEYS.includes(key));
    if (unknown !== undefined) return `has an unknown key '${unknown}'`;
    const odd = KEYS.find((key) => tree[key] != null && typeof tree[key] !== "string");
    if (odd) return `has a '${odd}' that is no text`;
    if (!/^[0-9a-f]{16}$/.test(tree.fingerprint)) return "has no fingerprint of sixteen digits 0-9 and a-f";
    if (!words.has(tree.verdict)) return `has the unknown verdict '${tree.verdict}'`;
    const bad = ["date", "expires"].find((key) => tree[key] && !isDate(tree[key]));
    return bad ? `has the ${bad} '${tree[bad]}', not YYYY-MM-DD` : "";
  };

  const readFile = (text) => {
    const found = [];
    const problems = [];
    text.replace(/^\ufeff/, "").split("\n").forEach((line, at) => {
      if (!line.trim()) return;
      let tree;
      try {
        tree = JSON.parse(line);
      } catch {
        problems.push(`Line ${at + 1} is not JSON.`);
        return;
      }
      const problem = problemOf(tree);
      if (problem) problems.push(`Line ${at + 1} ${problem}.`);
      else found.push(tree);
    });
    return { found, problems };
  };

  const importFile = async (file) => {
    const { found, problems } = readFile(await file.text());
    if (problems.length) {
      say(`Nothing was imported from ${file.name}.\n${problems.slice(0, 5).join("\n")}`, true);
      return;
    }
    let replaced = 0;
    for (const decision of found) {
      const key = keyOf(decision);
      replaced += decisions.has(key) ? 1 : 0;
      decisions.set(key, decision);
      own.set(key, decision);
    }
    keep(STORED, [...own.values()]);
    showAll();
    filter();
    const here = [...queries.values()].filter((about) => found.some((one) => keyOf(one) === keyOf(about))).length;
    say(`${found.length} imported from ${file.name}: ${here} for findings on this page, ${replaced} in place of others.`);
  };

  // ---- choosing

  const figures = new Map(); // number of a finding -> its figures in the article
  for (const figure of document.querySelectorAll("a.fig[data-findings]")) {
    for (const number of figure.dataset.findings.split(" ").map(Number)) {
      if (!figures.has(number)) figures.set(number, []);
      figures.get(number).push(figure);
    }
  }

  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const narrow = matchMedia("(max-width: 62rem)"); // there the sheet covers the middle
  const bring = (element, block) =>
    element?.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });

  const light = (some) => {
    for (const figure of lit) figure.classList.remove("lit");
    lit = some;
    for (const figure of lit) figure.classList.add("lit");
    for (const button of document.querySelectorAll(".reason")) button.setAttribute("aria-pressed", "false");
  };

  const openSheet = (open) => {
    panel.classList.toggle("sheet-open", open);
    byId("sheet").setAttribute("aria-expanded", String(open));
    byId("sheet").textContent = open ? "Hide" : "List";
  };

  const release = () => {
    if (current) {
      current.classList.remove("current");
      current.querySelector(".head button").setAttribute("aria-expanded", "false");
    }
    current = null;
    byId("picked").hidden = true;
    light([]);
  };

  const choose = (item, from) => {
    const number = Number(item.dataset.number);
    release();
    current = item;
    item.hidden = false;
    item.classList.add("current");
    const button = item.querySelector(".head button");
    button.setAttribute("aria-expanded", "true");
    light(figures.get(number) ?? []);
    openSheet(true);
    button.focus({ preventScroll: true });
    bring(item, item.offsetHeight > panel.clientHeight * 0.8 ? "start" : "nearest");
    if (from === "list" || narrow.matches) bring(lit[0], narrow.matches ? "start" : "center");
    try {
      history.replaceState(null, "", `#finding-${number}`);
    } catch {
      // a page opened from a file may have no history of its own
    }
  };

  const shownItems = () => items.filter((item) => !item.hidden);

  const step = (by) => {
    const left = current;
    if (left) release(); // it may have been decided, and filtered out
    filter(false);
    const shown = shownItems();
    if (!shown.length) {
      say("No finding matches the filters.");
      return;
    }
    const place = left ? items.indexOf(left) : by > 0 ? -1 : items.length;
    const ahead = by > 0 ? shown.find((item) => items.indexOf(item) > place) : shown.findLast((item) => items.indexOf(item) < place);
    if (!ahead) say(by > 0 ? "That was the last; on from the top." : "That was the first; on from the end.");
    choose(ahead ?? (by > 0 ? shown[0] : shown[shown.length - 1]), "list");
  };

  const pick = (figure) => {
    release();
    light([figure]);
    byId("picked-text").textContent = figure.textContent;
    byId("picked-why").textContent = figure.title;
    byId("picked-rule").textContent = figure.dataset.rule ? `The rule that came nearest: ${figure.dataset.rule}.` : "";
    byId("picked").hidden = false;
    openSheet(true);
    byId("picked").focus({ preventScroll: true });
    bring(byId("picked"), "nearest");
  };

  // ---- filters

  const filters = byId("filters");
  const filter = (tell = true) => {
    const form = new FormData(filters);
    const states = form.getAll("state");
    const [name, decision, article] = ["rule", "decision", "article"].map((field) => form.get(field) ?? "");
    for (const item of items) {
      const made = item.dataset.decision ?? "";
      const fits =
        states.includes(item.dataset.state) &&
        (!name || item.dataset.rule === name) &&
        (!article || item.dataset.article === article) &&
        (!decision || decision === made || (decision === "decided" && made) ||
          (decision === "open" && !made && item.dataset.state !== "consistent"));
      item.hidden = !fits && item !== current;
    }
    const shown = shownItems();
    for (const group of document.querySelectorAll(".group")) {
      group.hidden = !shown.some((item) => item.dataset.article === group.dataset.article);
    }
    byId("empty").hidden = shown.length > 0 || !items.length;
    byId("shown").textContent = items.length ? `Showing ${shown.length} of ${items.length}` : "There is no finding.";
    if (tell && current && !shown.includes(current)) release();
  };

  // ---- what happens when

  let hush = 0;
  const say = (text, stay = false) => {
    byId("toast").textContent = text;
    clearTimeout(hush);
    hush = setTimeout(() => { byId("toast").textContent = ""; }, stay ? 15000 : 3500);
  };

  let fast = recall("crossfoot.keys", true);
  const help = byId("help");
  const actions = new Map(Object.entries({
    n: () => step(1), j: () => step(1), p: () => step(-1), k: () => step(-1),
    0: () => rule(current, ""), u: () => rule(current, ""),
    e: () => current?.querySelector("textarea")?.focus(),
    g: () => { if (lit[0]) { openSheet(false); lit[0].focus(); bring(lit[0], "center"); } },
    x: exportFile,
    "?": () => help.showModal(),
  }));
  data.rulings.forEach(({ verdict, key }, at) => {
    const mark = () => (current ? rule(current, verdict) : say("Choose a finding first: n takes the next."));
    actions.set(String(at + 1), mark);
    actions.set(key, mark);
  });

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const writing = event.target.matches?.("textarea, select, input:not([type=checkbox])");
    if (event.key === "Escape" && !help.open) {
      if (writing) current?.querySelector(".head button").focus();
      else if (panel.classList.contains("sheet-open")) openSheet(false);
      return;
    }
    const action = actions.get(event.key);
    if (!action || writing || help.open || !fast) return;
    event.preventDefault();
    action();
  });

  document.addEventListener("click", (event) => {
    const figure = event.target.closest?.("a.fig");
    if (!figure) return;
    event.preventDefault();
    if (!figure.dataset.findings) {
      pick(figure);
      return;
    }
    const numbers = figure.dataset.findings.split(" ").map(Number);
    // Chosen again, a figure shows the next of its findings.
    const at = current ? numbers.indexOf(Number(current.dataset.number)) : -1;
    choose(byNumber.get(numbers[(at + 1) % numbers.length]), "article");
  });

  byId("findings").addEventListener("click", (event) => {
    const item = event.target.closest(".finding");
    const button = event.target.closest("button");
    if (!item || !button) return;
    if (button.dataset.ruling) rule(item, button.dataset.ruling);
    else if (button.parentElement.classList.contains("head")) {
      if (item === current) release();
      else choose(item, "list");
    }
  });
  byId("findings").addEventListener("change", (event) => {
    const item = event.target.closest(".finding");
    if (item && event.target.matches("textarea, input[type=date]")) annotate(item);
  });

  for (const button of document.querySelectorAll(".reason")) {
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") === "true";
      release();
      if (on) return;
      light([...document.querySelectorAll("a.fig.unchecked")].filter((one) => one.dataset.reason === button.dataset.reason));
      button.setAttribute("aria-pressed", "true");
      bring(lit[0], "center");
    });
  }

  filters.addEventListener("change", () => filter());
  filters.addEventListener("submit", (event) => event.preventDefault());
  byId("next").addEventListener("click", () => step(1));
  byId("previous").addEventListener("click", () => step(-1));
  byId("ask").addEventListener("click", () => help.showModal());
  byId("sheet").addEventListener("click", () => openSheet(!panel.classList.contains("sheet-open")));
  byId("export").addEventListener("click", exportFile);
  byId("import").addEventListener("change", (event) => {
    const [file] = event.target.files;
    event.target.value = "";
    if (file) importFile(file).catch(() => say(`${file.name} could not be read.`, true));
  });
  byId("keys").checked = fast;
  byId("keys").addEventListener("change", (event) => keep("crossfoot.keys", (fast = event.target.checked)));
  byId("by").value = recall("crossfoot.by", "");
  byId("by").addEventListener("change", (event) => keep("crossfoot.by", event.target.value.trim()));
  addEventListener("beforeunload", (event) => {
    if (unsaved && !stores) event.preventDefault(); // nothing but this page knows of them
  });

  document.documentElement.classList.add("js");
  showAll();
  filter();
  const asked = /^#finding-(\d+)$/.exec(location.hash);
  if (asked && byNumber.has(Number(asked[1]))) choose(byNumber.get(Number(asked[1])), "list");
})();
