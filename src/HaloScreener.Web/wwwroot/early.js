// What somebody does on a page that the browser shows and the server has not taken over yet: nobody hears a click then, and taking the page
// over draws it anew, without what was typed into it or opened on it. It is kept here, and done again once the page is live.
(() => {
  const shell = () => document.querySelector(".shell");
  const isLive = () => shell()?.hasAttribute("data-live");
  // Buttons that a script in the browser hears.
  const scripted = "[data-keys],[data-theme-switch],[data-density-switch],[data-keep-columns],[data-copy],[data-copy-text],[data-print],[data-draw-anew],[data-upload-stop]";

  // Both drawings are of the same state, so the way down to an element is the same in both.
  const wayTo = element => {
    const way = [];
    for (let at = element; at && at !== shell(); at = at.parentElement) way.unshift([...at.parentElement.children].indexOf(at));
    return way;
  };
  const at = way => way.reduce((element, index) => element?.children[index], shell());

  const done = [];
  let focus = null;
  // Of a field only the last counts, and of a page only what was done on it and not on the one before.
  const keep = (kind, element, value) => {
    if (!element.closest?.(".shell")) return;
    const act = { kind, way: wayTo(element), tag: element.tagName, value, page: location.href };
    const before = done.findIndex(other => other.kind === kind && kind !== "click" && `${other.way}` === `${act.way}`);
    if (before >= 0) done.splice(before, 1);
    done.push(act);
  };

  const isTicked = field => field.type === "checkbox" || field.type === "radio";
  const isText = element => element.matches?.("input:not([type=file]),textarea,select");

  const heard = {
    focusin: event => { focus = event.target.closest?.(".shell") ? { way: wayTo(event.target), page: location.href } : null; },
    input: event => { if (isText(event.target) && !isTicked(event.target)) keep("input", event.target, event.target.value); },
    change: event => { if (isText(event.target)) keep("change", event.target, isTicked(event.target) ? event.target.checked : event.target.value); },
    toggle: event => { if (event.target.matches?.("details")) keep("toggle", event.target, event.target.open); },
    click: event => {
      const button = event.target.closest?.("button[type=button]");
      if (button && !button.matches(scripted)) keep("click", button);
    },
    submit: event => {
      // A form that says how it is sent needs no circuit. The others would ask for this page once more, without what was typed.
      if (event.target.hasAttribute("method")) return;
      event.preventDefault();
      keep("submit", event.target);
    },
  };

  const doAgain = act => {
    const element = at(act.way);
    if (element?.tagName !== act.tag || act.page !== location.href) return;
    const tell = type => element.dispatchEvent(new Event(type, { bubbles: true }));
    if (act.kind === "click") element.click();
    else if (act.kind === "submit") element.requestSubmit();
    else if (act.kind === "toggle") element.open = act.value;
    else {
      if (isTicked(element)) element.checked = act.value;
      else element.value = act.value;
      tell(act.kind);
    }
  };

  const watch = new MutationObserver(() => {
    if (!isLive()) return;
    watch.disconnect();
    for (const [type, hear] of Object.entries(heard)) document.removeEventListener(type, hear, true);
    if (focus?.page === location.href && document.activeElement === document.body) at(focus.way)?.focus?.({ preventScroll: true });
    done.forEach(doAgain);
  });

  for (const [type, hear] of Object.entries(heard)) document.addEventListener(type, hear, true);
  watch.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-live"] });
})();
