// A lost circuit. While Blazor tries to connect again a dialog says so. A server that no longer knows the circuit, because it was started
// anew, means that the page is drawn anew from its address, which is its whole state, by itself. What somebody is typing is not in the
// address: then the page stays until it has been copied.
(() => {
  const dialog = document.getElementById("components-reconnect-modal");
  const secondsBetweenQuestions = 4;

  document.addEventListener("input", event => {
    if (event.target.matches?.("main textarea")) event.target.dataset.typed = "";
  });
  const typed = () => [...document.querySelectorAll("main textarea[data-typed]")].map(area => area.value.trim()).filter(text => text).join("\n\n");

  const serverAnswers = async () => {
    try { return (await fetch("/health/live", { cache: "no-store" })).ok; } catch { return false; }
  };

  const drawAnew = () => {
    const text = typed();
    if (!text || dialog.dataset.state === "typed") { location.reload(); return; }
    dialog.dataset.state = "typed";
    dialog.querySelector("textarea").value = text;
    dialog.querySelector("[data-copy-text]").dataset.copyText = text;
    if (!dialog.open) dialog.showModal();
  };

  const drawAnewOnceTheServerAnswers = async () => {
    while (!await serverAnswers()) await new Promise(done => setTimeout(done, secondsBetweenQuestions * 1000));
    drawAnew();
  };

  dialog.addEventListener("components-reconnect-state-changed", event => {
    const state = event.detail.state;
    if (state === "hide") { dialog.close(); return; }
    if (state === "rejected" || state === "resume-failed") { drawAnew(); return; }
    dialog.dataset.state = state;
    if (state === "show") dialog.showModal();
    if (state === "failed") drawAnewOnceTheServerAnswers();
  });

  // Escape would leave a page behind that looks alive and is not.
  dialog.addEventListener("cancel", event => event.preventDefault());

  document.addEventListener("click", async event => {
    if (!event.target.closest?.("[data-draw-anew]")) return;
    // Without an answer a reload would put the browser's own error in the place of the page.
    const said = dialog.querySelector("[role=status]");
    said.textContent = "";
    if (await serverAnswers()) drawAnew();
    else said.textContent = said.dataset.silent;
  });
})();
