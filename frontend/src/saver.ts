// Saves what is typed while it is typed: soon after a pause, never more than one request at once,
// and again and again until it is answered. Knows no page, so that it can be tried without one.

/** What the server says. */
export type Reply =
  | { is: "saved"; seen: string }
  | { is: "overtaken" }
  | { is: "refused" }
  | { is: "away" }
  | { is: "unanswered" };

/** What the saver needs of a page. */
export interface Page {
  /** What stands in the form now, ready to be sent, without its ids. */
  typed(): string;
  /** Sends it under an id; `seen` is what the page has seen. */
  send(typed: string, id: string, seen: string): Promise<Reply>;
  newId(): string;
  /** Calls after so many milliseconds; the last call counts. */
  after(milliseconds: number, then: () => void): void;
  now(): number;
  tell(state: "saving" | "saved" | "unsaved" | "overtaken" | "refused" | "away"): void;
}

/** After a pause of so many milliseconds it is saved, */
export const PAUSE_MS = 300;
/** or so long after the first letter that is not saved. */
export const WAIT_MS_MAX = 1000;
/** After so long it is tried again. */
export const AGAIN_MS = 2000;

export class Saver {
  private saved: string;
  private waitsSince: number | null = null;
  private sending: { typed: string; id: string } | null = null;
  private isBusy = false;
  private isStopped = false;
  private underWay: Promise<void> = Promise.resolve();

  constructor(
    private readonly page: Page,
    private seen: string,
  ) {
    this.saved = page.typed();
  }

  /** Whether something stands in the form that the server has not confirmed. */
  get isUnsaved(): boolean {
    return this.sending !== null || this.page.typed() !== this.saved;
  }

  /** Whether something was sent and is not answered. */
  get isPending(): boolean {
    return this.sending !== null && !this.isStopped;
  }

  /** Something was typed. */
  typed(): void {
    if (this.isStopped || this.isBusy) return;
    if (this.page.typed() === this.saved && !this.sending) return;
    const now = this.page.now();
    this.waitsSince ??= now;
    const left = Math.max(0, this.waitsSince + WAIT_MS_MAX - now);
    this.page.after(Math.min(PAUSE_MS, left), () => void this.save());
  }

  /** Saves at once: the page is being left. */
  save(): Promise<void> {
    if (this.isStopped || this.isBusy || !this.isUnsaved) return this.underWay;
    this.underWay = this.sendOnce();
    return this.underWay;
  }

  private async sendOnce(): Promise<void> {
    this.isBusy = true;
    this.waitsSince = null;
    // What was not answered is sent again as it was: it may have been saved all the same.
    this.sending ??= { typed: this.page.typed(), id: this.page.newId() };
    const { typed, id } = this.sending;
    this.page.tell("saving");
    const reply = await this.page.send(typed, id, this.seen);
    this.isBusy = false;
    if (reply.is === "unanswered" || reply.is === "away") {
      this.page.tell(reply.is === "away" ? "away" : "unsaved");
      this.page.after(AGAIN_MS, () => void this.save());
      return;
    }
    this.sending = null;
    if (reply.is === "overtaken") {
      this.isStopped = true;
      this.page.tell("overtaken");
      return;
    }
    if (reply.is === "refused") {
      // The same again would be refused again; what is typed next is tried.
      this.saved = typed;
      this.page.tell("refused");
    } else {
      this.saved = typed;
      this.seen = reply.seen;
      this.page.tell("saved");
    }
    this.typed();
  }
}
