// The slider of a timeline: says the time while one slides, and shows the moment when one lets go.

/** The time so many minutes after another, both as forms write them. */
export function clockAfter(begins: string, minutes: number): string {
  // Without an hour there is no time to reckon from.
  if (begins.length < 16) return "";
  const at = new Date(`${begins.slice(0, 16)}:00Z`);
  if (Number.isNaN(at.getTime())) return "";
  at.setUTCMinutes(at.getUTCMinutes() + minutes);
  return at.toISOString().slice(5, 16).replace("T", " ");
}

export function moments(form: HTMLFormElement): void {
  const slider = form.querySelector<HTMLInputElement>("input[type=range]");
  const clock = form.querySelector("output");
  if (!slider || !clock) return;
  const begins = slider.dataset["begins"] ?? "";
  slider.addEventListener("input", () => {
    clock.textContent = clockAfter(begins, slider.valueAsNumber);
    slider.setAttribute("aria-valuetext", clock.textContent);
  });
  // Keys move it minute by minute: only after a pause is a moment asked for.
  let waiting: ReturnType<typeof setTimeout> | undefined;
  slider.addEventListener("change", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => form.requestSubmit(), 600);
  });
  slider.setAttribute("aria-valuetext", clock.textContent ?? "");
  if (new URLSearchParams(location.search).has("minute")) slider.focus({ preventScroll: true });
}
