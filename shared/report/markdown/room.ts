/** How much of each kind is shown at most. */
export interface Room {
  /** devices that a row names */
  readonly devices: number;
  /** reasons of one section, and excuses */
  readonly causes: number;
  /** requirements of one reason */
  readonly findings: number;
  /** fleets in the table of numbers, and of these how many are told of */
  readonly fleets: number;
  readonly toldFleets: number;
  readonly services: number;
  readonly diagnostics: number;
}

/** as much as is ever shown, however much room there is */
export const most: Room = {
  devices: 25,
  causes: 20,
  findings: 10,
  fleets: 100,
  toldFleets: 30,
  services: 50,
  diagnostics: 50,
};

/** From much to next to nothing: fewer devices first, then fewer reasons, then fewer fleets. */
export const rooms: readonly Room[] = [
  ...[25, 10, 5, 3, 1].map((devices): Room => ({ ...most, devices })),
  ...[10, 5, 3].map((causes): Room => ({ ...most, devices: 1, causes, findings: 5, services: 20, diagnostics: 20 })),
  ...[20, 10, 5, 2].map(
    (toldFleets): Room => ({ ...most, devices: 1, causes: 2, findings: 2, toldFleets, services: 5, diagnostics: 5 }),
  ),
  ...[100, 20, 5, 1].map(
    (fleets): Room => ({ devices: 0, causes: 0, findings: 0, fleets, toldFleets: 0, services: 0, diagnostics: 0 }),
  ),
];
