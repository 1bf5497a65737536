// Tables of answers: the folded rows, sorting by a column, finding rows. Every row is there.
(() => {
  const rowsOf = (table) => [...table.tBodies].flatMap((body) => [...body.rows]);

  const unfold = (button) => {
    const rest = button.closest(".actions").previousElementSibling.querySelector("tbody + tbody");
    rest.hidden = !rest.hidden;
    button.setAttribute("aria-expanded", String(!rest.hidden));
    button.textContent = rest.hidden ? button.dataset.more : button.dataset.less;
    if (rest.hidden) button.scrollIntoView({ block: "nearest" });
  };

  // Empty cells stay at the end; numbers go before words.
  const compare = (first, second, sign) => {
    const empty = Number(first.classList.contains("none")) - Number(second.classList.contains("none"));
    if (empty) return empty;
    const [low, high] = [first.dataset.sort, second.dataset.sort];
    if (low !== undefined && high !== undefined) return sign * (Number(low) - Number(high));
    const text = (cell) => cell.textContent.replace(/\[\d+\]/g, "").trim();
    return sign * text(first).localeCompare(text(second), document.documentElement.lang || "zh", { numeric: true });
  };

  const sort = (button) => {
    const heading = button.closest("th");
    const table = heading.closest("table");
    const descending = heading.getAttribute("aria-sort") === "ascending";
    for (const other of heading.parentElement.cells) other.setAttribute("aria-sort", "none");
    heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const at = heading.cellIndex;
    const sign = descending ? -1 : 1;
    const rows = rowsOf(table).sort((a, b) => compare(a.cells[at], b.cells[at], sign));
    // The first body keeps its number of rows; what is folded stays folded.
    const sizes = [...table.tBodies].map((body) => body.rows.length);
    [...table.tBodies].forEach((body, number) => body.append(...rows.splice(0, sizes[number])));
  };

  const find = (field) => {
    const line = field.closest(".find-row");
    const table = line.nextElementSibling.querySelector("table");
    const more = line.nextElementSibling.nextElementSibling?.querySelector("button.rows");
    const wanted = field.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rowsOf(table)) {
      const text = row.textContent.toLowerCase();
      row.hidden = !wanted.every((word) => text.includes(word));
      shown += Number(!row.hidden);
    }
    // What is looked for may be among the folded rows.
    if (table.tBodies[1]) {
      table.tBodies[1].hidden = !wanted.length && more?.getAttribute("aria-expanded") !== "true";
      if (more) more.hidden = wanted.length > 0;
    }
    const said = line.querySelector(".found");
    const words = window.policyqa.words();
    said.textContent = wanted.length
      ? words.rows.replace("{shown}", shown).replace("{total}", said.dataset.total) : "";
  };

  document.addEventListener("click", (event) => {
    const rows = event.target.closest?.("button.rows");
    if (rows) unfold(rows);
    const button = event.target.closest?.("button.sort");
    if (button) sort(button);
  });
  document.addEventListener("input", (event) => {
    if (event.target.matches?.(".find-row input")) find(event.target);
  });
})();
