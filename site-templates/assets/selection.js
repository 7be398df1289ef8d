/*
 * A selection of the search as a file. Only who wants one loads this: see `download` in search.js.
 */
const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);

/** Hand the reader a file of cards with their addresses, as `CSV` or `JSON`. `labels`: the terms that cards name by place. */
export function save(cards, labels, kind, name) {
  const rows = cards.map((card) => ({
    id: card.id, name: card.name, organisation: card.organisation, status: labels.status[card.status]?.[0] || "",
    publication_category: labels.category[card.category]?.[0] || "", address: card.address,
  }));
  const lines = [Object.keys(rows[0]), ...rows.map(Object.values)].map((row) => `${row.map(cell).join(",")}\r\n`);
  const [text, type] = kind === "CSV" ? [lines.join(""), "text/csv"] : [`${JSON.stringify(rows, null, 1)}\n`, "application/json"];
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = `${name}.${kind.toLowerCase()}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
