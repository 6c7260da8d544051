// Swaps results in place where a knob is turned or the plan is saved. Without it, the button and the links do the same.
"use strict";
(() => {
  const EVERY = 600, PATIENCE = 150;
  const byId = (id) => document.getElementById(id);
  const knobs = (form) => [...form.querySelectorAll("[data-plan]")];
  // Which knobs there are, and what can be chosen there.
  const shape = (form) => knobs(form).flatMap((knob) => [knob.name, ...[...(knob.options ?? [])].map((one) => one.value)]).join();
  const here = (url = location) => url.pathname + url.search;
  let asking = null, waiting = 0, turning = null, isNew = false, shown = here();
  // What was turned, as an address: what stands as in the plan is left out.
  const scenario = (form) => {
    const url = new URL(location.pathname, location.href);
    for (const [name, value] of new FormData(form)) {
      if (value.trim() && value !== form.elements[name].dataset.plan) url.searchParams.append(name, value);
    }
    return url;
  };
  // The knob that somebody is typing in stays as it is.
  const swapKnobs = (form, fresh, typing) => {
    fresh.firstElementChild.open = form.firstElementChild.open;
    if (shape(form) !== shape(fresh)) return form.replaceWith(fresh);
    for (const knob of knobs(form)) {
      const other = fresh.elements[knob.name];
      if (knob.id !== typing) knob.value = other.value;
      knob.dataset.plan = other.dataset.plan;
      if (other.placeholder) knob.placeholder = other.placeholder;
      knob.previousElementSibling.textContent = other.previousElementSibling.textContent;
      knob.parentElement.className = other.parentElement.className;
    }
    const titles = fresh.querySelectorAll("summary");
    form.querySelectorAll("summary").forEach((title, n) => title.replaceChildren(...titles[n].childNodes));
    form.querySelectorAll("[type=hidden]").forEach((one) => one.remove());
    form.append(...fresh.querySelectorAll("[type=hidden]"));
  };
  const swap = (page, keepTyping) => {
    const focused = document.activeElement?.id;
    const [now, next, form, fresh] = [byId("result"), page.getElementById("result"), byId("knobs"), page.getElementById("knobs")];
    if (!form !== !fresh) return location.reload();
    now.replaceWith(next);
    document.title = page.title;
    if (form) {
      swapKnobs(form, fresh, keepTyping && focused);
      byId("view").replaceWith(page.getElementById("view"));
      byId("said").textContent = [...next.querySelectorAll(".remark, #short")].map((one) => one.textContent).join(" ");
    }
    if (focused && document.activeElement?.id !== focused) (byId(focused) ?? byId("result")).focus({ preventScroll: true });
  };
  const go = async (url, { isStep = true, keepTyping = false } = {}) => {
    asking?.abort();
    turning = keepTyping ? turning : null;
    const mine = (asking = new AbortController());
    document.body.classList.add("busy");
    waiting = clearTimeout(waiting);
    try {
      const answer = await fetch(url, { signal: mine.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!page.getElementById("result")) return location.assign(url);
      if (here(new URL(answer.url)) !== here()) history[isStep ? "pushState" : "replaceState"](null, "", answer.url);
      shown = here();
      swap(page, keepTyping);
      byId("lost").hidden = true;
    } catch (error) {
      if (error.name !== "AbortError") byId("lost").hidden = false;
    }
    if (asking === mine) asking = null; else return;
    document.body.classList.remove("busy");
  };
  // One step back for one knob, however many times it was turned before it was let go.
  document.addEventListener("input", ({ target }) => {
    if (!target.closest("#knobs")) return;
    isNew ||= turning !== target;
    turning = target;
    clearTimeout(waiting);
    waiting = setTimeout(() => { go(scenario(byId("knobs")), { isStep: isNew, keepTyping: true }); isNew = false; }, PATIENCE);
  });
  document.addEventListener("focusout", ({ target }) => {
    turning = null;
    if (target.dataset.plan && !target.value.trim()) target.value = target.dataset.plan; // as the page has it
  });
  document.addEventListener("submit", (event) => { event.preventDefault(); go(scenario(event.target)); });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-swap]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault(); go(link.href.replace(/#.*/, "").replace(/\?$/, ""));
  });
  addEventListener("popstate", () => here() !== shown && go(location.href, { isStep: false }));
  // The page follows what is saved in an editor; a knob that was turned goes first, also when nobody answered it.
  const look = async () => {
    try {
      const { version } = await (await fetch(`${location.pathname.replace(/\/$/, "")}/version`)).json();
      const lost = byId("lost"), form = byId("knobs");
      if (asking || waiting || (version === byId("result").dataset.version && lost.hidden)) return;
      await go(form && !lost.hidden ? scenario(form) : location.href, { isStep: false, keepTyping: true });
    } catch { byId("lost").hidden = false; } finally { setTimeout(look, EVERY); }
  };
  // On a narrow screen the knobs stand above the results: folded, so that those are seen.
  if (byId("knobs")) byId("knobs").firstElementChild.open &&= matchMedia("(min-width: 60rem)").matches;
  if (byId("result").dataset.version) setTimeout(look, EVERY);
})();
