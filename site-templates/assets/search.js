/*
 * Search and filters on the list of systems. Without this script the list and its pages are all there is, and enough.
 *
 * What it reads is made by generator/search/: a file to begin with, and those that it leads to, when they are needed.
 * Text from those files becomes text, never HTML. Nothing is stored: the state is the address.
 */
"use strict";
(() => {
  const box = document.getElementById("dl-find");
  const { root, page } = box.dataset;
  const words = JSON.parse(box.dataset.words);
  const feeds = JSON.parse(box.dataset.feeds);
  const language = document.documentElement.lang;
  // In this order in site-templates/pages/_search.html.j2.
  const [form, filters, status, tools, results, emptyTable, onward] = box.children;
  const sorting = tools.querySelector("select");
  const [list, grid, clear] = tools.querySelectorAll("button");
  const field = form.elements.q;
  // Milliseconds after a key before it searches, and from there before the number is read out.
  const TYPING = 30;
  const SPOKEN = 120;
  const FIRST = 10;
  const MORE = 20;
  // Letters from which a word that finds little can be a compound of which others hold every part.
  const LONG = 10;
  // Of the index, for a part of a word. One that needs more finds only the words that come first, and says so.
  const MOST_FILES = 40;
  const MOST_DOWNLOADED = 2000;

  // Files

  const base = new URL(root + box.dataset.start, location);
  const loaded = new Map();

  /** A file, or what `make` makes of it. One that did not come is asked for again. */
  function load(file, make = (whole) => whole) {
    if (!loaded.has(file)) {
      const answer = fetch(new URL(file, base)).then(async (one) => {
        if (!one.ok) throw new Error(`${file}: ${one.status}`);
        return make(await (file.endsWith(".json") ? one.json() : one.text()));
      });
      answer.catch(() => loaded.delete(file));
      loaded.set(file, answer);
    }
    return loaded.get(file);
  }

  const start = () => load(base.href);

  // How the files say it: see generator/search/encoding.py

  const MARKS = "!#$%&()*+,./:;=";
  const DIGIT = {};
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].forEach((digit, value) => (DIGIT[digit] = value));

  function wordList(text) {
    let before = "";
    return Array.from(text.matchAll(/([A-Z])([^A-Z]*)/g), ([, shared, rest]) => (before = before.slice(0, DIGIT[shared]) + rest));
  }

  const shard = (text) => new Map(text.split("\n").map((line) => line.split(" ")));

  function column({ width, codes }) {
    const digits = Array.from(codes, (one) => DIGIT[one]);
    return Uint32Array.from({ length: codes.length / width }, (_, at) =>
      digits.slice(at * width, (at + 1) * width).reduce((value, digit) => value * 64 + digit));
  }

  /** Call `use` with every number in a list, and its level. */
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
  const wordsOf = (text) => [...new Set(fold(text).match(/[\p{L}\p{N}]+/gu))];
  // No word that stands everywhere is taken for what somebody meant.
  const STOP = new Set(wordsOf(words.stop));
  const hasMeaning = (word) => word.length > 3 && !STOP.has(word) && !/\d/.test(word);
  const holds = (word, part) => (part.length > 3 ? word.includes(part) : part.length === 3 && word.startsWith(part));

  /** Whether two words differ by one letter too many, another letter, or two in the other order. */
  function slip(one, other) {
    let at = 0;
    while (at < one.length && one[at] === other[at]) at++;
    const [mine, yours] = [one.slice(at), other.slice(at)];
    return mine.slice(1) === yours.slice(1) || mine.slice(1) === yours || mine === yours.slice(1) || mine[1] + mine[0] + mine.slice(2) === yours;
  }

  /** The last of some first ones, in order, that is not after `word`; -1 for none. */
  const placeOf = (firsts, word) => firsts.findLastIndex((first) => first <= word);
  const longestFirst = (some) => some.sort((one, other) => other.length - one.length);

  /** What begins with something, of the known words (`words`) or of their ends with what stands before (`inside`). */
  async function beginning(part, kind) {
    const firsts = (await start())[kind];
    const [from, to] = [part, `${part}\uffff`].map((one) => placeOf(firsts, one));
    const some = await Promise.all(firsts.map((_, at) => at >= from && at <= to && load(`${language}-${kind}-${at}.txt`, wordList)));
    return some.flat().filter((one) => one && one.startsWith(part));
  }

  /** The known words in which a part of a word stands. */
  async function holding(part) {
    const inside = part.length > 3 ? await beginning(part, "inside") : [];
    return [...await beginning(part, "words"), ...inside.map((one) => one.split(" ").reverse().join(""))];
  }

  /** The known words that may have been meant: their first letters are those of the word. */
  const like = async (word, letters) => longestFirst((await beginning(word.slice(0, letters), "words")).filter(hasMeaning));

  /** The files that may have a list for a word, one for each part of the index. */
  const filesOf = (parts, word) =>
    parts.map(({ name, shards }) => [name, placeOf(shards, word)]).filter(([, at]) => at >= 0).map((one) => `${one.join("-")}.txt`);

  async function listsOf(word) {
    const files = filesOf((await start()).parts, word);
    const found = await Promise.all(files.map(async (file) => (await load(file, shard)).get(word)));
    return found.filter(Boolean);
  }

  /** The known words that a compound is made of, the last one first: that one says what it is. */
  async function partsOf(word) {
    const begins = [...word.slice(3)].map((_, at) => beginning(word.slice(at, at + 4), "words"));
    const known = longestFirst((await Promise.all(begins)).flat().filter((one) => one !== word && hasMeaning(one)));
    const found = [];
    for (let end = word.length; end > 3; end--) {
      const part = known.find((one) => word.endsWith(one, end));
      if (part) {
        found.push(part);
        end -= part.length - 1;
      }
    }
    return found;
  }

  /**
   * What a word of a question finds: scores by number, words to mark, words it was read as instead, parts of it that
   * were searched, and whether it was cut. `exact`: only the word itself.
   */
  async function hitsOf(word, exact) {
    const { scores, ways, parts } = await start();
    const found = { scores: new Map(), marks: [word], instead: [], parts: [], cut: false };
    const isSynonym = (level) => level >= scores.length - ways;
    const raise = (worth, number, score) => worth.set(number, Math.max(score, worth.get(number) || 0));
    const take = (list, way, divide) =>
      eachHit(list, (number, level) => {
        const how = level % ways;
        if (!exact || (!how && !isSynonym(level))) raise(found.scores, number, scores[level - how + Math.max(way, how)] / divide);
      });
    const whole = await listsOf(word);
    whole.forEach((list) => take(list, 0, 1));
    if (exact || word.length < 3 || (whole.length && (found.scores.size >= FIRST || word.length < LONG))) return found;

    /** Lower than any whole word: what holds the last part of a compound, the more parts the better; `every`: only all of them. */
    const takeParts = async (every) => {
      const compound = await partsOf(word);
      if (every && (!compound[1] || compound.join("").length < word.length - 2)) return found;
      const hits = await Promise.all(compound.map(async (part) => {
        const worth = new Map();
        for (const list of await listsOf(part)) eachHit(list, (number, level) => isSynonym(level) || raise(worth, number, 0.01 + scores[level] / 1e5));
        return worth;
      }));
      for (const number of hits[0]?.keys() || []) {
        const held = hits.filter((worth) => worth.has(number));
        if (found.scores.has(number) || (every && held.length < hits.length)) continue;
        found.scores.set(number, held.reduce((sum, worth) => sum + worth.get(number), 0));
        found.parts = compound;
      }
      found.marks = [...(whole.length ? [word] : []), ...found.parts];
      return found;
    };
    if (whole.length) return takeParts(true);
    let others = await holding(word);
    // A mistake in the second letter comes last: for that one, much has to be fetched.
    for (const letters of [2, 1])
      if (!others.length && word.length > 3) {
        const near = await like(word, letters);
        others = near.filter((one) => slip(one, word));
        if (!others.length && word.length > 5) others = near.filter((one) => slip(one.slice(0, word.length), word));
        found.marks = found.instead = others;
        if (!others.length && (await takeParts(letters > 1)).scores.size) return found;
      }
    // The list of a word has those of longer words in which it stands.
    const asked = [];
    const files = new Set();
    for (const other of others.sort((one, two) => one.length - two.length)) {
      if (asked.some((shorter) => holds(other, shorter))) continue;
      filesOf(parts, other).forEach((file) => files.add(file));
      found.cut = files.size > MOST_FILES;
      if (found.cut) break;
      asked.push(other);
    }
    const lists = await Promise.all(asked.map(listsOf));
    const wrong = found.instead.length;
    asked.forEach((other, at) => lists[at].forEach((list) => take(list, wrong ? 0 : other.startsWith(word) ? 1 : 2, wrong ? 4 : 1)));
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

  /** Every id that is one mistake away: a sign too many, too few, another one, or two in the other order. */
  function idsNear(text) {
    const found = new Set();
    for (let at = 0; at <= text.length; at++) {
      const [before, rest] = [text.slice(0, at), text.slice(at)];
      if (text.length > 8) found.add(before + rest.slice(1));
      else for (const sign of ALPHABET) found.add(before + sign + rest.slice(text.length - 7));
      if (rest.length > 1) found.add(before + rest[1] + rest[0] + rest.slice(2));
    }
    return [...found].filter(isId);
  }

  /** The number of the registration with an id, "stub" for a deferred one, undefined for none. */
  async function placeOfId(id) {
    const { ids, stubs } = await start();
    const at = placeOf(ids, id);
    return stubs.includes(id) ? "stub" : at < 0 ? undefined : (await load(`ids-${at}.json`))[id];
  }

  async function idIn(question) {
    const id = question.toLowerCase().replace(/[\s-]/g, "").replace(/o/g, "0").replace(/[il]/g, "1");
    const place = isId(id) ? await placeOfId(id) : undefined;
    const near = place === undefined && /\d/.test(question) && /^[0-9a-z]{7,9}$/.test(id) ? idsNear(id) : [];
    const places = await Promise.all(near.map(placeOfId));
    return { id, place, near: near.map((one, at) => [one, places[at]]).filter(([, at]) => at !== undefined) };
  }

  // The state, which is the address

  const SORTS = [...sorting.options].map(({ value }) => value);

  function stateOf(search) {
    const given = new URLSearchParams(search);
    const [sort, view] = [given.get("sort"), given.get("view")];
    return {
      q: (given.get("q") || "").trim().slice(0, 200),
      chosen: words.keys.flatMap((key) => [...new Set(given.getAll(key))].map((term) => [key, term])),
      sort: SORTS.includes(sort) ? sort : SORTS[0],
      view: view === "table" ? view : "list",
    };
  }

  function searchOf({ q, chosen, sort, view }) {
    const given = new URLSearchParams(chosen);
    for (const [name, value, usual] of [["q", q, ""], ["sort", sort, SORTS[0]], ["view", view, "list"]]) if (value !== usual) given.set(name, value);
    const text = given.toString();
    return text && `?${text}`;
  }

  let state = stateOf(location.search);
  let shown = FIRST;
  let turn = 0;
  let typing = false;
  let facets = null;

  /** Change the state. A letter after another letter is one step for the Back button. */
  function change(parts, byTyping = false) {
    state = { ...state, ...parts };
    shown = FIRST;
    history[byTyping && typing ? "replaceState" : "pushState"](null, "", searchOf(state) || location.pathname);
    typing = byTyping;
    return show();
  }

  // Finding

  /** What a question finds: scores by number, words to mark, and what has to be said about it. */
  async function answerTo(question) {
    const ids = await idIn(question);
    const told = { scores: new Map(), marks: [], notes: [], ids, cut: false };
    if (ids.place !== undefined) {
      if (ids.place !== "stub") told.scores.set(ids.place, 1);
      return told;
    }
    const asked = wordsOf(question).filter((word) => word.length > 1);
    const quoted = wordsOf(`${question.match(/["“”„][^"“”„]+["“”„]/g)}`);
    const times = new Map();
    const found = await Promise.all(asked.map((word) => hitsOf(word, quoted.includes(word))));
    found.forEach((one, at) => {
      told.marks.push(...one.marks);
      told.cut ||= one.cut;
      for (const [number, score] of one.scores) {
        times.set(number, (times.get(number) || 0) + 1);
        told.scores.set(number, (told.scores.get(number) || 0) + score);
      }
      const word = asked[at];
      const [key, others] = one.instead.length ? ["instead", one.instead] : [one.marks[0] === word ? "also" : "parts", one.parts];
      if (others.length && one.scores.size)
        told.notes.push([say(key, { word, others: others.slice(0, 3).join(", ") }), " ",
          button(say("exact", { word }), () => change({ q: fold(question).replace(word, `"${word}"`) }).then(toResults))]);
    });
    const most = Math.max(0, ...new Set(times.values()));
    for (const [number, hit] of times) if (hit < most) told.scores.delete(number);
    if (most && most < found.length) told.notes.push(words.some);
    const { scores, ways } = await start();
    found.forEach((one, at) => {
      const low = scores.at(-ways) / (one.instead.length ? 4 : 1);
      const loose = [...one.scores].filter(([number, score]) => score > low / 4 && score <= low && told.scores.has(number)).length;
      if (loose) told.notes.push(say("synonym", { word: one.marks[0], num: local(loose) }));
    });
    if (told.cut) told.notes.push(words.cut);
    return told;
  }

  /** Which registrations pass every filter, and how many each answer would give beside the other filters. */
  function narrowed(facets, numbers, chosen) {
    const wanted = facets.map(({ key, terms }) => chosen.filter(([one]) => one === key).map(([, term]) => terms.findIndex(([one]) => one === term)));
    const counts = facets.map(({ terms }) => terms.map(() => 0));
    const passed = [];
    for (const number of numbers) {
      const answers = facets.map(({ sets, values }) => sets[values[number]]);
      const failed = answers.flatMap((some, at) => (wanted[at].length && !some.some((one) => wanted[at].includes(one)) ? [at] : []));
      if (!failed.length) passed.push(number);
      if (failed.length < 2) answers.forEach((some, at) => (failed[0] ?? at) === at && some.forEach((term) => counts[at][term]++));
    }
    return { passed, counts };
  }

  async function ordered(numbers, { sort, q }, scores) {
    const order = sort === SORTS[0] && !q ? "name" : sort;
    let key = (number) => -scores.get(number);
    if (order === "name" && (await start()).named) key = () => 0;
    else if (order !== SORTS[0]) {
      const ranks = await load(`${language}-order-${order}.json`, column);
      key = (number) => ranks[number];
    }
    return numbers.sort((one, other) => key(one) - key(other) || one - other);
  }

  async function cards(numbers) {
    const size = (await start()).cards;
    const names = ["id", "name", "organisation", "status", "category", "summary", "nameLanguage", "summaryLanguage"];
    return Promise.all(numbers.map(async (number) => {
      const some = await load(`${language}-cards-${Math.floor(number / size)}.json`);
      return Object.fromEntries(some[number % size].map((value, at) => [names[at], value]));
    }));
  }

  // Words and elements

  const local = (number) => number.toLocaleString(language);
  const say = (key, values) => words[key].replace(/%\((\w+)\)s/g, (_, name) => values[name]);
  const count = (key, number) => say(number === 1 ? `${key}_one` : key, { num: local(number) });

  /** An element. Text becomes text, a function what happens on an event. */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {}))
      if (typeof value === "function") element.addEventListener(name, value);
      else if (value) element.setAttribute(name, value);
    element.append(...children.flat().filter(Boolean));
    return element;
  }

  const button = (text, click) => make("button", { type: "button", click }, text);
  const note = (...text) => make("p", { class: "dl-note" }, ...text);
  const pageOf = (id) => root + page.replace("*", id);
  const link = (id, ...text) => make("a", { href: pageOf(id) }, ...text);

  /** A text in pieces, with what was searched for in <mark>. */
  const marked = (text, marks) =>
    text.split(/([\p{L}\p{N}\p{M}]+)/u).flatMap((word) => {
      const folded = fold(word);
      const held = longestFirst(marks.filter((mark) => folded === mark || holds(folded, mark)));
      if (!held.length) return word;
      // A sign that became two, such as ß: where it begins in the other cannot be told.
      if (folded.length !== word.length) return make("mark", null, word);
      let end = 0;
      return folded.split(RegExp(`(${held.join("|")})`)).map((piece, at) => {
        const part = word.slice(end, (end += piece.length));
        return at % 2 ? make("mark", null, part) : part;
      });
    });

  const nameOf = (card, marks) => link(card.id, make("span", { lang: card.nameLanguage }, marked(card.name, marks)));
  const idOf = (card) => make("span", { class: "dl-id" }, card.id);

  function listItem(card, marks, labels) {
    const badges = ["status", "category"].map((kind) => [kind, labels[kind][card[kind]]]).filter(([, label]) => label);
    return make("li", null,
      make("h3", null, nameOf(card, marks)),
      make("p", { class: "dl-list-organisation" }, marked(card.organisation, marks)),
      card.summary && make("div", { class: "dl-list-summary" }, make("p", { lang: card.summaryLanguage }, marked(card.summary, marks))),
      make("p", { class: "dl-list-meta" },
        badges.map(([kind, [term, label]]) => make("span", { class: "dl-badge", [`data-${kind}`]: term }, label)), idOf(card)));
  }

  function table(some, marks, labels) {
    const made = emptyTable.content.cloneNode(true);
    const [, ...columns] = [...made.querySelectorAll("th")].map((one) => one.textContent);
    made.querySelector("tbody").append(...some.map((card) => {
      const answers = ["status", "category"].map((kind) => labels[kind][card[kind]]?.[1] || words.no_answer);
      const cells = [marked(card.organisation, marks), ...answers, idOf(card)];
      return make("tr", null, make("th", { scope: "row" }, nameOf(card, marks)),
        cells.map((cell, at) => make("td", { "data-label": columns[at] }, cell)));
    }));
    return made;
  }

  // Filters

  /** The questions with these keys, and what every registration answers. */
  const questions = (keys) =>
    Promise.all(keys.map((key) => load(`${language}-facet-${key}.json`, (one) => ({ ...one, values: column(one) }))));

  async function getFacets() {
    const all = await questions(words.keys);
    if (facets) return;
    facets = all;
    filters.lastElementChild.replaceChildren(...facets.filter(({ terms }) => terms.length).map(fieldset));
  }

  function fieldset(facet) {
    const { key, title, terms } = facet;
    facet.items = terms.map(([term, label]) => {
      const input = make("input", { type: "checkbox", change: () => {
        const others = state.chosen.filter((one) => one[0] !== key || one[1] !== term);
        change({ chosen: input.checked ? [...others, [key, term]] : others });
      } });
      const number = make("span", { class: "dl-number" });
      return { term, input, number, label: fold(label), item: make("li", null, make("label", null, input, make("span", null, label), number)) };
    });
    const long = terms.length > 15;
    const narrow = (event) => {
      for (const { item, input, label } of facet.items) item.hidden = !input.checked && !label.includes(fold(event.target.value.trim()));
    };
    return make("fieldset", null, make("legend", null, key === "year" ? words.year : title),
      long && make("label", { class: "dl-find-narrow" }, say("narrow", { question: title }), make("input", { autocomplete: "off", input: narrow })),
      make("ul", { class: long && "dl-find-long" }, facet.items.map(({ item }) => item)));
  }

  function showFilters(counts) {
    facets?.forEach(({ key, items }, at) =>
      items?.forEach(({ term, input, number, item }, place) => {
        input.checked = state.chosen.some((one) => one[0] === key && one[1] === term);
        number.textContent = local(counts[at][place]);
        item.toggleAttribute("data-none", !counts[at][place]);
      }));
  }

  // Showing

  let speaking;
  function speak(text) {
    clearTimeout(speaking);
    speaking = setTimeout(() => (status.textContent = text), SPOKEN);
  }

  function showList(visible) {
    for (let one = box; (one = one.nextElementSibling); ) one.hidden = !visible || one.matches(".dl-browse");
    box.toggleAttribute("data-on", !visible);
    results.hidden = tools.hidden = visible;
  }

  /** Everything that follows from the state. What comes after a newer question was asked is dropped. */
  async function show() {
    const mine = ++turn;
    const asked = state;
    const late = () => mine !== turn;
    showControls();
    try {
      if (!searchOf(asked)) {
        showList(true);
        speak("");
        if (!filters.open && !facets) return;
        await getFacets();
        if (!late()) showFilters(narrowed(facets, everyOne((await start()).count), []).counts);
        return;
      }
      const begun = await start();
      const told = await answerTo(asked.q);
      const numbers = asked.q ? [...told.scores.keys()] : everyOne(begun.count);
      const narrowing = await questions(words.keys.filter((key) => asked.chosen.some(([one]) => one === key)));
      const found = await ordered(narrowed(narrowing, numbers, asked.chosen).passed, asked, told.scores);
      const some = await cards(found.slice(0, shown));
      if (late()) return;
      showList(false);
      draw(found, some, told, begun);
      const total = found.length + (told.ids.place === "stub");
      const number = count("found", total);
      speak(!total ? words.nothing : told.cut ? say("at_least", { found: number }) : number);
      await getFacets();
      if (late()) return;
      showFilters(narrowed(facets, numbers, asked.chosen).counts);
      if (!total) await suggest(asked, numbers, late);
      if (!opened && matchMedia("(min-width: 60em)").matches) filters.open = opened = true;
    } catch {
      if (late()) return;
      showList(true);
      results.hidden = false;
      results.replaceChildren(make("div", { class: "dl-note dl-alarm" }, make("p", null, words.failed), button(words.again, () => show().then(toResults))));
      speak(words.failed);
    }
  }

  let opened = false;
  const everyOne = (number) => Array.from({ length: number }, (_, at) => at);
  const toResults = () => results.querySelector("h2, button")?.focus();

  function draw(found, some, { marks, notes, ids }, begun) {
    const rest = Math.min(MORE, found.length - some.length);
    results.replaceChildren(...[
      make("h2", { class: "dl-hidden", tabindex: "-1" }, words.results),
      ids.near.map(([id]) => note(words.meant, " ", link(id, id), "?")),
      notes.map((text) => note(...[text].flat())),
      ids.place === "stub" && make("ul", { class: "dl-list" }, make("li", null, make("h3", null, link(ids.id, say("stub", ids))))),
      some.length && (state.view === "table" ? table(some, marks, begun) : make("ul", { class: "dl-list" }, some.map((card) => listItem(card, marks, begun)))),
      rest && make("p", { class: "dl-actions" }, button(count("more", rest), more)),
      some.length && taking(found),
    ].flat().filter(Boolean));
  }

  async function more() {
    const before = shown;
    shown += MORE;
    await show();
    results.querySelectorAll("h3 a, th a")[before]?.focus();
  }

  /** Filters to leave out, or words that look like what was typed. */
  async function suggest({ q, chosen }, numbers, late) {
    const parts = [make("p", null, words.nothing)];
    const offer = (text, change_) => parts.push(button(text, () => change(change_).then(toResults)));
    for (const [key, term] of numbers.length ? chosen : []) {
      const others = chosen.filter((one) => one[0] !== key || one[1] !== term);
      const { terms } = facets.find((one) => one.key === key);
      const left = narrowed(facets, numbers, others).passed.length;
      if (left) offer(`${say("without", { filter: terms.find(([one]) => one === term)?.[1] || term })} (${local(left)})`, { chosen: others });
    }
    if (q && !numbers.length) {
      for (const word of wordsOf(q).filter((one) => one.length > 4)) {
        // Two mistakes: one here, one in slip.
        const shorter = [word, ...[...word].map((_, at) => word.slice(0, at) + word.slice(at + 1))];
        const near = (await like(word, 1)).filter((one) => shorter.some((part) => slip(one, part)));
        for (const one of near.slice(0, 3)) offer(say("try", { word: one }), { q: fold(q).replace(word, one) });
      }
      parts.push(make("p", null, words.advice));
    }
    parts.push(onward.content.cloneNode(true));
    if (!late()) results.append(make("div", { class: "dl-find-nothing" }, parts));
  }

  // Taking a selection along

  function taking(found) {
    const small = found.length <= MOST_DOWNLOADED;
    const [[key, term] = [], ...others] = state.chosen;
    const follow = feeds[key] && !others.length && !state.q;
    return make("div", { class: "dl-find-take" },
      make("p", { class: "dl-actions" },
        small && ["CSV", "JSON"].map((kind) => button(say("download", { kind }), () => download(found, kind))),
        follow && make("a", { href: root + feeds[key].replace("*", term), type: "application/atom+xml" }, words.follow)),
      make("p", null, small ? count("holds", found.length) : words.too_many, " ", make("a", { href: root + box.dataset.data }, words.whole)));
  }

  async function download(found, kind) {
    try {
      const { save } = await import(new URL(root + box.dataset.save, location));
      const rows = (await cards(found)).map((card) => ({ ...card, address: new URL(pageOf(card.id), location).href }));
      save(rows, await start(), kind, words.file);
    } catch {
      speak(words.failed);
    }
  }

  // Controls

  clear.addEventListener("click", () => {
    change({ chosen: [] });
    filters.firstElementChild.focus();
  });
  sorting.addEventListener("change", () => change({ sort: sorting.value }));
  for (const one of [list, grid]) one.addEventListener("click", () => change({ view: one.value }));

  function showControls() {
    if (document.activeElement !== field) field.value = state.q;
    const number = state.chosen.length;
    filters.firstElementChild.textContent = words.filters + (number ? ` (${number})` : "");
    clear.hidden = !number;
    sorting.value = state.sort;
    for (const one of [list, grid]) one.setAttribute("aria-pressed", one.value === state.view);
    const other = document.querySelector(".dl-language a");
    if (other) other.search = searchOf(state);
  }

  let waiting;
  function typed() {
    clearTimeout(waiting);
    if (field.value.trim() !== state.q) change({ q: field.value.trim() }, true);
  }
  function entered() {
    typed();
    typing = false;
  }
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(typed, TYPING);
  });
  field.addEventListener("change", entered);
  field.addEventListener("focus", () => start().catch(() => {}));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    entered();
  });
  filters.addEventListener("toggle", () => {
    if (!filters.open) return;
    opened = true;
    if (!facets) show();
  });
  addEventListener("popstate", () => {
    state = stateOf(location.search);
    field.value = state.q;
    typing = false;
    shown = FIRST;
    show();
  });

  box.hidden = false;
  field.value = state.q;
  show();
})();
