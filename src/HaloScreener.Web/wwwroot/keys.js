// Keys. Those that work everywhere, and a walk through the rows of a table as through the cells of a grid: up and down from row to row in one
// column, left and right among the links and buttons of a row. The Tab key stops only where a row begins, or every number would be a stop on
// the way past the table. Nothing is written into the rows, so it does not matter when the server draws them anew.
(() => {
  const walked = "tr[data-href],[data-walk]>tr";
  const stopsOf = row => [...row.querySelectorAll("a[href],button:enabled,summary,input[type=checkbox]:enabled")].filter(stop => stop.checkVisibility());
  const cellOf = stop => stop.closest("td,th");

  // A row that is taken apart below itself goes on there.
  const rowOf = element => {
    const row = element?.closest("tr.detail")?.previousElementSibling ?? element?.closest(walked);
    return row?.matches(walked) ? row : null;
  };

  const goTo = stop => {
    const [cell, box] = [cellOf(stop), stop.closest(".table-card,.table-scroll,.scroll-x")];
    const pinned = at => getComputedStyle(at).position === "sticky";
    // What stands still at the left covers what scrolls beneath it.
    const covered = pinned(cell) ? 0 : Math.max(0, ...[...cell.parentElement.cells].filter(pinned).map(at => at.getBoundingClientRect().right - box.getBoundingClientRect().left));
    if (box) box.style.scrollPaddingInlineStart = `${covered}px`;
    stop.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: pinned(cell) ? undefined : "nearest" });
  };

  // The place in the row that up and down keep to, also through rows that have nothing there.
  let kept = null;
  const placeOf = stop => {
    if (kept?.stop === stop) return kept.place;
    const cell = cellOf(stop);
    return { column: cell.cellIndex, turn: stopsOf(cell).indexOf(stop) };
  };

  const stopAt = (stops, { column, turn }) => {
    const there = stops.filter(stop => cellOf(stop).cellIndex === column);
    return there[Math.min(turn, there.length - 1)] ?? stops.findLast(stop => cellOf(stop).cellIndex < column) ?? stops[0];
  };

  const first = row => row.querySelector("a.company") ?? stopsOf(row)[0];

  const moveInTable = step => {
    const rows = [...document.querySelectorAll(walked)].filter(row => stopsOf(row).length);
    if (!rows.length) return;
    const at = document.activeElement;
    const row = rowOf(at);
    if (!row) { goTo(first(rows[0])); return; }
    const next = rows[rows.indexOf(row) + step];
    if (!next) return;
    const place = placeOf(at.closest(walked) ? at : first(row));
    const stop = stopAt(stopsOf(next), place);
    goTo(stop);
    kept = { stop, place };
  };

  const moveInRow = (row, to) => {
    const stops = stopsOf(row);
    const stop = stops[to(stops.indexOf(document.activeElement), stops.length - 1)];
    if (stop) goTo(stop);
  };

  const inRow = { ArrowRight: at => at + 1, ArrowLeft: at => at - 1, Home: () => 0, End: (at, last) => last };

  const inTheRow = selector => rowOf(document.activeElement)?.querySelector(selector)?.click();
  const search = () => document.querySelector("[data-search]")?.focus();

  const anywhere = {
    "?": () => document.querySelector("[data-keys]").click(),
    "/": search,
    x: () => inTheRow("[data-select]"),
    e: () => inTheRow("[data-expand]"),
    j: () => moveInTable(1),
    k: () => moveInTable(-1),
  };

  const closePop = () => {
    const open = document.querySelector("details[data-pop][open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  };

  document.addEventListener("keydown", event => {
    if (event.key === "Escape") { closePop(); return; }
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key === "k") { event.preventDefault(); search(); return; }
    if (event.altKey || event.target.closest?.("input:not([type=checkbox]),textarea,select,[contenteditable]")) return;
    if (command) {
      // The newest message that offers to take something back; without one the key is the browser's.
      const undo = event.key === "z" && !event.shiftKey ? [...document.querySelectorAll(".mud-snackbar-action-button:not([data-used])")].at(-1) : null;
      if (undo) { event.preventDefault(); undo.dataset.used = ""; undo.click(); }
      return;
    }
    if (anywhere[event.key]) { event.preventDefault(); anywhere[event.key](); return; }
    // Shift and an arrow choose text. From here on only in a row: elsewhere arrows scroll.
    const row = event.shiftKey ? null : document.activeElement?.closest(walked);
    if (!row) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); moveInTable(event.key === "ArrowDown" ? 1 : -1); }
    if (inRow[event.key]) { event.preventDefault(); moveInRow(row, inRow[event.key]); }
  });
})();
