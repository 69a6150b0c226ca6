import { escapeTerminal } from '../shared/report/index.ts';

/** Shows how far a reading has come; nothing of it is left once it is cleared. */
export interface Progress {
  readonly show: (fleet: string, read: number, total: number) => void;
  readonly clear: () => void;
}

export interface ProgressScreen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

/** what takes less is over before anybody wonders; both in milliseconds */
const quietFor = 1000;
const redrawnEvery = 100;

const eraseLine = '\r\u001b[K';

/** Shows progress on a terminal, in one line that is drawn over again; elsewhere nothing. `now` in milliseconds. */
export function makeProgress(screen: ProgressScreen, now: () => number): Progress {
  const begun = now();
  let drawn: number | undefined;
  return {
    show: (fleet, read, total) => {
      if (!screen.isTTY || now() - begun < quietFor || (drawn !== undefined && now() - drawn < redrawnEvery)) return;
      drawn = now();
      const text = `${read} of ${Math.max(read, total)} devices of ${escapeTerminal(fleet)}`;
      screen.write(`${eraseLine}${text.slice(0, (screen.columns ?? 80) - 1)}`);
    },
    clear: () => {
      if (drawn !== undefined) screen.write(eraseLine);
      drawn = undefined;
    },
  };
}
