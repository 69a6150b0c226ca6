import { show } from './shown.ts';

/** `npm run demo`: what a user would see, on the two projects of this folder. */
const checks = [
  ['One Raspberry Pi, and a project that asks for a newer Supervisor than it has', 'pi-hole'],
  ['Sixty-four devices of all ages, and a project of several services, some optional', 'kiosk'],
] as const;

for (const [title, project] of checks) {
  show(title, ['check', '--source', `examples/${project}`, '--devices', `examples/${project}.devices.json`]);
}
