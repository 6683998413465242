// The wall of a command room: says how old what it shows is, and that the connection is lost.

/** After so long without a word from the server, what is shown is old: it speaks twice a minute. */
export const LOST_MILLISECONDS = 100_000;

/** Whether what was last heard at a moment is too old, or the connection says itself that it is. */
export function isLost(state: string | undefined, heard: number, now: number): boolean {
  return state === "lost" || now - heard > LOST_MILLISECONDS;
}

/** Shows it every second. */
export function wall(fresh: HTMLElement): void {
  const line = fresh.parentElement;
  const state = line?.querySelector<HTMLElement>("[data-live]");
  if (!line || !state) return;
  const words = fresh.dataset["fresh"] ?? "{s}";
  let heard = Date.now();
  state.addEventListener("heard", () => (heard = Date.now()));
  const tell = (): void => {
    const now = Date.now();
    const lost = isLost(state.dataset["state"], heard, now);
    line.classList.toggle("is-lost", lost);
    if (lost && state.dataset["state"] !== "lost") state.textContent = state.dataset["lost"] ?? "";
    fresh.textContent = words.replace("{s}", String(Math.round((now - heard) / 1000)));
  };
  tell();
  setInterval(tell, 1000);
}
