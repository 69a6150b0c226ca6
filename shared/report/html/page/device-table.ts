import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { type Column, cellText, columnsOf } from './columns.ts';
import { controls } from './controls.ts';
import { type DeviceData, unpackGroups } from './device-data.ts';
import { deviceDialog } from './device-dialog.ts';
import { make } from './elements.ts';
import { type Choice, choose, type Row, rowsOf } from './rows.ts';
import { tableBody } from './table-body.ts';

const rowHeight = 35;
/** how many rows a printed page gets: more nobody reads on paper */
const printedRows = 500;

/**
 * Fills the table of devices. Just the rows that are seen are there, so that it stays quick whatever there is. The arrow
 * keys, Page Up, Page Down, Home and End go from row to row, and Enter shows all that is known of one.
 */
export function deviceTable(place: HTMLElement, data: DeviceData): void {
  const groups = unpackGroups(data);
  const rows = rowsOf(groups, data.devices);
  const columns = columnsOf(groups);
  let choice: Choice = { search: '', fleet: '', judgement: '', sortBy: 'judgement', isDescending: false };
  let found: readonly Row[] = [];

  const number = make('output', { 'aria-live': 'polite' });
  const heads = columns.map(([column, label]) => ({
    column,
    label,
    button: make('button', { type: 'button' }, label),
  }));
  const cells = heads.map(({ column, button }) => make('th', { scope: 'col', class: column }, button));
  const showDevice = deviceDialog(place);
  const body = tableBody(columns.length, rowElement);
  const table = make(
    'table',
    {},
    make('caption', {}, 'Devices'),
    make('thead', {}, make('tr', {}, ...cells)),
    body.element,
  );
  const scroller = make('div', { id: 'scroller', role: 'region', 'aria-label': 'Devices' }, table);
  place.append(controls(groups, number, update), scroller);

  const virtualizer = new Virtualizer<HTMLElement, HTMLElement>({
    count: 0,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => draw(),
  });
  virtualizer._willUpdate();
  virtualizer._didMount();
  update({});
  for (const { column, button } of heads) button.addEventListener('click', () => sort(column));
  scroller.addEventListener('keydown', (event) => {
    if (!(event.target instanceof Element) || !body.element.contains(event.target)) return;
    const page = Math.max(1, Math.floor(scroller.clientHeight / rowHeight) - 2);
    const to = body.target(event.key, page, found.length);
    if (to === undefined) return;
    event.preventDefault();
    body.focus(to);
    virtualizer.scrollToIndex(to);
  });
  addEventListener('beforeprint', () => body.show(found.slice(0, printedRows), { from: 0, before: 0, after: 0 }));
  addEventListener('afterprint', () => draw());

  function sort(column: Column): void {
    update({ sortBy: column, isDescending: choice.sortBy === column && !choice.isDescending });
  }

  function update(changes: Partial<Choice>): void {
    choice = { ...choice, ...changes };
    found = choose(rows, choice);
    const [some, all] = [found.length, rows.length].map((one) => one.toLocaleString('en-GB'));
    number.textContent = `${some} of ${all} ${data.of}`;
    table.setAttribute('aria-rowcount', `${found.length + 1}`);
    for (const [index, { column, label, button }] of heads.entries()) {
      const order = column !== choice.sortBy ? 'none' : choice.isDescending ? 'descending' : 'ascending';
      cells[index]?.setAttribute('aria-sort', order);
      button.textContent = `${label}${{ none: '', ascending: ' ▲', descending: ' ▼' }[order]}`;
    }
    body.clear();
    virtualizer.setOptions({ ...virtualizer.options, count: found.length });
    virtualizer.measure();
    scroller.scrollTop = 0;
    draw();
  }

  function draw(): void {
    const seen = virtualizer.getVirtualItems();
    const [first, last] = [seen[0], seen.at(-1)];
    body.show(found.slice(first?.index ?? 0, (last?.index ?? -1) + 1), {
      from: first?.index ?? 0,
      before: first?.start ?? 0,
      after: last ? virtualizer.getTotalSize() - last.end : 0,
    });
  }

  function rowElement(row: Row): HTMLTableRowElement {
    return make(
      'tr',
      {},
      ...columns.map(([column]) => {
        const text = cellText(row, column);
        if (column !== 'name') return make('td', { title: text }, text);
        const button = make(
          'button',
          { type: 'button', 'aria-haspopup': 'dialog', title: `${row.name}, ${row.uuid}` },
          text,
        );
        button.addEventListener('click', () => showDevice(row));
        return make('th', { scope: 'row' }, button);
      }),
    );
  }
}
