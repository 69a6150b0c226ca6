import { make } from './elements.ts';
import type { Row } from './rows.ts';

/** A device's name, in its own direction of writing, and its uuid as short as balena's tools show it. */
export function nameOf({ name, uuid }: Row): (Node | string)[] {
  return [make('bdi', {}, name), ...(uuid === '' ? [] : [` (${uuid.slice(0, 7)})`])];
}
