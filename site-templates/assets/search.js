/*
 * Search and filters on the list of systems. Without this script the list and its pages are all there is, and enough.
 *
 * What it reads is made by generator/search/: a file to begin with, and files that it leads to, fetched when needed.
 * Text from those files only becomes text, never HTML. Nothing is stored; the state is in the address.
 */
"use strict";
(() => {
  const box = document.getElementById("dl-find");
  if (!box) return;
  const words = JSON.parse(box.dataset.words);
  const root = box.dataset.root;
  const feeds = JSON.parse(box.dataset.feeds);
  const language = document.documentElement.lang;
  const [form, filters, status, results] = ["form", "details", "[role=status]", ".dl-find-results"].map((one) => box.querySelector(one));
  const field = form.elements.q;
  const ALL = 1e9;
  const TYPING = 50; // ms after a key before searching; the number is read out a little later
  const SPOKEN = 150;
  const FIRST = 10;
  const MORE = 20;
  const MOST_SHARDS = 30; // of one word; a part of a word that needs more finds only what stands in these
  const MOST_DOWNLOADED = 2000;

  // Files

  const base = new URL(root + box.dataset.start, location);
  const loaded = new Map();

  function load(file) {
    if (!loaded.has(file)) {
      const answer = fetch(new URL(file, base)).then((got) => {
        if (!got.ok) throw new Error(`${file}: ${got.status}`);
        return file.endsWith(".json") ? got.json() : got.text();
      });
      answer.catch(() => loaded.delete(file));
      loaded.set(file, answer);
    }
    return loaded.get(file);
  }

  /** Something made from a file, once. */
  async function made(file, make) {
    const whole = await load(file);
    const key = `made ${file}`;
    if (!loaded.has(key)) loaded.set(key, make(whole));
    return loaded.get(key);
  }

  const start = () => load(base.pathname.split("/").pop());

  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const DIGIT = Object.fromEntries([...DIGITS].map((digit, value) => [digit, value]));
  const MARKS = "!#$%&()*+,./";

  function wordList(text) {
    let before = "";
    return Array.from(text.matchAll(/([A-Z])([^A-Z]*)/g), ([, shared, rest]) => (before = before.slice(0, DIGIT[shared]) + rest));
  }

  function shard(text) {
    return new Map(text.split("\n").map((line) => line.split(" ")));
  }

  function column({ width, codes }) {
    const values = new Uint32Array(codes.length / width);
    for (let at = 0; at < codes.length; at++) {
      const code = codes.charCodeAt(at);
      const place = Math.floor(at / width);
      values[place] = values[place] * 91 + code - 35 - (code > 92);
    }
    return values;
  }

  /** Call `use` with every number and its level in a list of hits. */
  function eachHit(list, use) {
    let level, value = 0, shift = 0, number = -1;
    for (const sign of list) {
      const digit = DIGIT[sign];
      if (digit === undefined) {
        level = MARKS.indexOf(sign);
        number = -1;
      } else {
        value |= (digit & 31) << shift;
        shift += 5;
        if (digit < 32) {
          use((number += value + 1), level);
          value = shift = 0;
        }
      }
    }
  }

  // Words

  const fold = (text) => text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/ß/g, "ss");
  const wordsOf = (text) => [...new Set(fold(text).match(/[\p{L}\p{N}]+/gu) || [])];
  const stands = (word, part) => (part.length > 3 ? word.includes(part) : part.length === 3 && word.startsWith(part));

  /** Whether two words differ by at most `most` letters: one too many, too few, another, or two in the other order. */
  function near(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return false;
    let before, row = [], next = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i++) {
      [before, row, next] = [row, next, [i]];
      for (let j = 1; j <= other.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > most) return false;
    }
    return next[other.length] <= most;
  }

  /** The last of some ordered first words that is not after a word, or -1. */
  function placeOf(firsts, word) {
    let low = 0, high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= word) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  const allWords = () => made(`${language}.txt`, wordList);

  /** The lists of a word, one for each part of the index that has it. */
  async function listsOf(word) {
    const files = (await start()).parts.map(({ name, shards }) => [`${name}-${placeOf(shards, word)}.txt`, shards]);
    const found = await Promise.all(files.map(async ([file]) => (file.endsWith("--1.txt") ? "" : (await made(file, shard)).get(word))));
    return found.filter(Boolean);
  }

  /** Of words that hold a part, those whose lists hold the others' as well. */
  function fewest(found) {
    const chosen = [];
    for (const word of found.sort((one, other) => one.length - other.length))
      if (!chosen.some((shorter) => stands(word, shorter))) chosen.push(word);
    return chosen;
  }

  /** What a word of a question finds: scores by number, the words to mark, whether it was read otherwise or cut short. */
  async function hitsOf(word) {
    const { scores, ways, parts } = await start();
    const found = { scores: new Map(), marks: [word], instead: [], cut: false };
    const take = (list, way) =>
      eachHit(list, (number, level) => {
        const how = Math.max(way, level % ways);
        const score = scores[level - (level % ways) + Math.min(how, ways - 1)] / (way > ways ? 2 : 1);
        if (score > (found.scores.get(number) || 0)) found.scores.set(number, score);
      });
    const whole = await listsOf(word);
    whole.forEach((list) => take(list, 0));
    if (whole.length || word.length < 3) return found;

    const known = await allWords();
    let others = fewest(known.filter((one) => stands(one, word)));
    if (!others.length && word.length > 3) {
      others = known.filter((one) => near(one, word, 1));
      if (!others.length && word.length > 5) others = fewest(known.filter((one) => near(one.slice(0, word.length), word, 1)));
      found.marks = found.instead = others;
    }
    const files = new Set();
    for (const other of others) {
      const wanted = parts.map(({ name, shards }) => name + placeOf(shards, other)).filter((file) => !files.has(file));
      if (files.size && files.size + wanted.length > MOST_SHARDS * parts.length) found.cut = true;
      else wanted.forEach((file) => files.add(file));
    }
    const read = others.filter((other) => !found.cut || parts.every(({ name, shards }) => files.has(name + placeOf(shards, other))));
    const lists = await Promise.all(read.map(listsOf));
    read.forEach((other, at) => lists[at].forEach((list) => take(list, found.instead.length ? ways + 1 : other.startsWith(word) ? 1 : 2)));
    return found;
  }

  // Ids: see generator/ids.py

  const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  function isId(text) {
    if (!/^[a-hjkmnp-tv-z][0-9a-hjkmnp-tv-z]{7}$/.test(text)) return false;
    let total = 0;
    for (const sign of text.slice(0, 7)) {
      total = (total ^ ALPHABET.indexOf(sign)) << 1;
      if (total > 31) total ^= 37;
    }
    return ALPHABET[total] === text[7];
  }

  /** Every id that is one mistake away. */
  function idsNear(text) {
    const found = new Set();
    for (let at = 0; at <= text.length; at++) {
      const before = text.slice(0, at), rest = text.slice(at);
      if (text.length === 9) found.add(before + rest.slice(1));
      if (text.length === 8) found.add(before + rest[1] + rest[0] + rest.slice(2));
      for (const sign of text.length < 9 ? ALPHABET : "") found.add(before + sign + rest.slice(text.length - 7));
    }
    return [...found].filter(isId);
  }

  /** The number of a registration, "stub" for a deferred one, or undefined. */
  async function placeOfId(id) {
    const { ids, stubs } = await start();
    if (stubs.includes(id)) return "stub";
    const place = placeOf(ids, id);
    return place < 0 ? undefined : (await load(`ids-${place}.json`))[id];
  }

  async function idsIn(question) {
    const text = question.toLowerCase().replace(/[\s-]/g, "").replace(/o/g, "0").replace(/[il]/g, "1");
    const found = { exact: undefined, id: text, near: [] };
    if (isId(text)) found.exact = await placeOfId(text);
    if (found.exact === undefined && /\d/.test(question) && /^[0-9a-z]{7,9}$/.test(text)) {
      const candidates = idsNear(text);
      const places = await Promise.all(candidates.map(placeOfId));
      found.near = candidates.map((id, at) => [id, places[at]]).filter(([, place]) => place !== undefined);
    }
    return found;
  }

  // What is asked: the state, which is the address

  const KEYS = Object.keys(words.keys);
  const SORTS = ["relevance", "name", "newest", "changed"];

  function stateOf(search) {
    const given = new URLSearchParams(search);
    const chosen = new Map(KEYS.map((key) => [key, new Set(given.getAll(key))]));
    const sort = SORTS.includes(given.get("sort")) ? given.get("sort") : "relevance";
    return { q: (given.get("q") || "").trim(), chosen, sort, view: given.get("view") === "table" ? "table" : "list" };
  }

  function searchOf({ q, chosen, sort, view }) {
    const given = new URLSearchParams();
    if (q) given.set("q", q);
    for (const [key, answers] of chosen) [...answers].sort().forEach((answer) => given.append(key, answer));
    if (sort !== "relevance") given.set("sort", sort);
    if (view !== "list") given.set("view", view);
    return given.size === 0 ? "" : `?${given}`;
  }

  const filtersIn = (asked) => KEYS.flatMap((key) => [...asked.chosen.get(key)].map((answer) => [key, answer]));

  let state = stateOf(location.search);
  let shown = FIRST;
  let turn = 0;
  let typing = false;
  let facets = null;

  /** Change the state; `replace` for what is one step with the change before, such as the next letter. */
  function change(parts, replace) {
    state = { ...state, ...parts };
    shown = FIRST;
    history[replace ? "replaceState" : "pushState"](null, "", searchOf(state) || location.pathname);
    return show();
  }

  // Finding

  /** Scores by number for a question, and what has to be said about it. */
  async function answerTo(question) {
    const asked = wordsOf(question);
    const told = { scores: new Map(), marks: [], notes: [], ids: await idsIn(question), cut: false };
    const meant = asked.filter((word) => word.length > 1);
    const found = await Promise.all((meant.length ? meant : asked).map(hitsOf));
    const hit = new Map();
    for (const one of found) {
      told.marks.push(...one.marks);
      told.cut = told.cut || one.cut;
      for (const [number, score] of one.scores) {
        hit.set(number, (hit.get(number) || 0) + 1);
        told.scores.set(number, (told.scores.get(number) || 0) + score);
      }
    }
    const most = [...hit.values()].reduce((one, other) => Math.max(one, other), 0);
    for (const [number, times] of hit) if (times < most) told.scores.delete(number);
    found.forEach((one, at) => {
      if (one.instead.length && one.scores.size)
        told.notes.push(say("instead", { word: (meant.length ? meant : asked)[at], others: one.instead.slice(0, 3).join(", ") }));
    });
    if (most && most < found.length) told.notes.push(words.some);
    if (told.cut) told.notes.push(words.cut);
    if (typeof told.ids.exact === "number") told.scores.set(told.ids.exact, ALL);
    return told;
  }

  async function getFacets() {
    const data = await load(`${language}-facets.json`);
    if (!facets) {
      facets = data.map((one) => ({ ...one, values: column(one), place: new Map(one.terms.map(([term], at) => [term, at])) }));
      drawFacets();
    }
    return facets;
  }

  /** Which registrations pass every filter, and how many each answer would give beside the other filters. */
  function narrowed(numbers, chosen, all) {
    const tests = all.map(({ key, sets, place }) => {
      const wanted = [...chosen.get(key)].map((term) => place.get(term));
      return chosen.get(key).size ? sets.map((set) => wanted.some((one) => set.includes(one))) : null;
    });
    const counted = all.map(({ sets }) => new Uint32Array(sets.length));
    const passed = [];
    for (const number of numbers) {
      let failed = -1, fails = 0;
      for (let at = 0; at < all.length && fails < 2; at++)
        if (tests[at] && !tests[at][all[at].values[number]]) {
          failed = at;
          fails++;
        }
      if (!fails) passed.push(number);
      for (let at = 0; at < all.length; at++) if (!fails || (fails === 1 && failed === at)) counted[at][all[at].values[number]]++;
    }
    const counts = all.map(({ sets, terms }, at) => {
      const each = new Uint32Array(terms.length);
      sets.forEach((set, place) => set.forEach((term) => (each[term] += counted[at][place])));
      return each;
    });
    return { passed, counts };
  }

  async function ordered(numbers, { sort, q }, scores) {
    const order = sort === "relevance" && !q ? "name" : sort;
    if (order === "relevance") return numbers.sort((one, other) => scores.get(other) - scores.get(one) || one - other);
    if (order === "name" && (await start()).named) return numbers.sort((one, other) => one - other);
    const rank = await made(`${language}-orders.json`, (orders) => ({ name: column(orders.name), newest: column(orders.newest), changed: column(orders.changed) }));
    return numbers.sort((one, other) => rank[order][one] - rank[order][other] || one - other);
  }

  async function cards(numbers) {
    const { cards: size } = await start();
    return Promise.all(
      numbers.map(async (number) => {
        const some = await load(`${language}-cards-${Math.floor(number / size)}.json`);
        const [id, name, organisation, statusAt, categoryAt, summary, nameLanguage, summaryLanguage] = some[number % size];
        return { id, name, organisation, statusAt, categoryAt, summary, nameLanguage, summaryLanguage };
      }),
    );
  }

  // Words and elements

  function say(key, values) {
    return words[key].replace(/%\((\w+)\)s/g, (_, name) => values[name]);
  }

  const count = (key, number) => say(number === 1 ? `${key}_one` : key, { num: number.toLocaleString(language) });

  /** An element. Strings become text. */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {}))
      if (typeof value === "function") element.addEventListener(name, value);
      else if (value !== undefined && value !== false && value !== "") element.setAttribute(name, value === true ? "" : value);
    element.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return element;
  }

  const button = (text, click, attributes) => make("button", { type: "button", click, ...attributes }, text);

  /** A text as pieces, with what was searched for in <mark>. */
  function marked(text, marks) {
    let folded = "";
    const from = [];
    let at = 0;
    for (const sign of text) {
      for (const piece of fold(sign) || "") {
        folded += /[\p{L}\p{N}]/u.test(piece) ? piece : " ";
        from.push(at);
      }
      at += sign.length;
    }
    from.push(text.length);
    const hit = new Uint8Array(text.length);
    for (const mark of marks)
      for (let place = folded.indexOf(mark); place >= 0; place = folded.indexOf(mark, place + 1)) {
        const [before, after] = [folded[place - 1] || " ", folded[place + mark.length] || " "];
        if (mark.length > 3 || (before === " " && (mark.length === 3 || after === " "))) hit.fill(1, from[place], from[place + mark.length]);
      }
    const pieces = [];
    for (let first = 0, last; first < text.length; first = last) {
      for (last = first + 1; last < text.length && hit[last] === hit[first]; ) last++;
      const piece = text.slice(first, last);
      pieces.push(hit[first] ? make("mark", null, piece) : piece);
    }
    return pieces;
  }

  const link = (id, ...text) => make("a", { href: `${root}${box.dataset.systems}${id}/` }, ...text);

  function badges(card, labels) {
    return [["status", card.statusAt], ["category", card.categoryAt]]
      .filter(([, at]) => at >= 0)
      .flatMap(([kind, at]) => [make("span", { class: "dl-badge", [`data-${kind}`]: labels[kind][at][0] }, labels[kind][at][1]), " "]);
  }

  function listItem(card, marks, labels) {
    return make("li", null,
      make("h3", null, link(card.id, make("span", { lang: card.nameLanguage }, marked(card.name, marks)))),
      make("p", { class: "dl-list-organisation" }, marked(card.organisation, marks)),
      card.summary ? make("div", { class: "dl-list-summary" }, make("p", { lang: card.summaryLanguage }, marked(card.summary, marks))) : null,
      make("p", { class: "dl-list-meta" }, badges(card, labels), make("span", { class: "dl-id" }, card.id)));
  }

  function tableRow(card, marks, labels) {
    const label = (kind, at) => (at >= 0 ? labels[kind][at][1] : words.no_answer);
    const cells = [marked(card.organisation, marks), label("status", card.statusAt), label("category", card.categoryAt), make("span", { class: "dl-id" }, card.id)];
    return make("tr", null,
      make("th", { scope: "row" }, link(card.id, make("span", { lang: card.nameLanguage }, marked(card.name, marks)))),
      cells.map((cell, at) => make("td", { "data-label": words.columns[at + 1] }, cell)));
  }

  // Filters

  const boxes = new Map();

  function drawFacets() {
    filters.lastElementChild.replaceChildren(
      ...facets.filter(({ terms }) => terms.length).map(({ key, title, terms }) => {
        const items = terms.map(([term, label]) => {
          const input = make("input", { type: "checkbox", change: () => {
            const answers = new Set(state.chosen.get(key));
            if (!answers.delete(term)) answers.add(term);
            typing = false;
            change({ chosen: new Map(state.chosen).set(key, answers) });
          } });
          const number = make("span", { class: "dl-number" });
          const item = make("li", null, make("label", null, input, make("span", null, label), number));
          boxes.set(`${key} ${term}`, { input, number, item });
          return { item, input, label: fold(label) };
        });
        const list = make("ul", { class: terms.length > 15 ? "dl-find-long" : "" }, items.map(({ item }) => item));
        const narrow = terms.length > 15
          ? make("label", { class: "dl-find-narrow" }, make("span", null, say("narrow", { question: title })),
              make("input", { type: "text", autocomplete: "off", input: (event) => {
                const typed = fold(event.target.value.trim());
                for (const { item, input, label } of items) item.hidden = !input.checked && !label.includes(typed);
              } }))
          : null;
        return make("fieldset", null, make("legend", null, key === "year" ? words.year : title), narrow, list);
      }),
    );
  }

  function showFilters(counts) {
    const number = filtersIn(state).length;
    filters.firstElementChild.textContent = number ? `${words.filters} (${number})` : words.filters;
    clear.hidden = !number;
    if (!facets) return;
    facets.forEach(({ key, terms }, at) =>
      terms.forEach(([term], place) => {
        const { input, number: shownNumber, item } = boxes.get(`${key} ${term}`);
        input.checked = state.chosen.get(key).has(term);
        shownNumber.textContent = counts ? counts[at][place].toLocaleString(language) : "";
        item.toggleAttribute("data-none", Boolean(counts) && !counts[at][place]);
      }),
    );
  }

  // Showing

  let speaking;
  function speak(text) {
    clearTimeout(speaking);
    speaking = setTimeout(() => {
      if (status.textContent !== text) status.textContent = text;
    }, SPOKEN);
  }

  function showStatic(visible) {
    for (let one = box.nextElementSibling; one; one = one.nextElementSibling) one.hidden = !visible || one.matches(".dl-browse");
    box.toggleAttribute("data-on", !visible);
    results.hidden = tools.hidden = visible;
  }

  /** Everything that follows from the state. An answer to an older question that comes late is dropped. */
  async function show() {
    const mine = ++turn;
    const asked = state;
    const late = () => mine !== turn;
    showControls();
    if (!searchOf(asked)) {
      showStatic(true);
      results.replaceChildren();
      speak("");
      if (facets) showFilters(narrowed(numbersTo((await start()).count), asked.chosen, facets).counts);
      else showFilters();
      return;
    }
    try {
      const begun = await start();
      const told = asked.q ? await answerTo(asked.q) : { scores: null, marks: [], notes: [], ids: { near: [] } };
      const numbers = told.scores ? [...told.scores.keys()] : numbersTo(begun.count);
      const all = filtersIn(asked).length || facets || !asked.q ? await getFacets() : null;
      const { passed, counts } = all ? narrowed(numbers, asked.chosen, all) : { passed: numbers };
      const found = await ordered(passed, asked, told.scores);
      const some = await cards(found.slice(0, shown));
      if (late()) return;
      showStatic(false);
      draw(found, some, told, begun);
      showFilters(counts);
      const total = found.length + (told.ids.exact === "stub" ? 1 : 0);
      speak(total ? (told.cut ? say("at_least", { found: count("found", total) }) : count("found", total)) : words.nothing);
      if (!total) await suggest(asked, numbers, all, late);
      if (!all) {
        await getFacets();
        if (!late()) showFilters(narrowed(numbers, asked.chosen, facets).counts);
      }
      if (!opened && matchMedia("(min-width: 60em)").matches) filters.open = opened = true;
    } catch (error) {
      if (late()) return;
      showStatic(true);
      results.hidden = false;
      results.replaceChildren(make("div", { class: "dl-note dl-alarm" }, make("p", null, words.failed), make("p", null, button(words.again, show))));
      speak(words.failed);
    }
  }

  let opened = false;
  const numbersTo = (number) => Array.from({ length: number }, (_, at) => at);

  function draw(found, some, { marks, notes, ids }, begun) {
    const parts = [make("h2", { class: "dl-hidden", tabindex: -1 }, words.results)];
    for (const [id, place] of ids.near) parts.push(meant(id, place));
    notes.forEach((note) => parts.push(make("p", { class: "dl-note" }, note)));
    if (ids.exact === "stub")
      parts.push(make("ul", { class: "dl-list" }, make("li", null, make("h3", null, link(ids.id, say("stub", { id: ids.id }))))));
    if (some.length && state.view === "table") {
      const caption = make("caption", { id: "dl-find-caption" }, words.caption);
      const head = make("tr", null, words.columns.map((one) => make("th", { scope: "col" }, one)));
      const rows = some.map((card) => tableRow(card, marks, begun));
      parts.push(make("div", { class: "dl-table dl-stack", role: "region", "aria-labelledby": "dl-find-caption", tabindex: 0 },
        make("table", null, caption, make("thead", null, head), make("tbody", null, rows))));
    } else if (some.length) parts.push(make("ul", { class: "dl-list" }, some.map((card) => listItem(card, marks, begun))));
    if (found.length > some.length) parts.push(make("p", { class: "dl-actions" }, button(count("more", Math.min(MORE, found.length - some.length)), more)));
    if (some.length) parts.push(taking(found));
    results.replaceChildren(...parts);
  }

  function meant(id, place) {
    const line = make("p", { class: "dl-note" }, `${words.meant} `, link(id, id), "?");
    if (place !== "stub") cards([place]).then(([card]) => line.append(" ", card.name, ", ", card.organisation));
    return line;
  }

  async function more() {
    const before = shown;
    shown += MORE;
    await show();
    results.querySelectorAll(".dl-list a, tbody a")[before]?.focus();
  }

  /** Words that look like what was typed, and filters to leave out. */
  async function suggest(asked, numbers, all, late) {
    const parts = [make("p", null, words.nothing)];
    if (numbers.length && all)
      for (const [key, answer] of filtersIn(asked)) {
        const chosen = new Map(asked.chosen).set(key, new Set([...asked.chosen.get(key)].filter((one) => one !== answer)));
        const left = narrowed(numbers, chosen, all).passed.length;
        const label = all.find((one) => one.key === key).terms.find(([term]) => term === answer)?.[1] || answer;
        if (left) parts.push(button(`${say("without", { filter: label })} (${left.toLocaleString(language)})`, () => change({ chosen })));
      }
    else {
      const known = await allWords();
      const asking = wordsOf(asked.q);
      for (const word of asking.filter((one) => one.length > 3))
        for (const other of known.filter((one) => near(one, word, 2)).slice(0, 4)) {
          const q = asking.map((one) => (one === word ? other : one)).join(" ");
          parts.push(button(say("try", { word: q }), () => change({ q })));
        }
      parts.push(make("p", null, words.advice));
    }
    if (!late()) results.append(make("div", { class: "dl-find-nothing" }, parts));
  }

  // Taking a selection along

  function taking(found) {
    const parts = [];
    if (found.length <= MOST_DOWNLOADED)
      for (const [kind, write] of [["CSV", csv], ["JSON", json]]) parts.push(button(say("download", { kind }), () => download(found, kind.toLowerCase(), write)));
    const one = filtersIn(state);
    if (one.length === 1 && !state.q && feeds[one[0][0]])
      parts.push(make("a", { href: `${root}${feeds[one[0][0]]}${one[0][1]}/feed.xml`, type: "application/atom+xml" }, words.follow));
    return make("div", { class: "dl-find-take" }, make("p", { class: "dl-actions" }, parts),
      make("p", null, found.length <= MOST_DOWNLOADED ? count("holds", found.length) : words.too_many, " ", make("a", { href: root + box.dataset.data }, words.whole)));
  }

  async function download(found, kind, write) {
    try {
      const { status: statuses, category } = await start();
      const rows = (await cards(found)).map((card) => ({
        id: card.id, name: card.name, organisation: card.organisation, status: statuses[card.statusAt]?.[0] ?? "",
        publication_category: category[card.categoryAt]?.[0] ?? "", address: new URL(`${root}${box.dataset.systems}${card.id}/`, location).href,
      }));
      const file = URL.createObjectURL(new Blob([write(rows)], { type: kind === "csv" ? "text/csv;charset=utf-8" : "application/json" }));
      make("a", { href: file, download: `${words.file}.${kind}` }).click();
      setTimeout(() => URL.revokeObjectURL(file), 1000);
    } catch (error) {
      speak(words.failed);
    }
  }

  const json = (rows) => JSON.stringify(rows, null, 1) + "\n";
  const csv = (rows) =>
    [Object.keys(rows[0]), ...rows.map(Object.values)]
      .map((row) => row.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join(",") + "\r\n").join("");

  // Controls

  const clear = button(words.clear, () => {
    change({ chosen: new Map(KEYS.map((key) => [key, new Set()])) });
    filters.firstElementChild.focus();
  });
  const sorting = make("select", { change: () => change({ sort: sorting.value }) }, SORTS.map((one) => make("option", { value: one }, words.sorts[one])));
  const views = ["list", "table"].map((view) => button(words.views[view], () => change({ view }), { "data-view": view }));
  const tools = make("div", { class: "dl-find-tools" },
    make("label", null, words.sort, " ", sorting), make("div", { role: "group", "aria-label": words.view }, views), clear);

  function showControls() {
    if (document.activeElement !== field) field.value = state.q;
    sorting.value = state.sort;
    views.forEach((view) => view.setAttribute("aria-pressed", view.dataset.view === state.view));
    const other = document.querySelector(".dl-language a");
    if (other) other.search = searchOf(state);
  }

  let waiting;
  function typed() {
    clearTimeout(waiting);
    const q = field.value.trim();
    if (q === state.q) return;
    change({ q }, typing);
    typing = true;
  }
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(typed, TYPING);
  });
  field.addEventListener("change", () => {
    typed();
    typing = false;
  });
  field.addEventListener("focus", () => start().catch(() => {}), { once: true });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    typed();
    typing = false;
  });
  filters.addEventListener("toggle", () => {
    if (!filters.open || facets) return;
    opened = true;
    getFacets().then(show, show);
  });
  addEventListener("popstate", () => {
    state = stateOf(location.search);
    field.value = state.q;
    typing = false;
    shown = FIRST;
    show();
  });

  status.after(tools);
  box.hidden = false;
  field.value = state.q;
  show();
})();
