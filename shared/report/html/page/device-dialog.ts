import { make } from './elements.ts';
import type { Row } from './rows.ts';

/** Shows all that is known of one device. */
export type ShowDevice = (row: Row) => void;

/** A dialog for one device at a time; closed by Escape or its button, and the row is where it was. */
export function deviceDialog(place: HTMLElement): ShowDevice {
  const dialog = make('dialog', { 'aria-labelledby': 'device-name' });
  place.append(dialog);
  return (row) => {
    const close = make('button', { type: 'button' }, 'Close');
    close.addEventListener('click', () => dialog.close());
    // What has the focus at first is what a dialog opens at: its beginning.
    dialog.replaceChildren(close, make('h2', { id: 'device-name' }, row.name), facts(row), ...findings(row));
    dialog.showModal();
  };
}

function facts({ uuid, group }: Row): HTMLElement {
  const { fleet, release, type, os, supervisor, judgement, since, next, reports } = group;
  const lines = [
    ['UUID', uuid],
    ['Fleet', fleet],
    ['Device type', type],
    ['balenaOS', os],
    ['Supervisor', supervisor],
    ['Should be running', release],
    ['Judgement', judgement],
    ['Since last audit', since],
    ['Next release', next],
    ['Reports', reports],
  ] as const;
  const told = lines.filter(([, value]) => value !== '');
  return make('dl', {}, ...told.flatMap(([label, value]) => [make('dt', {}, label), make('dd', {}, value)]));
}

function findings({ group }: Row): HTMLElement[] {
  return [...Map.groupBy(group.findings, ({ about }) => about)].flatMap(([about, some]) => [
    make('h3', {}, about),
    make(
      'ul',
      {},
      ...some.map(({ message, advice }) => make('li', {}, message, ...(advice === '' ? [] : [advised(advice)]))),
    ),
  ]);
}

function advised(advice: string): HTMLElement {
  return make('span', { class: 'advice' }, ` ${advice}`);
}
