// The map's dots come with their places in pixels of the picture (/charts/map.json), so one listener finds the nearest instead of an element
// for each. Everything listens on the document, so it does not matter when the server draws or redraws the picture.
(() => {
  const REACH = 9; // pixels around a dot that still belong to it
  const DRAG = 6; // pixels that make a drag of a click
  const KEPT = 8; // plans and cards remembered
  const plans = new Map();
  const cards = new Map();
  let drag = null;
  let dragged = false;
  let last = null;
  let wanted = null;

  const remember = (store, key, make) => {
    if (!store.has(key)) {
      if (store.size >= KEPT) store.delete(store.keys().next().value);
      store.set(key, make());
    }
    return store.get(key);
  };

  // What the browser shows now: light or dark, wide or narrow. The positions of a picture lie at its own address.
  const pictureOf = map => [...map.querySelectorAll("img")].find(img => img.offsetWidth > 0);

  const entryOf = map => {
    const img = pictureOf(map);
    if (!img?.currentSrc) return null;
    const url = new URL(img.currentSrc);
    url.pathname = url.pathname.replace(/\.(svg|png)$/, ".json");
    // Its colours; a theme of companies stays.
    url.searchParams.delete("theme", "dark");
    return remember(plans, url.href, () => {
      const made = { plan: null };
      made.ready = fetch(url.href).then(answer => (answer.ok ? answer.json() : null)).then(plan => { made.plan = plan; });
      // Positions that come after the pointer are looked at where it rests.
      made.ready.then(() => { if (last && !drag) hover(last); });
      return made;
    });
  };

  // Where an event is, in pixels of the picture as it was drawn; null until its positions are there.
  const placeOf = (map, event) => {
    const plan = entryOf(map)?.plan;
    if (!plan) return null;
    const box = pictureOf(map).getBoundingClientRect();
    const outer = map.getBoundingClientRect();
    const scale = box.width / plan.width;
    return { plan, scale, left: box.left - outer.left, top: box.top - outer.top, x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale };
  };

  const nearest = ({ plan, scale, x, y }) => {
    let best = null;
    let least = Infinity;
    for (const point of plan.points) {
      const away = Math.hypot(point.x - x, point.y - y);
      if (away > point.radius + REACH / scale) continue;
      // A company of the current screen comes before the faint ones behind it.
      const rank = away + (point.shown ? 0 : 1000);
      if (rank < least) [best, least] = [point, rank];
    }
    return best;
  };

  const part = (map, name) => map.querySelector(`.map-${name}`);

  const hide = map => {
    wanted = null;
    map.removeAttribute("data-over");
    for (const name of ["card", "ring"]) part(map, name).removeAttribute("data-on");
  };

  const put = (element, left, top, width, height) => {
    Object.assign(element.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    element.setAttribute("data-on", "");
  };

  const show = (map, place, point, touch) => {
    const x = place.left + point.x * place.scale;
    const y = place.top + point.y * place.scale;
    const radius = Math.max(point.radius * place.scale, 3) + 3;
    put(part(map, "ring"), x - radius, y - radius, 2 * radius, 2 * radius);
    map.setAttribute("data-over", "");
    const card = part(map, "card");
    card.toggleAttribute("data-touch", touch);
    const settle = () => {
      const wide = map.clientWidth;
      const left = x + radius + 8 + card.offsetWidth <= wide ? x + radius + 8 : x - radius - 8 - card.offsetWidth;
      card.style.left = `${Math.max(0, Math.min(left, wide - card.offsetWidth))}px`;
      // On a narrow picture the card would cover its own dot: below it, or above.
      const beside = left >= 0 && left + card.offsetWidth <= wide;
      const top = beside ? y - 30 : y + radius + 8;
      card.style.top = `${Math.max(0, top)}px`;
    };
    if (wanted === point.id) return;
    wanted = point.id;
    card.dataset.id = point.id;
    card.replaceChildren(Object.assign(document.createElement("b"), { textContent: point.label }));
    card.setAttribute("data-on", "");
    settle();
    const address = map.dataset.card.replace("{id}", point.id);
    remember(cards, address, () => fetch(address).then(answer => (answer.ok ? answer.text() : null))).then(html => {
      if (wanted !== point.id || !html) return;
      card.innerHTML = html;
      settle();
    });
  };

  const open = (address, event) => {
    if (event.ctrlKey || event.metaKey) window.open(address);
    else if (window.Blazor?.navigateTo) Blazor.navigateTo(address);
    else location.href = address;
  };

  // A rectangle of the picture as ranges of the address: heaviness across, replacement risk downwards.
  const zoom = (from, to, event) => {
    if (!from || !to) return;
    const { frame, window: shown } = to.plan;
    const share = (value, low, high) => Math.max(0, Math.min(1, (value - low) / (high - low)));
    const range = (a, b, low, high, min, max) => {
      const ends = [share(a, low, high), share(b, low, high)].sort((p, q) => p - q).map(s => Math.round((min + s * (max - min)) * 10) / 10);
      return ends[0] <= 0 && ends[1] >= 100 ? null : `${ends[0]}..${ends[1]}`;
    };
    const url = new URL(location.href);
    const ranges = { h: range(from.x, to.x, frame.left, frame.right, shown.minH, shown.maxH), r: range(from.y, to.y, frame.top, frame.bottom, shown.minR, shown.maxR) };
    for (const [name, value] of Object.entries(ranges)) {
      if (value) url.searchParams.set(name, value);
      else url.searchParams.delete(name);
    }
    url.searchParams.delete("page");
    open(url.pathname + url.search, event);
  };

  const mapOf = event => (event.target.closest?.(".map img") ? event.target.closest("[data-map]") : null);

  const hover = event => {
    const map = mapOf(event);
    for (const other of document.querySelectorAll("[data-map][data-over]")) if (other !== map) hide(other);
    const place = map && placeOf(map, event);
    if (!place) return;
    const point = nearest(place);
    if (point) show(map, place, point, false);
    else hide(map);
  };

  document.addEventListener("pointerdown", event => {
    dragged = false;
    const map = mapOf(event);
    if (!map || event.button !== 0 || event.pointerType === "touch") return;
    event.preventDefault();
    drag = { map, start: event };
  });

  document.addEventListener("pointermove", event => {
    if (event.pointerType === "touch") return;
    last = event;
    if (!drag) return hover(event);
    dragged ||= Math.hypot(event.clientX - drag.start.clientX, event.clientY - drag.start.clientY) > DRAG;
    const [from, to] = [placeOf(drag.map, drag.start), placeOf(drag.map, event)];
    if (!dragged || !to) return;
    hide(drag.map);
    const [left, right] = [from.x, to.x].sort((a, b) => a - b);
    const [top, bottom] = [from.y, to.y].sort((a, b) => a - b);
    put(part(drag.map, "brush"), to.left + left * to.scale, to.top + top * to.scale, (right - left) * to.scale, (bottom - top) * to.scale);
  });

  document.addEventListener("pointerup", event => {
    if (!drag) return;
    const { map, start } = drag;
    drag = null;
    part(map, "brush").removeAttribute("data-on");
    if (dragged) entryOf(map)?.ready.then(() => zoom(placeOf(map, start), placeOf(map, event), event));
  });

  document.addEventListener("click", event => {
    const map = mapOf(event);
    // The click that follows a drag is none.
    if (!map || dragged) return;
    const place = placeOf(map, event);
    const point = place && nearest(place);
    if (!point) return hide(map);
    // A finger first reads the card, which leads on.
    if (event.pointerType === "touch") show(map, place, point, true);
    else open(map.dataset.company.replace("{id}", point.id), event);
  });

  // Positions come with the picture, before anyone points at it.
  document.addEventListener("load", event => {
    if (event.target.matches?.("[data-map] img")) entryOf(event.target.closest("[data-map]"));
  }, true);
  for (const map of document.querySelectorAll("[data-map]")) entryOf(map);

  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    for (const map of document.querySelectorAll("[data-map]")) hide(map);
    if (drag) {
      part(drag.map, "brush").removeAttribute("data-on");
      drag = null;
    }
  });
})();
