import { escapeTerminal } from '../shared/report/index.ts';

/** Shows how far a reading has come; nothing of it is left once it is cleared. */
export interface Progress {
  readonly show: (fleet: string, read: number, total: number) => void;
  /** says what is waited for, where nothing else has been shown for two seconds */
  readonly wait: (what: string) => void;
  readonly clear: () => void;
}

export interface ProgressScreen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

/** what takes less is over before anybody wonders; all in milliseconds */
const quietFor = 1000;
const waitedFor = 2000;
const redrawnEvery = 100;

const eraseLine = '\r\u001b[K';

/** Shows progress on a terminal, in one line that is drawn over again; elsewhere nothing. `now` in milliseconds. */
export function makeProgress(screen: ProgressScreen, now: () => number): Progress {
  const begun = now();
  let drawn: number | undefined;
  let text = '';
  let later: NodeJS.Timeout | undefined;
  let waiting: NodeJS.Timeout | undefined;
  const draw = () => {
    later = undefined;
    drawn = now();
    screen.write(`${eraseLine}${text.slice(0, (screen.columns || 80) - 1)}`);
  };
  return {
    show: (fleet, read, total) => {
      if (!screen.isTTY) return;
      text = `${read} of ${Math.max(read, total)} devices of ${escapeTerminal(fleet)}`;
      const wait = Math.max(quietFor - (now() - begun), drawn === undefined ? 0 : redrawnEvery - (now() - drawn));
      if (wait <= 0) draw();
      // What is told now may be all for a long time, so that it is shown when its time has come.
      else later ??= setTimeout(draw, wait).unref();
    },
    wait: (what) => {
      if (!screen.isTTY) return;
      waiting = setTimeout(() => {
        if (drawn !== undefined || later !== undefined) return;
        text = escapeTerminal(what);
        draw();
      }, waitedFor).unref();
    },
    clear: () => {
      clearTimeout(waiting);
      clearTimeout(later);
      later = undefined;
      if (drawn !== undefined) screen.write(eraseLine);
      drawn = undefined;
    },
  };
}
