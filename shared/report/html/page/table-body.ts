import { make } from './elements.ts';
import type { Row } from './rows.ts';

/** Where rows stand among all: which is the first, and how much room those before and after it take, in pixels. */
export interface RowWindow {
  readonly from: number;
  readonly before: number;
  readonly after: number;
}

/** A part of many rows, with room for those that aren't there, of which one at a time has the focus. */
export interface TableBody {
  readonly element: HTMLElement;
  readonly show: (rows: readonly Row[], window: RowWindow) => void;
  readonly clear: () => void;
  /** where a key leads from the row with the focus; undefined for another key */
  readonly target: (key: string, page: number, count: number) => number | undefined;
  /** gives the focus to a row, as soon as it stands there */
  readonly focus: (index: number) => void;
}

/** `keeper` is what has the focus while the row that had it is scrolled away. */
export function tableBody(
  columns: number,
  rowElement: (row: Row) => HTMLTableRowElement,
  keeper: HTMLElement,
): TableBody {
  const [top, bottom] = [space(columns), space(columns)];
  const element = make('tbody', {}, top, bottom);
  /** those that stand there, by their places */
  let shown = new Map<number, HTMLTableRowElement>();
  let active = 0;
  /** a row that is to have the focus may not stand there before the table has scrolled to it */
  let isAwaited = false;

  function show(rows: readonly Row[], { from, before, after }: RowWindow): void {
    const wanted = new Map(
      rows.map((row, index) => [from + index, shown.get(from + index) ?? newRow(row, from + index)]),
    );
    for (const [index, row] of shown) {
      if (wanted.has(index)) continue;
      // The keys go on from the row that had the focus, though it is scrolled away.
      if (row.contains(document.activeElement)) lost(index);
      row.remove();
    }
    // A row that stays is not touched, for one that is moved loses the focus.
    let next = top.nextSibling;
    for (const row of wanted.values()) {
      if (row === next) next = row.nextSibling;
      else element.insertBefore(row, next);
    }
    shown = wanted;
    setHeight(top, before);
    setHeight(bottom, after);
    reachable();
    focusAwaited();
  }

  function lost(index: number): void {
    if (!isAwaited) active = index;
    keeper.focus({ preventScroll: true });
  }

  function focusAwaited(): void {
    const row = shown.get(active);
    if (!isAwaited || !row) return;
    isAwaited = false;
    buttonOf(row)?.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  }

  function newRow(row: Row, index: number): HTMLTableRowElement {
    const made = rowElement(row);
    made.setAttribute('aria-rowindex', `${index + 2}`);
    return made;
  }

  /** The tab key stops at one row alone: the last one that had the focus, or else the first. */
  function reachable(): void {
    const one = shown.has(active) ? active : shown.keys().next().value;
    for (const [index, row] of shown) buttonOf(row)?.setAttribute('tabindex', index === one ? '0' : '-1');
  }

  element.addEventListener('focusin', ({ target }) => {
    for (const [index, row] of shown) if (target instanceof Node && row.contains(target)) active = index;
    reachable();
  });

  return {
    element,
    show,
    clear: () => {
      for (const row of shown.values()) row.remove();
      shown = new Map();
      active = 0;
      isAwaited = false;
    },
    target: (key, page, count) => {
      const steps: Readonly<Record<string, number>> = {
        ArrowDown: active + 1,
        ArrowUp: active - 1,
        PageDown: active + page,
        PageUp: active - page,
        Home: 0,
        End: count - 1,
      };
      const to = steps[key];
      return to === undefined ? undefined : Math.max(0, Math.min(count - 1, to));
    },
    focus: (index) => {
      active = index;
      isAwaited = true;
      focusAwaited();
    },
  };
}

function buttonOf(row: HTMLElement): HTMLElement | null {
  return row.querySelector('button');
}

/** What stands for the rows that aren't there. */
function space(columns: number): HTMLTableRowElement {
  return make('tr', { class: 'space', 'aria-hidden': 'true' }, make('td', { colspan: `${columns}` }));
}

/** A style by the program, not by an attribute, is what the page's policy lets through. */
function setHeight(row: HTMLTableRowElement, height: number): void {
  const [cell] = row.cells;
  if (cell) cell.style.height = `${height}px`;
  row.hidden = height === 0;
}
