// The little that must happen in the browser: theme, copying, closing pop-ups (keys: keys.js). Everything listens on the document, so it does not
// matter when the server draws or redraws an element.
(() => {
  const root = document.documentElement;

  const switchTheme = () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    document.cookie = `halo-theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
  };

  const switchDensity = () => {
    const comfortable = root.dataset.density !== "comfortable";
    if (comfortable) root.dataset.density = "comfortable";
    else delete root.dataset.density;
    document.cookie = `halo-density=${comfortable ? "comfortable" : "compact"}; path=/; max-age=31536000; samesite=lax`;
  };

  // The columns of every screen whose address names none; the page is asked for anew so that its first answer has them already.
  const keepColumns = button => {
    const ids = button.dataset.keepColumns;
    document.cookie = `halo-columns=${encodeURIComponent(ids)}; path=/; max-age=${ids ? 31536000 : 0}; samesite=lax`;
    location.assign(button.dataset.thenGo);
  };

  const helpWithKeys = () => {
    const help = document.getElementById("key-help");
    if (help && !help.open) help.showModal();
  };

  const closePops = except => {
    for (const pop of document.querySelectorAll("details[data-pop][open]")) if (pop !== except) pop.open = false;
  };

  const copy = async button => {
    await navigator.clipboard.writeText(button.dataset.copyText ?? new URL(button.dataset.copy || location.href, location.href).href);
    button.dataset.copied = "";
    const said = button.closest("details")?.querySelector("[data-copy-said]");
    if (said) said.textContent = said.dataset.copySaid;
    setTimeout(() => delete button.dataset.copied, 1600);
  };

  // Called by the server after a way to another page; its heading may come a moment later.
  window.haloFocusHeading = (tries = 10) => {
    const heading = document.querySelector("main h1");
    if (heading) heading.focus({ preventScroll: true });
    else if (tries > 0) setTimeout(() => window.haloFocusHeading(tries - 1), 50);
  };

  // Called by the server when what had the focus was drawn elsewhere.
  window.haloFocus = selector => document.querySelector(selector)?.focus();

  // Called by the server when the address asked for the sources of one number and they have been drawn.
  window.haloArrive = () => document.querySelector("[data-arrive]")?.scrollIntoView({ block: "center" });

  document.addEventListener("click", event => {
    const at = selector => event.target.closest?.(selector);
    if (at("[data-theme-switch]")) switchTheme();
    if (at("[data-density-switch]")) switchDensity();
    if (at("[data-keys]")) helpWithKeys();
    if (at("[data-keep-columns]")) keepColumns(at("[data-keep-columns]"));
    const copyButton = at("[data-copy],[data-copy-text]");
    if (copyButton) copy(copyButton);
    if (at("[data-print]")) print();
    // What a message at the foot of the window offers is no way out of a pop-up.
    if (!at(".mud-snackbar")) closePops(at("[data-pop-close]") ? null : at("details[data-pop]"));
    const row = at("tr[data-href]");
    if (row && !at("a,button,summary,input,label,textarea,.note-edit") && !getSelection().toString()) openRow(row);
  });

  // Shift with a click or Enter on a head adds a key to the order, and does not open a window.
  document.addEventListener("click", event => {
    const head = event.shiftKey ? event.target.closest?.("a[data-then]") : null;
    if (!head) return;
    event.preventDefault();
    event.stopPropagation();
    getSelection().removeAllRanges();
    Blazor.navigateTo(head.dataset.then);
  }, true);

  // A way past something for the keyboard: the focus goes along, and the address stays (with a base, #id would be another page).
  document.addEventListener("click", event => {
    const link = event.target.closest?.("a[data-focus]");
    if (!link) return;
    event.preventDefault();
    document.getElementById(link.dataset.focus)?.focus();
  }, true);

  // A file goes to the server beside the page's connection, with progress; without scripts the same form sends itself.
  const upload = form => {
    const part = name => form.querySelector(`[data-upload-${name}]`);
    const request = new XMLHttpRequest();
    const done = said => {
      form.removeAttribute("data-sending");
      part("said").textContent = said;
    };
    part("bar").value = 0;
    part("said").textContent = "";
    part("stop").onclick = () => request.abort();
    request.upload.onprogress = event => { part("bar").value = event.total ? event.loaded / event.total : 0; };
    request.onload = () => {
      if (request.status === 202) form.reset();
      let detail = null;
      try { detail = JSON.parse(request.responseText).detail; } catch { /* no sentence came with it */ }
      done(request.status === 202 ? "" : detail || form.dataset.uploadFailed);
    };
    request.onerror = () => done(form.dataset.uploadFailed);
    request.onabort = () => done(form.dataset.uploadStopped);
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    form.setAttribute("data-sending", "");
    request.send(new FormData(form));
  };

  document.addEventListener("submit", event => {
    const form = event.target.closest?.("form[data-upload-failed]");
    if (!form) return;
    event.preventDefault();
    if (!form.hasAttribute("data-sending")) upload(form);
  });

  // A phone's row opens in place where it can: the name leads to the company.
  const openRow = row => ((matchMedia("(max-width: 600px)").matches && row.querySelector("[data-expand]")) || (row.querySelector("a.company") ?? row.querySelector("a")))?.click();
})();
