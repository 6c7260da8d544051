// Swaps results in place where a knob is turned or the plan is saved. Without it, the button and the links do the same.
"use strict";
(() => {
  const EVERY = 700, PATIENCE = 150;
  const byId = (id) => document.getElementById(id);
  let asking = null, waiting = 0, shown = location.href;

  // What was turned, as an address: what stands as in the plan is left out.
  const scenario = (form) => {
    const url = new URL(location.pathname, location.href);
    for (const [name, value] of new FormData(form)) {
      const knob = form.elements[name];
      if (value.trim() && value !== knob.dataset?.plan) url.searchParams.append(name, value);
    }
    return url;
  };

  const swap = (page, keepForm) => {
    const focused = document.activeElement?.id;
    const [now, next] = [byId("result"), page.getElementById("result")];
    const [form, fresh] = [byId("knobs"), page.getElementById("knobs")];
    now.replaceWith(next);
    document.title = page.title;
    if (byId("view") && page.getElementById("view")) byId("view").href = page.getElementById("view").href;
    if (!form || !fresh) return form || fresh ? location.reload() : undefined;
    for (const knob of form.querySelectorAll("[data-plan]")) {
      const other = fresh.elements[knob.name];
      if (!other) return location.reload();
      if (!keepForm || knob.id !== focused) knob.value = other.value;
      for (const key of ["plan"]) knob.dataset[key] = other.dataset[key];
      if (other.placeholder !== undefined) knob.placeholder = other.placeholder;
      knob.closest(".knob").className = other.closest(".knob").className;
    }
    form.querySelectorAll("summary").forEach((one, n) => (one.innerHTML = fresh.querySelectorAll("summary")[n].innerHTML));
    form.querySelectorAll("[type=hidden]").forEach((one) => one.remove());
    form.append(...fresh.querySelectorAll("[type=hidden]"));
    if (focused && document.activeElement?.id !== focused) byId(focused)?.focus({ preventScroll: true });
  };

  const go = async (url, { push = true, keepForm = false } = {}) => {
    asking?.abort();
    asking = new AbortController();
    document.body.classList.add("busy");
    try {
      const answer = await fetch(url, { signal: asking.signal, headers: { accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!page.getElementById("result")) return location.assign(url);
      shown = answer.url;
      if (push && shown !== location.href) history.pushState(null, "", shown);
      swap(page, keepForm);
      document.body.classList.remove("busy");
    } catch (error) {
      if (error.name !== "AbortError") document.body.classList.remove("busy");
    }
  };

  document.addEventListener("input", (event) => {
    const form = event.target.closest("#knobs");
    if (!form) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => go(scenario(form), { keepForm: true }), PATIENCE);
  });
  document.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    go(scenario(event.target));
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-swap]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    go(link.href.split("#")[0]);
  });
  addEventListener("popstate", () => go(location.href, { push: false }));

  // When somebody saved the plan in an editor, the page follows.
  const look = async () => {
    try {
      const path = location.pathname.replace(/\/$/, "");
      const { version } = await (await fetch(`${path}/version`)).json();
      const now = byId("result")?.dataset.version;
      if (now !== undefined && String(version) !== now) await go(location.href, { push: false, keepForm: true });
    } catch { /* the server is gone, or starts again */ }
    setTimeout(look, EVERY);
  };
  if (byId("result")?.dataset.version !== undefined) setTimeout(look, EVERY);
})();
