import { show } from './shown.ts';

/** `npm run demo:audit`: three fleets as they were one night, beside the night before, and as a page to open. */
const devices = ['kiosk', 'signage', 'spare'].flatMap((fleet) => ['--devices', `examples/estate/${fleet}.json`]);

show('Three fleets, the release that each device should be running, and the one that comes next', [
  'audit',
  ...devices,
  ...['--source', 'examples/kiosk', '--policy', 'examples/estate/balena-contracts.yml'],
  ...['--since', 'examples/estate/last-night.json', '--output', 'audit.html'],
]);
