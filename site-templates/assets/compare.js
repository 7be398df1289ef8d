// Two versions of a registration, compared: shows the fields that differ. Without it the page has every version.
const section = document.querySelector(".dl-compare");
const form = section.querySelector("form");
const status = section.querySelector("[role=status]");

function show() {
  const asked = new URLSearchParams(location.search);
  const pair = ["a", "b"].map((name) => asked.get(name));
  const all = !pair.every((number) => form.a.querySelector(`[value="${CSS.escape(number ?? "")}"]`));
  if (!all) [form.a.value, form.b.value] = pair;
  let number = 0;
  for (const field of section.querySelectorAll(".dl-field")) {
    const rows = [...field.querySelectorAll("[data-versions]")];
    const wanted = new Set(pair.map((one) => rows.find((row) => row.dataset.versions.split(" ").includes(one))));
    const differs = wanted.size > 1;
    number += differs;
    field.hidden = !all && !differs;
    for (const row of rows) row.hidden = !all && !wanted.has(row);
  }
  section.querySelector(".dl-all").hidden = !all;
  const words = section.dataset;
  status.textContent = all ? "" : number ? (number > 1 ? words.many.replace("%(num)s", number) : words.one) : words.none;
}

function go(query) {
  history.pushState(null, "", location.pathname + query);
  show();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go(`?a=${form.a.value}&b=${form.b.value}`);
});
form.addEventListener("reset", () => go(""));
addEventListener("popstate", show);
form.hidden = false;
show();
