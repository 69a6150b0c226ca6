import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { type Column, columnsOf } from './columns.ts';
import { controls } from './controls.ts';
import { type DeviceData, unpackGroups } from './device-data.ts';
import { deviceDialog } from './device-dialog.ts';
import { nameOf } from './device-name.ts';
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
  /** on paper there is no window, and all of a table that grows with what stands in it would be drawn */
  let isPrinting = false;

  const number = make('output', { 'aria-live': 'polite' });
  const heads = columns.map(([column, label]) => ({
    column,
    label,
    button: make('button', { type: 'button' }, label),
  }));
  const cells = heads.map(({ column, button }) => make('th', { scope: 'col', class: column }, button));
  const showDevice = deviceDialog(place);
  const scroller = make('div', { id: 'scroller', role: 'region', 'aria-label': 'Devices', tabindex: '-1' });
  const body = tableBody(columns.length, rowElement, scroller);
  const table = make(
    'table',
    {},
    make('caption', {}, 'Devices'),
    make('thead', {}, make('tr', {}, ...cells)),
    body.element,
  );
  scroller.append(table);
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
    const { target, altKey, ctrlKey, metaKey } = event;
    if (altKey || ctrlKey || metaKey || !(target instanceof Element)) return;
    if (target !== scroller && !body.element.contains(target)) return;
    const page = Math.max(1, Math.floor(scroller.clientHeight / rowHeight) - 2);
    const to = body.target(event.key, page, found.length);
    if (to === undefined) return;
    event.preventDefault();
    body.focus(to);
    virtualizer.scrollToIndex(to);
  });
  addEventListener('beforeprint', () => {
    isPrinting = true;
    scroller.classList.add('printed');
    body.show(found.slice(0, printedRows), { from: 0, before: 0, after: 0 });
    tellNumber();
  });
  addEventListener('afterprint', () => {
    isPrinting = false;
    scroller.classList.remove('printed');
    tellNumber();
    draw();
  });

  function sort(column: Column): void {
    update({ sortBy: column, isDescending: choice.sortBy === column && !choice.isDescending });
  }

  function update(changes: Partial<Choice>): void {
    choice = { ...choice, ...changes };
    found = choose(rows, choice);
    tellNumber();
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

  function tellNumber(): void {
    const isCut = isPrinting && found.length > printedRows;
    const numbers = [...(isCut ? [printedRows] : []), found.length, rows.length];
    const of = numbers.map((one) => one.toLocaleString('en-GB')).join(' of ');
    number.textContent = `${isCut ? 'The first ' : ''}${of} ${data.of}`;
  }

  function draw(): void {
    if (isPrinting) return;
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
        if (column !== 'name') return make('td', { title: row.group[column] }, row.group[column]);
        const title = row.uuid === '' ? row.name : `${row.name}, ${row.uuid}`;
        const button = make('button', { type: 'button', 'aria-haspopup': 'dialog', title }, ...nameOf(row));
        button.addEventListener('click', () => showDevice(row));
        return make('th', { scope: 'row' }, button);
      }),
    );
  }
}
